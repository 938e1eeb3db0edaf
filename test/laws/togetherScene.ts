/** What input items of one execution do to the same thing, and whether an order of what they were told leads to what became of it. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';

import type { Emulator } from '../emulator';

/** What one input item wants: the JSON of the item, which the parameters name. */
export type Change = Readonly<Record<string, string>>;

/** What one input item was told. `superseded`: that a later one has taken its place. */
export interface Told {
	/** The thing that it names. */
	readonly thing: string;
	readonly change: Change;
	readonly word: 'done' | 'unknown' | 'not done' | 'superseded';
	/** What was put out for it, where it was done and read. */
	readonly output: IDataObject | undefined;
}

/** How one change changes one thing. */
interface Rules<State> {
	/** The states that the change may lead to: none where it cannot be done, several where only `output` tells which one it was. */
	after(before: State, change: Change, output: IDataObject | undefined): readonly State[];
	/** Whether it is right that the change is not done. Default: where it cannot be. */
	refuses?(before: State, change: Change): boolean;
	/** The input items are done in their order. Default: in any. */
	readonly inOrder?: true;
}

interface SceneOf<State> extends Rules<State> {
	/** Parameters that name `$json.thing` and what else a change holds. */
	readonly parameters: INodeParameters;
	readonly changes: fc.Arbitrary<Change>;
	/** Whose token the operation needs; a user's without it. */
	readonly as?: 'robot';
	/** Puts two things in their place, and names them. */
	things(emulator: Emulator): readonly string[] | Promise<readonly string[]>;
	look(emulator: Emulator, thing: string): State | Promise<State>;
	/** What an input item holds besides its change. */
	more?(emulator: Emulator, thing: string, change: Change): Change;
}

/** A scene that has begun, its things in their places. */
export interface Begun {
	readonly things: readonly string[];
	inputOf(thing: string, change: Change): Change;
	/** The things whose state no order explains; `faulty`: the network may have been in the way of any of them. */
	unexplained(told: readonly Told[], faulty: boolean): Promise<readonly object[]>;
}

/** One operation that several input items may do to one thing. */
export interface Scene extends Pick<SceneOf<unknown>, 'parameters' | 'changes' | 'as'> {
	/** `node/resource/operation`, and `/` and a word more where there are several of one. */
	readonly key: string;
	begin(emulator: Emulator): Promise<Begun>;
}

export function scene<State>(key: string, of: SceneOf<State>): Scene {
	const { look, things, more, ...rest } = of;
	return {
		...rest,
		key,
		async begin(emulator) {
			const names = await things(emulator);
			const held = await Promise.all(names.map(async (thing) => ({ thing, before: await look(emulator, thing) })));
			return {
				things: names,
				inputOf: (thing, change) => ({ thing, ...change, ...more?.(emulator, thing, change) }),
				async unexplained(told, faulty) {
					const wrong: object[] = [];
					for (const { thing, before } of held) {
						const own = told.filter((each) => each.thing === thing);
						const now = await look(emulator, thing);
						if (!explains(of, own, before, now, faulty)) wrong.push({ thing, before, told: own, now });
					}
					return wrong;
				},
			};
		},
	};
}

/** Whether the changes, one after another in some order, lead from one state to the other. */
function explains<State>(rules: Rules<State>, told: readonly Told[], from: State, to: State, faulty: boolean): boolean {
	if (told.length === 0) return isDeepStrictEqual(from, to);
	return told.slice(0, rules.inOrder ? 1 : told.length).some((one, index) => {
		const others = told.filter((_, place) => place !== index);
		return possible(rules, one, others, from, faulty).some((next) => explains(rules, others, next, to, faulty));
	});
}

function possible<State>(
	{ after, refuses }: Rules<State>,
	{ word, change, output }: Told,
	later: readonly Told[],
	before: State,
	faulty: boolean,
): readonly State[] {
	const changed = after(before, change, output);
	switch (word) {
		case 'done':
			return changed;
		case 'unknown':
			return faulty ? [before, ...changed] : [];
		case 'superseded':
			return later.length > 0 ? [before] : [];
		case 'not done': {
			const rightly = refuses === undefined ? changed.length === 0 : refuses(before, change);
			return faulty || rightly ? [before] : [];
		}
	}
}
