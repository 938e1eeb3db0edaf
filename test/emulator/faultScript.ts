/** The fault script: which request goes wrong, when, and how. Pure; `faultyAnswer` carries it out on the wire. */
import { z } from 'zod';

const status = z.number().int().min(200).max(599);
const milliseconds = z.number().int().min(0).max(3_600_000);

/** Each way to go wrong, by its name. An action names exactly one. */
const actions = {
	answer: z
		.object({ status, headers: z.record(z.string()).optional(), body: z.unknown() })
		.strict(),
	reset: z.literal(true),
	hang: milliseconds,
	drip: z.number().positive(),
	cut: z.number().int().min(0),
	html: status,
	redirect: z.object({ to: z.string(), status: status.optional() }).strict(),
	contentType: z.string(),
	badGzip: z.literal(true),
	shortLength: z.literal(true),
};

/** The kinds of fault. */
export type FaultKind = keyof typeof actions;

/** Exactly one of the kinds; `then` belongs to `hang`, `chunked` to `cut`. */
const action = z
	.object({ ...actions, then: z.enum(['continue', 'close']), chunked: z.literal(true) })
	.partial()
	.strict()
	.superRefine((value, context) => {
		const kinds = Object.keys(value).filter((key) => key in actions);
		const refuse = (message: string): void => { context.addIssue({ code: 'custom', message }); };
		if (kinds.length !== 1) refuse(`needs exactly one of ${Object.keys(actions).join(', ')}`);
		if (value.then !== undefined && value.hang === undefined) refuse('"then" goes with "hang" only');
		if (value.chunked !== undefined && value.cut === undefined) refuse('"chunked" goes with "cut" only');
	});

const fault = z
	.object({
		route: z.string(),
		nth: z.number().int().min(1).optional(),
		times: z.number().int().min(1).optional(),
		when: z.enum(['before', 'after']).optional(),
		do: action,
	})
	.strict();

const script = z.array(fault);

/** What to do to an answer; exactly one kind is set. */
export type FaultAction = z.input<typeof action>;

/**
 * One fault. `route`: a route's name (the names of its holes, its case and a trailing `()` do not matter) or `*`.
 * `nth`: the first matching request that it hits, counted from 1 since it was set; `times`: how many in a row. `nth` alone
 * hits once, `times` alone starts at the first, neither hits every time. `when` is by default `after` for what is done to
 * the handler's own answer (drip, cut, contentType, badGzip, shortLength) and `before` for the rest.
 */
export type Fault = z.input<typeof fault>;

/** Faults that change how the handler's answer travels; the others take its place. */
const SHAPES: ReadonlySet<string> = new Set<FaultKind>(['drip', 'cut', 'contentType', 'badGzip', 'shortLength']);

/** The kind of an action. */
export function kindOf(chosen: FaultAction): FaultKind {
	const kind = Object.keys(chosen).find((key): key is FaultKind => key in actions);
	if (!kind) throw new Error('A fault needs something to do');
	return kind;
}

/** A list of faults that cannot be understood; the message says which and why. */
export class FaultScriptError extends Error {}

interface Armed {
	readonly fault: Fault;
	readonly route: string;
	readonly when: 'before' | 'after';
	seen: number;
}

/** What a request is in for. */
export interface Struck {
	readonly before?: FaultAction;
	readonly after?: FaultAction;
}

const NOTHING: Struck = {};

function comparable(route: string): string {
	return route.replace(/\{[^{}]*\}/g, '{}').replace(/\(\)$/, '').toLowerCase();
}

function hits({ fault: { nth, times }, seen }: Armed): boolean {
	if (nth === undefined && times === undefined) return true;
	const first = nth ?? 1;
	return seen >= first && seen < first + (times ?? 1);
}

/** Counts requests against the faults that were set, and says which strike. */
export class FaultScript {
	private armed: Armed[] = [];
	private readonly known: ReadonlySet<string>;

	/** `routes`: the names that a fault may aim at. */
	constructor(routes: Iterable<string>) {
		this.known = new Set([...routes].map(comparable));
	}

	/**
	 * Adds faults; their counts start now. A list set later is consulted before the earlier ones, and within a list the first
	 * that strikes wins. Throws FaultScriptError, and then nothing is added, on a wrong shape or an unknown route.
	 */
	add(faults: unknown): void {
		const parsed = script.safeParse(faults);
		if (!parsed.success) {
			const issues = parsed.error.issues.map(({ path, message }) => `[${path.join('.')}] ${message}`);
			throw new FaultScriptError(issues.join('; '));
		}
		for (const { route } of parsed.data) {
			if (route !== '*' && !this.known.has(comparable(route))) throw new FaultScriptError(`No route is named "${route}"`);
		}
		this.armed.unshift(...parsed.data.map(arm));
	}

	/** The faults that are set, as they were given, with the number of matching requests seen since. */
	list(): readonly (Fault & { readonly seen: number })[] {
		return this.armed.map(({ fault: given, seen }) => ({ ...given, seen }));
	}

	clear(): void {
		this.armed = [];
	}

	/** Counts one request to a route (null: no route matched, which only `*` is about). */
	strike(route: string | null): Struck {
		if (this.armed.length === 0) return NOTHING;
		const name = route === null ? null : comparable(route);
		const struck: { before?: FaultAction; after?: FaultAction } = {};
		for (const one of this.armed) {
			if (one.route !== '*' && one.route !== name) continue;
			one.seen += 1;
			if (hits(one)) struck[one.when] ??= one.fault.do;
		}
		return struck;
	}
}

function arm(given: Fault): Armed {
	const when = given.when ?? (SHAPES.has(kindOf(given.do)) ? 'after' : 'before');
	return { fault: given, route: comparable(given.route), when, seen: 0 };
}
