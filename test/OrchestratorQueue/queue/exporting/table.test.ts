import { Readable } from 'node:stream';

import { rowsOf } from '../../../../nodes/OrchestratorQueue/queue/exporting/table';

describe('the rows of an exported file', () => {
	const rows = async (text: string | Buffer, size = 3) => {
		const bytes = Buffer.from(text);
		const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => index * size);
		const chunks = starts.map((start) => bytes.subarray(start, start + size));
		return await rowsOf(Readable.from(chunks));
	};

	it.each([
		['quotes, commas and line breaks', 'Id,Text\r\n1,"a ""b"", c\r\nd"\r\n', [{ Id: '1', Text: 'a "b", c\r\nd' }]],
		['a byte order mark', '\uFEFFId\n1\n', [{ Id: '1' }]],
		['characters cut by the chunks', 'Id\n👩‍👩‍👧é\u0301\u2028ش\n', [{ Id: '👩‍👩‍👧é\u0301\u2028ش' }]],
		['large ids', 'Id\n9007199254740993\n', [{ Id: '9007199254740993' }]],
		['columns of the same name', 'A,A,A (2)\n1,2,3\n', [{ A: '1', 'A (2)': '2', 'A (2) (2)': '3' }]],
		['no rows', 'Id,Text\n', []],
		['nothing', '', []],
	])('are read with %s', async (_title, text, expected) => {
		expect(await rows(text)).toEqual(expected);
	});

	it('keep a column called __proto__ as a column', async () => {
		const [row] = await rows('__proto__,constructor\nx,y\n');
		expect(Object.entries(row ?? {})).toEqual([['__proto__', 'x'], ['constructor', 'y']]);
		expect(Reflect.get({}, 'x')).toBeUndefined();
	});

	it.each(['Id\n"1\n', 'A,B\n1\n', 'A\n1,2\n', 'A\n1"2\n'])('are not made up where the file is malformed: %j', async (text) => {
		await expect(rows(text)).rejects.toThrow(/is not readable as CSV \(\w+\)/);
	});

	it('end with the error of a file that is cut', async () => {
		const cut = Readable.from(
			(async function* () {
				yield Buffer.from('Id\n1\n');
				await Promise.resolve();
				throw new Error('cut');
			})(),
		);
		await expect(rowsOf(cut)).rejects.toThrow('cut');
	});
});
