/** Rows N7, N19, N20 and N25: where UiPath cannot be reached, a list never ends, somebody stops the run, an item fails midway. */
import { setTimeout as later } from 'node:timers/promises';

import { arranged, NODE, ran, started } from '../../operations/runSample';
import { expectCleanEnd } from './attack';
import { forgetWaits, waits } from './quickClock';
import type { Row } from './row';
import { callsTo, usualOf } from './usual';

/** Nothing listens there. */
const NOWHERE = { orchestratorUrl: 'http://127.0.0.1:1', communicationsMiningUrl: 'http://127.0.0.1:1' };

const MOST_PAGES = 25;

/** The first answer of a list, as long as a page may be, and followed by itself for ever. */
function endless(body: string): string {
	const page = JSON.parse(body) as Record<string, unknown>;
	const value = page['value'] as readonly unknown[] | undefined;
	if (value !== undefined && value.length > 0) {
		page['value'] = Array.from({ length: 100 }, (_, at) => value[at % value.length]);
	}
	if ('continuation' in page || 'comments' in page) page['continuation'] = 'again';
	return JSON.stringify(page);
}

export const courseRows: readonly Row[] = [
	{
		id: 'N7',
		title: 'UiPath cannot be reached',
		async attack(emulator, placed) {
			const ready = await arranged(emulator, placed);
			forgetWaits();
			const finished = await ran(placed, { ...ready, account: { ...ready.account, ...NOWHERE } });
			expect(finished.error?.message).toMatch(/could not be reached \(ECONNREFUSED\)/);
			expect(finished.error?.message).not.toMatch(/unknown whether/);
			expect(waits).toHaveLength(3);
			expect(callsTo(emulator)).toEqual([]);
			expectCleanEnd(emulator, finished);
		},
	},
	{
		id: 'N19',
		title: 'a page of a list leads to itself again',
		spares: ({ operation }) => (operation.kind === 'paged' ? undefined : 'it reads no list page by page'),
		async attack(emulator, placed) {
			const { targets } = await usualOf(emulator, placed);
			const target = targets.at(-1);
			if (target === undefined) throw new Error('It asks for nothing');
			const ready = await arranged(emulator, placed);
			const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: endless(target.answer.body) };
			emulator.faults.set([{ route: target.route, do: { answer } }]);
			const finished = await ran(placed, { ...ready, parameters: { ...ready.parameters, returnAll: true } });
			expect(callsTo(emulator).length).toBeLessThanOrEqual(MOST_PAGES);
			expectCleanEnd(emulator, finished);
		},
	},
	{
		id: 'N20',
		title: 'the execution is cancelled while UiPath keeps silent',
		async attack(emulator, placed) {
			const { targets } = await usualOf(emulator, placed);
			const route = targets[0]?.route ?? '*';
			const ready = await arranged(emulator, placed);
			emulator.faults.set([{ route, do: { hang: 60_000 } }]);
			const running = await started(placed, ready);
			for (let tries = 0; tries < 2000 && callsTo(emulator).length === 0; tries += 1) await later(1);
			const silentSince = performance.now();
			running.cancel();
			const finished = await running.finished;
			// The engine calls it an error where the node ends by throwing.
			expect(['canceled', 'error']).toContain(finished.status);
			expect(performance.now() - silentSince).toBeLessThan(5000);
			await later(2);
			expect(callsTo(emulator)).toHaveLength(1);
			expectCleanEnd(emulator, finished);
		},
	},
	{
		id: 'N25',
		title: 'the second of three items fails',
		spares: ({ operation }) => (operation.effect === 'adds' ? undefined : 'running it again changes nothing more'),
		async attack(emulator, placed) {
			const { targets } = await usualOf(emulator, placed);
			const route = targets.find(({ effect }) => effect === 'adds')?.route ?? '*';
			const ready = await arranged(emulator, placed);
			const together = placed.operation.kind === 'composed' && placed.operation.takes === 'all items';
			const answer = { status: 400, body: { message: 'No' } };
			emulator.faults.set([{ route, nth: together ? 1 : 2, do: { answer } }]);
			const finished = await ran(placed, { ...ready, input: [{ n: 'A-1' }, { n: 'A-2' }, { n: 'A-3' }] });
			const words = together ? /0 of 3 items were done, the others were not; the first of those is item 0/ : /1 of 3 items were done before; go on at item 1/;
			expect(finished.error?.description).toMatch(words);
			expect(finished.items(NODE)).toEqual([]);
		},
	},
];
