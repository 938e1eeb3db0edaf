/** I3: success means that the state equals the request, whatever the network did; "nothing was changed" means that it did not. */
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';

import type { Outcome } from '../../nodes/shared/operation';
import type { Fault } from '../emulator';
import { emulated } from '../emulated';
import { readOf } from '../readOf';
import { hold } from './draws';
import { honestFaultsOn } from './randomFaults';
import { settles } from './settles';
import type { Settle } from './settles';
import { sceneIn, stateOf } from './settlingScene';
import type { Scene, State } from './settlingScene';
import { apiOf, isDone, isUnknown, outcomesOf } from './told';

interface Step {
	readonly settle: Settle;
	readonly faults: readonly Fault[];
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.record({ settle: settles, faults: fc.array(honestFaultsOn('*'), { maxLength: 3 }) }),
	{ minLength: 1, maxLength: 4 },
);

const held = emulated({ seed: 'empty' });

async function outcomeOf({ operation, service, parameters }: Settle, scene: Scene): Promise<Outcome> {
	const [outcome] = await outcomesOf(operation, [readOf(operation, parameters(scene))], apiOf(held.emulator, service));
	if (outcome === undefined) throw new Error('An item without an outcome');
	return outcome;
}

/** The states that the outcome allows. */
function allowed(outcome: Outcome, before: State, wanted: State): readonly State[] {
	if (isDone(outcome)) return [wanted];
	return isUnknown(outcome) ? [before, wanted] : [before];
}

async function taken({ settle, faults }: Step, scene: Scene): Promise<boolean> {
	const before = await stateOf(held.emulator, scene);
	held.emulator.faults.set(faults);
	const outcome = await outcomeOf(settle, scene);
	held.emulator.faults.clear();
	const after = await stateOf(held.emulator, scene);
	const told = 'items' in outcome ? 'done' : outcome.error.message;
	const states = allowed(outcome, before, settle.wanted(before, scene));
	const state = states.find((each) => isDeepStrictEqual(each, after)) ?? states[0];
	expect({ settle: settle.name, told, state: after }).toEqual({ settle: settle.name, told, state });
	return isDone(outcome);
}

async function obeyed(life: readonly Step[]): Promise<void> {
	const scene = sceneIn(held.emulator);
	for (const step of life) {
		const done = await taken(step, scene);
		// Once more, undisturbed: nothing more is changed or billed.
		if (done && step === life.at(-1)) await taken({ ...step, faults: [] }, scene);
	}
}

describe('The law of settling: done means as asked, and once more changes nothing', () => {
	it('holds for every order of settling requests and faults', async () => {
		await hold(fc.asyncProperty(steps, obeyed), 200);
	}, 600_000);
});
