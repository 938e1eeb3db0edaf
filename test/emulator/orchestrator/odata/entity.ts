import { ODataError } from './lexer';

export type PropertyKind = 'text' | 'number' | 'date' | 'guid' | 'choice' | 'flag' | 'object';

/** One property of an entity: what kind of value it holds and how it is read from a row of our state. */
export interface Property<Row> {
	readonly kind: PropertyKind;
	/** The names of an enumeration in the order of their numbers. */
	readonly choices?: readonly string[];
	read(row: Row): unknown;
}

/** A navigation property, seen from the row that it starts at. */
export interface Navigation<Row> {
	property(path: readonly string[]): Property<Row>;
	dto(row: Row): object | null;
}

export interface Shape {
	/** Canonical names; `undefined` means every property. */
	readonly select?: ReadonlySet<string>;
	readonly expand?: ReadonlySet<string>;
}

/** An entity set's type: filters, orders and answers are all made from this one table. */
export interface Entity<Row> {
	/** Follows `X` or `X/Y`, in any case. Throws an ODataError for a name that does not exist. */
	property(path: readonly string[]): Property<Row>;
	/** The name, of a property or a navigation, as answers spell it. Throws an ODataError for one that does not exist. */
	memberName(name: string): string;
	navigationName(name: string): string;
	/** The answer's object: selected properties in their order; navigations are null unless expanded. */
	dto(row: Row, shape?: Shape): Record<string, unknown>;
}

export const text = <Row>(read: (row: Row) => string | null): Property<Row> => ({ kind: 'text', read });
export const number = <Row>(read: (row: Row) => number | bigint | null): Property<Row> => ({ kind: 'number', read });
export const date = <Row>(read: (row: Row) => string | null): Property<Row> => ({ kind: 'date', read });
export const guid = <Row>(read: (row: Row) => string | null): Property<Row> => ({ kind: 'guid', read });
export const flag = <Row>(read: (row: Row) => boolean | null): Property<Row> => ({ kind: 'flag', read });
/** An object or a list: part of answers, but neither filtered nor ordered by. */
export const content = <Row>(read: (row: Row) => unknown): Property<Row> => ({ kind: 'object', read });
export const choice = <Row>(choices: readonly string[], read: (row: Row) => string | null): Property<Row> => ({
	kind: 'choice',
	choices,
	read,
});

export function navigation<Row, Target>(target: Entity<Target>, follow: (row: Row) => Target | null): Navigation<Row> {
	return {
		property(path) {
			const property = target.property(path);
			const read = (row: Row): unknown => {
				const end = follow(row);
				return end === null ? null : property.read(end);
			};
			return { ...property, read };
		},
		dto(row) {
			const end = follow(row);
			return end === null ? null : target.dto(end);
		},
	};
}

export function entity<Row>(
	properties: Readonly<Record<string, Property<Row>>>,
	navigations: Readonly<Record<string, Navigation<Row>>> = {},
): Entity<Row> {
	const propertyNames = namesByLowerCase(Object.keys(properties));
	const navigationNames = namesByLowerCase(Object.keys(navigations));
	const propertyEntries = Object.entries(properties);
	const navigationEntries = Object.entries(navigations);
	const find = (names: ReadonlyMap<string, string>, name: string): string =>
		names.get(name.toLowerCase()) ?? unknownName(name);
	return {
		property([first = '', ...rest]) {
			if (rest.length === 0) return properties[find(propertyNames, first)] ?? unknownName(first);
			return navigations[find(navigationNames, first)]?.property(rest) ?? unknownName(first);
		},
		memberName: (name) => propertyNames.get(name.toLowerCase()) ?? find(navigationNames, name),
		navigationName: (name) => find(navigationNames, name),
		dto(row, { select, expand } = {}) {
			const dto: Record<string, unknown> = {};
			for (const [name, property] of propertyEntries) {
				if (!select || select.has(name)) dto[name] = property.read(row);
			}
			for (const [name, target] of navigationEntries) {
				const expanded = expand?.has(name) ?? false;
				if (expanded || !select) dto[name] = expanded ? target.dto(row) : null;
			}
			return dto;
		},
	};
}

function namesByLowerCase(names: readonly string[]): Map<string, string> {
	return new Map(names.map((name) => [name.toLowerCase(), name]));
}

function unknownName(name: string): never {
	throw new ODataError(`Could not find a property named '${name.slice(0, 100)}'.`);
}
