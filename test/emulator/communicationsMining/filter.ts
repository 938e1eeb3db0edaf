/** Comment filters of streams, compiled to a test of one comment (UiPath API catalogue, CommentFilter). */
import type { AddressFilter, Choice, CommentFilter, Message, Minimum } from './objects';
import type { StoredComment } from './state';
import { parseTimestamp } from './timestamps';

type Test = (comment: StoredComment) => boolean;

/** A test that tells whether a stream with this filter hands the comment out. Every part of the filter must agree. */
export function compileFilter(filter: CommentFilter): Test {
	const tests = [...commentTests(filter), ...messageTests(filter), ...propertyTests(filter)];
	return (comment) => tests.every((test) => test(comment));
}

function commentTests({ timestamp, reviewed, sources }: CommentFilter): Test[] {
	const tests: Test[] = [];
	if (timestamp) {
		const bounds = instants(timestamp);
		tests.push((comment) => between(comment.timestamp, bounds));
	}
	if (reviewed) tests.push((comment) => comment.hasAnnotations === (reviewed === 'only_reviewed'));
	if (sources) {
		const chosen = new Set(sources);
		tests.push((comment) => chosen.has(comment.source.id));
	}
	return tests;
}

function instants({ minimum, maximum }: Minimum<string>): Minimum<number> {
	const earliest = minimum === undefined ? undefined : parseTimestamp(minimum);
	const latest = maximum === undefined ? undefined : parseTimestamp(maximum);
	return { ...(earliest !== undefined && { minimum: earliest }), ...(latest !== undefined && { maximum: latest }) };
}

function between(value: number, { minimum = -Infinity, maximum = Infinity }: Minimum<number>): boolean {
	return value >= minimum && value <= maximum;
}

function chosen<T>(value: T, { one_of, not_one_of }: Choice<T>): boolean {
	return (one_of === undefined || one_of.includes(value)) && !not_one_of?.includes(value);
}

function propertyTests({ user_properties = {} }: CommentFilter): Test[] {
	return Object.entries(user_properties).map(([key, rule]): Test => {
		const demands = rule.one_of !== undefined || rule.minimum !== undefined || rule.maximum !== undefined;
		return ({ content: { user_properties: properties } }) => {
			const value = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
			if (value === undefined) return !demands;
			return chosen(value, rule) && (typeof value === 'string' || between(value, rule));
		};
	});
}

const parties: Readonly<Record<'from' | 'recipient' | 'to' | 'cc' | 'bcc', (message: Message) => readonly string[]>> = {
	from: ({ from }) => (from === undefined ? [] : [from]),
	recipient: ({ to = [], cc = [], bcc = [] }) => [...to, ...cc, ...bcc],
	to: ({ to = [] }) => to,
	cc: ({ cc = [] }) => cc,
	bcc: ({ bcc = [] }) => bcc,
};

function messageTests({ messages = {} }: CommentFilter): Test[] {
	return (['from', 'recipient', 'to', 'cc', 'bcc'] as const).flatMap((party): Test[] => {
		const rule = messages[party];
		if (!rule) return [];
		const addressesOf = parties[party];
		return [({ content }) => fits(content.messages.flatMap(addressesOf).map(bareAddress), rule)];
	});
}

function fits(addresses: readonly string[], rule: AddressFilter): boolean {
	if (addresses.length === 0 && rule.include_missing) return true;
	const domains = addresses.map((address) => address.slice(address.lastIndexOf('@') + 1));
	return (
		wanted(addresses, rule.one_of) &&
		unwanted(addresses, rule.not_one_of) &&
		wanted(domains, rule.domain_one_of) &&
		unwanted(domains, rule.domain_not_one_of)
	);
}

function wanted(values: readonly string[], choices: readonly string[] | undefined): boolean {
	return choices === undefined || choices.some((choice) => values.includes(choice.toLowerCase()));
}

function unwanted(values: readonly string[], choices: readonly string[] | undefined): boolean {
	return choices === undefined || !choices.some((choice) => values.includes(choice.toLowerCase()));
}

/** `Alice <alice@company.com>` is compared as `alice@company.com`. */
function bareAddress(text: string): string {
	return (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
}
