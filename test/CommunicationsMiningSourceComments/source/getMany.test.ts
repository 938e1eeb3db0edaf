import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { NODE, runComments } from '../runComments';

describe('Source: Get Many', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator({ seed: 'empty' });
	});
	beforeEach(() => {
		emulator.journal.clear();
	});
	afterAll(async () => {
		await emulator.stop();
	});

	const list = async (parameters: object) =>
		await runComments(emulator, { resource: 'source', operation: 'getMany', returnAll: true, ...parameters });
	const asked = () => emulator.journal.entries().map(({ route }) => route);

	it('lists the sources of a project', async () => {
		const names = (await list({})).json(NODE).map(({ name }) => name);
		expect(names).toEqual(['support-mailbox', 'claims-mailbox']);
		expect(asked()).toContain('GET /api/v1/sources/{project}');
	});

	it('lists those of every project on request', async () => {
		expect((await list({ allProjects: true })).json(NODE)).toHaveLength(2);
		expect(asked()).toContain('GET /api/v1/sources');
	});

	it('refuses what cannot be a project before anything is sent', async () => {
		expect((await list({ project: 'Op erations' })).error?.message).toContain('cannot be the API name of a project');
		expect(asked()).toEqual([]);
	});
});
