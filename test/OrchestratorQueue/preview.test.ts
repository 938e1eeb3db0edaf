/** The output previews that n8n's editor shows before a first run say what the operations really put out. */
import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { everyOperation } from '../operations/everyOperation';
import { arranged, NODE, ran } from '../operations/runSample';
import { isThere, textOf } from '../sources';

interface Preview {
	readonly type: string;
	readonly properties?: Readonly<Record<string, Preview>>;
	readonly items?: Preview;
}

const fileOf = (resource: string, operation: string) =>
	`nodes/OrchestratorQueue/__schema__/v1.0.0/${resource}/${operation}.json`;
const withPreview = everyOperation().filter(
	({ node, resource, operation }) => node === 'orchestratorQueue' && isThere(fileOf(resource, operation.value)),
);

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
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator({ seed: 'empty' });
	});
	afterAll(async () => {
		await emulator.stop();
	});

	it('exists for every operation', () => {
		const ours = everyOperation().filter(({ node }) => node === 'orchestratorQueue');
		const missing = ours.filter(({ resource, operation }) => !isThere(fileOf(resource, operation.value)));
		expect(missing.map(({ key }) => key)).toEqual([]);
	});

	it.each(withPreview)('is true for $key', async (placed) => {
		const preview = JSON.parse(textOf(fileOf(placed.resource, placed.operation.value))) as Preview;
		const finished = await ran(placed, await arranged(emulator, placed));
		expect(finished.json(NODE).flatMap((json) => differences(json, preview, '$'))).toEqual([]);
	});
});
