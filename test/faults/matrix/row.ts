import type { Effect } from '../../../nodes/shared/wire/request';
import type { Emulator } from '../../emulator';
import type { PlacedOperation } from '../../operations/everyOperation';
import { isFile } from './answers';
import { attacked } from './attack';
import type { Attack, End } from './attack';
import { usualOf } from './usual';
import type { Target } from './usual';

/** One row of the matrix: something that goes wrong, and how every operation has to take it. */
export interface Row {
	/** As in the list of faults, e.g. `N5`. */
	readonly id: string;
	/** Completes "… while …". */
	readonly title: string;
	/** Why the row says nothing about this operation, or `undefined` where it applies. */
	spares?(placed: PlacedOperation): string | undefined;
	/** Which of the operation's requests the row leaves out, and where that is proven instead; `undefined` where none. */
	leavesOut?(placed: PlacedOperation): string | undefined;
	/** Attacks the operation and throws where it does not end as it must. */
	attack(emulator: Emulator, placed: PlacedOperation): Promise<void>;
}

/** A row that spoils each kind of request of an operation in turn, in each of the ways that `attacks` gives for it. */
export function onEachRequest(
	id: string,
	title: string,
	attacks: (target: Target, placed: PlacedOperation) => readonly Attack[],
	rest: Pick<Row, 'spares' | 'leavesOut'> = {},
): Row {
	return {
		id,
		title,
		...rest,
		async attack(emulator, placed) {
			const { targets } = await usualOf(emulator, placed);
			const spared = targets.filter((target) => attacks(target, placed).length === 0);
			expectAttacked(placed, targets.length - spared.length);
			if (spared.some(isFile)) expect(rest.leavesOut?.(placed)).toBeDefined();
			for (const target of targets) {
				for (const attack of attacks(target, placed)) await attacked(emulator, placed, target, attack);
			}
		},
	};
}

/** A cell must not pass because nothing was tried: such an operation has to be spared, with the reason. */
export function expectAttacked({ key }: PlacedOperation, requests: number): void {
	if (requests === 0) throw new Error(`Nothing of ${key} was attacked. Say in "spares" why the row says nothing about it.`);
}

/** The decision for a request that may have been applied: again, unless a second copy would be a second thing. */
export function unlessAdding(effect: Effect): Pick<Attack, 'end'> {
	return { end: effect === 'adds' ? 'unknown' : 'as ever' };
}

export const asEver: { readonly end: End } = { end: 'as ever' };
export const refused: { readonly end: End } = { end: 'refused' };
