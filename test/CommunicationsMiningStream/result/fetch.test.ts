import { emulated } from '../../emulated';
import { NODE, runNode } from '../../engine/runNode';
import { address } from '../address';

describe('Result: Fetch (Legacy)', () => {
	const held = emulated();

	const run = async (operation: string, parameters: object) =>
		await runNode(held.emulator, 'communicationsMiningStream', { resource: 'result', operation, ...address, ...parameters });

	it('gives the same comments as Get in the same shape, labels as joined paths, the most specific one first named', async () => {
		const fetched = (await run('fetch', { size: 20 })).json(NODE);
		const got = (await run('get', { maxResults: 20 })).json(NODE);
		const outline = ({ uid, reference, subject }: Record<string, unknown>) => ({ uid, reference, subject });
		expect(fetched.map(outline)).toEqual(got.map(outline));
		expect(fetched.map(({ label }) => label)).toContain('Dispute > Wrong Amount');
		expect(Object.keys(fetched[0] ?? {})).toEqual(Object.keys(got[0] ?? {}));
	});

	it('sends the size and how many comments may be passed', async () => {
		held.emulator.journal.clear();
		await run('fetch', { size: 8, options: { maxFiltered: 20 } });
		const [entry] = held.emulator.journal.entries().filter(({ rawPath }) => rawPath.endsWith('/fetch'));
		expect(JSON.parse(entry?.body ?? '')).toEqual({ size: 8, max_filtered: 20 });
	});

	it.each([0, 1025, 1.5])('refuses a size of %j before anything is sent', async (size) => {
		held.emulator.journal.clear();
		const finished = await run('fetch', { size });
		expect(finished.error?.message).toMatch(/"Size" must be a (whole )?number/);
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
