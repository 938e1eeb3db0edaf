/** Comments put into a source in batches of 1,024, three under way together. */
import { run, runBare } from '../engine';
import { startOver } from '../stock';
import { inLanes, jsonOf } from '../wire';
import { bearer } from '../world';
import { expectCount, locator } from './row';
import type { EngineRow } from './row';

const BATCH = 1024;
const SOURCE = { project: 'operations', source: 'claims-mailbox' } as const;
const BODY = 'The invoice shows an amount that was not agreed on, please correct it as soon as you can. '.repeat(10);

/** A row of a table, about 1 KB as JSON. */
function message(index: number) {
	const at = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
	return { id: index.toString(16).padStart(8, '0'), at, subject: `Claim ${index}`, text: BODY, from: 'claims@example.com' };
}

/** `message` as Communications Mining takes it. */
function comment({ id, at, subject, text, from }: ReturnType<typeof message>) {
	return { id, timestamp: at, messages: [{ subject: { text: subject }, body: { text }, from }] };
}

const messages = (size: number) => Array.from({ length: size }, (_, index) => message(index));

export const sync: EngineRow = {
	size: 65_536,
	before: startOver,
	ours: async (world, size) => {
		const parameters = {
			resource: 'comment',
			operation: 'createOrUpdate',
			project: locator('name', SOURCE.project),
			source: locator('name', SOURCE.source),
			commentFrom: 'form',
			idFrom: 'given',
			commentId: '={{ $json.id }}',
			timestamp: '={{ $json.at }}',
			subject: '={{ $json.subject }}',
			body: '={{ $json.text }}',
			from: '={{ $json.from }}',
		};
		const { finished, ms } = await run(world, 'communicationsMiningSourceComments', parameters, messages(size));
		expectCount(finished.json('Node').filter(({ outcome }) => outcome === 'created').length, size);
		return ms;
	},
	floor: async (world, size) => {
		const rows = messages(size);
		const url = `${world.communicationsMiningUrl}/api/v1/sources/${SOURCE.project}/${SOURCE.source}/sync`;
		let created = 0;
		const { ms } = await runBare(world, rows, async () => {
			await inLanes(Math.ceil(size / BATCH), 3, async (batch) => {
				const body = { comments: rows.slice(batch * BATCH, (batch + 1) * BATCH).map(comment) };
				const reply = await jsonOf<{ readonly new: number }>({ method: 'POST', url, headers: bearer(world.credentials), body });
				created += reply.new;
			});
			return rows.map(({ id }) => ({ outcome: 'created', commentId: id }));
		});
		expectCount(created, size);
		return ms;
	},
};
