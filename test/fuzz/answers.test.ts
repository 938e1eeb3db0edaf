/** Answers of UiPath, recorded and then changed: no operation crashes, hangs, pollutes or leaks, whatever it is answered. */
import fc from 'fast-check';

import { emulated } from '../emulated';
import { expectCleanEnd } from '../faults/matrix/attack';
import { isFile } from '../faults/matrix/answers';
import { usualOf } from '../faults/matrix/usual';
import { everyOperation } from '../operations/everyOperation';
import { arranged, ran } from '../operations/runSample';
import { fuzzed } from './bounded';
import { mutated, mutations } from './mutations';

jest.mock('../../nodes/shared/client/clock', () => jest.requireActual<object>('../faults/matrix/quickClock'));

const held = emulated({ seed: 'empty' });

const drawn = fc.record({
	operation: fc.constantFrom(...everyOperation().map(({ key }) => key)),
	/** Which of the operation's requests gets the changed answer. */
	request: fc.nat(3),
	/** The status may be another, too. */
	status: fc.oneof(
		{ weight: 4, arbitrary: fc.constant(undefined) },
		fc.constantFrom(200, 201, 202, 204, 400, 404, 409, 429, 500),
	),
	changes: mutations,
});

const operations = new Map(everyOperation().map((placed) => [placed.key, placed]));

it('ends every operation in items or in an error of our own words, whatever UiPath answers', async () => {
	await fuzzed(drawn, async ({ operation, request, status, changes }) => {
		const placed = operations.get(operation);
		if (placed === undefined) throw new Error(`There is no ${operation}`);
		const targets = (await usualOf(held.emulator, placed)).targets.filter((target) => !isFile(target));
		const target = targets[request % targets.length];
		if (target === undefined) return;
		const ready = await arranged(held.emulator, placed);
		const body = mutated(target.answer.body, changes);
		const headers = { 'content-type': 'application/json' };
		const answer = { status: status ?? target.answer.status, headers, body };
		held.emulator.faults.set([{ route: target.route, when: 'after', do: { answer } }]);
		expectCleanEnd(held.emulator, await ran(placed, ready));
	});
}, 120_000);
