import { exampleContent } from '../commands/example';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { createHome } from './home';
import type { Home } from './home';

jest.setTimeout(240_000);

const CSV_TO_SOURCE = 'csv-to-source';

let emulator: Emulator;
let home: Home;

beforeAll(async () => {
	emulator = await startEmulator({ seed: 'empty' });
	home = await createHome(await exampleContent(emulator));
});

afterAll(async () => {
	await home.remove();
	await emulator.stop();
});

const state = () => emulator.state() as { readonly bill: number; readonly comments: readonly unknown[] };

it('makes a comment of every row of the file', async () => {
	const execution = await home.execute(CSV_TO_SOURCE);

	expect(execution.status).toBe('success');
	expect(state()).toMatchObject({ bill: 12 });
	expect(state().comments).toHaveLength(12);
});

it('adds nothing and costs nothing when it runs again', async () => {
	const execution = await home.execute(CSV_TO_SOURCE);

	expect(execution.status).toBe('success');
	expect(state()).toMatchObject({ bill: 12 });
	expect(state().comments).toHaveLength(12);
});
