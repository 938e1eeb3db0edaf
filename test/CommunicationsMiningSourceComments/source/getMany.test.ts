import { emulated } from '../../emulated';
import { NODE, runComments } from '../runComments';

describe('Source: Get Many', () => {
	const held = emulated({ seed: 'empty' });

	const list = async (parameters: object) =>
		await runComments(held.emulator, { resource: 'source', operation: 'getMany', returnAll: true, ...parameters });
	const asked = () => held.emulator.journal.entries().map(({ route }) => route);

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
