import { int64 } from '../json';
import type { Entity, Property } from './entity';
import { ODataError } from './lexer';
import type { Comparison, Expression, Literal, TextFunction } from './parser';

type Comparable = string | number | bigint | boolean | null;
export type Predicate<Row> = (row: Row) => boolean;

export interface EvaluationLimits {
	/** Refuse every comparison of a date. */
	readonly refuseDates?: boolean;
}

/**
 * Compiles a `$filter` once, so that a row costs only its comparisons. Text is compared without case, as the database
 * collation that Orchestrator requires does. Throws an ODataError for unknown properties and literals of a wrong type.
 */
export function compile<Row>(expression: Expression, of: Entity<Row>, limits: EvaluationLimits = {}): Predicate<Row> {
	switch (expression.kind) {
		case 'and': {
			const left = compile(expression.left, of, limits);
			const right = compile(expression.right, of, limits);
			return (row) => left(row) && right(row);
		}
		case 'or': {
			const left = compile(expression.left, of, limits);
			const right = compile(expression.right, of, limits);
			return (row) => left(row) || right(row);
		}
		case 'not': {
			const operand = compile(expression.operand, of, limits);
			return (row) => !operand(row);
		}
		case 'compare':
			return comparison(expression.operator, usable(of.property(expression.path), limits), expression.literal);
		case 'in': {
			const property = usable(of.property(expression.path), limits);
			const wanted = new Set(expression.literals.map((literal) => literalFor(property, literal)));
			return (row) => wanted.has(comparable(property, property.read(row)));
		}
		case 'call':
			return textCall(expression.name, of.property(expression.path), expression.literal);
	}
}

function usable<Row>(property: Property<Row>, { refuseDates = false }: EvaluationLimits): Property<Row> {
	if (property.kind === 'object') throw new ODataError('The property cannot be used in the $filter query option.');
	if (property.kind === 'date' && refuseDates) throw new ODataError('Date comparisons are not supported.');
	return property;
}

function comparison<Row>(operator: Comparison, property: Property<Row>, literal: Literal): Predicate<Row> {
	const wanted = literalFor(property, literal);
	const value = (row: Row): Comparable => comparable(property, property.read(row));
	if (operator === 'eq') return (row) => value(row) === wanted;
	if (operator === 'ne') return (row) => value(row) !== wanted;
	if (property.kind === 'choice' || property.kind === 'flag') {
		throw new ODataError(`The operator '${operator}' cannot be applied to this property.`);
	}
	if (wanted === null) return () => false;
	return (row) => {
		const found = value(row);
		return found !== null && ordered(operator, found, wanted);
	};
}

function ordered(operator: Exclude<Comparison, 'eq' | 'ne'>, left: NonNullable<Comparable>, right: NonNullable<Comparable>) {
	switch (operator) {
		case 'gt':
			return left > right;
		case 'ge':
			return left >= right;
		case 'lt':
			return left < right;
		case 'le':
			return left <= right;
	}
}

function textCall<Row>(name: TextFunction, property: Property<Row>, literal: Literal): Predicate<Row> {
	if (property.kind !== 'text') throw new ODataError(`The function '${name}' needs a text property.`);
	const wanted = literalFor(property, literal);
	if (typeof wanted !== 'string') throw new ODataError(`The function '${name}' needs a text literal.`);
	const methods = { contains: 'includes', startswith: 'startsWith', endswith: 'endsWith' } as const;
	const method = methods[name];
	return (row) => {
		const found = comparable(property, property.read(row));
		return typeof found === 'string' && found[method](wanted);
	};
}

/** The value of a property in the form that comparisons and sorting use: text in lower case, dates in ms. */
export function comparable<Row>(property: Property<Row>, value: unknown): Comparable {
	if (typeof value === 'string') {
		if (property.kind === 'date') return Date.parse(value);
		return property.kind === 'choice' ? value : value.toLowerCase();
	}
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? value : null;
}

function literalFor<Row>(property: Property<Row>, literal: Literal): Comparable {
	if (literal.kind === 'null') return null;
	switch (property.kind) {
		case 'text':
			if (literal.kind === 'string') return literal.text.toLowerCase();
			break;
		case 'number':
			if (literal.kind === 'number') return numberOf(literal.text);
			break;
		case 'date':
			if (literal.kind === 'date') return Date.parse(literal.text);
			break;
		case 'guid':
			if (literal.kind === 'guid') return literal.text;
			break;
		case 'flag':
			if (literal.kind === 'flag') return literal.text === 'true';
			break;
		case 'choice':
			if (literal.kind === 'string') return chosen(property.choices ?? [], literal.text);
			break;
		case 'object':
			break;
	}
	throw new ODataError(`A ${literal.kind} literal cannot be compared with a ${property.kind} property.`);
}

function numberOf(text: string): number | bigint {
	return /^-?\d+$/.test(text) ? int64(text) : Number(text);
}

/** Enumerations are written by name or, as older servers do, by their number in quotes. */
function chosen(choices: readonly string[], text: string): string {
	const found = /^\d+$/.test(text) ? choices[Number(text)] : choices.find((name) => name === text);
	if (found === undefined) throw new ODataError(`'${text.slice(0, 100)}' is not a valid value of the enumeration.`);
	return found;
}
