import { bodyOfRows } from '../../../nodes/shared/wire/bodyOfRows';

test.each([
	{ texts: ['a'] },
	{ texts: ['a', 'Zoë', '進捗', '😀', '', 'x'.repeat(100_000)] },
])('rows stand between what comes before and after them, byte for byte', ({ texts }) => {
	const rows = texts.map((text) => JSON.stringify({ text }));
	const written = rows.map((json) => ({ json, bytes: Buffer.byteLength(json) }));
	const { bytes } = bodyOfRows('{"é":"進","rows":[', written, ']}');
	expect(Buffer.from(bytes).toString()).toBe(`{"é":"進","rows":[${rows.join(',')}]}`);
	expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({ é: '進', rows: texts.map((text) => ({ text })) });
});
