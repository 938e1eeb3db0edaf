/** The output previews that n8n's editor shows before a first run say what the operations really put out. */
import path from 'node:path';
import { emulated } from './emulated';
import { publishedNodes } from './engine/nodeTypes';
import { everyOperation } from './operations/everyOperation';
import type { PlacedOperation } from './operations/everyOperation';
import { arranged, NODE, ran } from './operations/runSample';
import { isThere, textOf } from './sources';

interface Preview {
	readonly type: string;
	readonly properties?: Readonly<Record<string, Preview>>;
	readonly items?: Preview;
}

const operations = everyOperation();
const folders = new Map(publishedNodes().map(({ source, node }) => [node.description.name, path.dirname(source)]));
const fileOf = ({ node, resource, operation }: PlacedOperation) =>
	`${folders.get(node) ?? node}/__schema__/v1.0.0/${resource}/${operation.value}.json`;
const withPreview = operations.filter((placed) => isThere(fileOf(placed)));

/** Where `value` is something else than the preview says, as paths. Nothing is known of what may be null or left out. */
function differences(value: unknown, preview: Preview | undefined, at: string): readonly string[] {
	if (preview === undefined) return [`${at} is not in the preview`];
	if (value === null) return [];
	if (typeOf(value) !== preview.type && !(typeOf(value) === 'integer' && preview.type === 'number')) {
		return [`${at} is ${typeOf(value)}, not ${preview.type}`];
	}
	if (Array.isArray(value)) return value.flatMap((one) => differences(one, preview.items, `${at}[]`));
	if (typeof value !== 'object' || preview.properties === undefined) return [];
	const known = preview.properties;
	return Object.entries(value).flatMap(([name, one]) => differences(one, known[name], `${at}.${name}`));
}

function typeOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

describe('An output preview', () => {
	const held = emulated({ seed: 'empty' });

	it('exists for every operation', () => {
		const missing = operations.filter((placed) => !isThere(fileOf(placed)));
		expect(missing.map(({ key }) => key)).toEqual([]);
	});

	it.each(withPreview)('is true for $key', async (placed) => {
		const preview = JSON.parse(textOf(fileOf(placed))) as Preview;
		const finished = await ran(placed, await arranged(held.emulator, placed));
		expect(finished.json(NODE).flatMap((json) => differences(json, preview, '$'))).toEqual([]);
	});
});
