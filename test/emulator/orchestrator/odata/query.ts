import { ODataError } from './lexer';
import { parseFilter } from './parser';
import type { Expression, Path } from './parser';

export interface Ordering {
	readonly path: Path;
	readonly descending: boolean;
}

/** The query options of one request, parsed; names in them are not yet checked against an entity. */
export interface Query {
	readonly filter?: Expression;
	readonly orderBy: readonly Ordering[];
	readonly top?: number;
	readonly skip: number;
	readonly select?: readonly string[];
	readonly expand: readonly string[];
	readonly count: boolean;
}

const SINGLE = ['$expand', '$select'];
const UNPAGED = [...SINGLE, '$filter', '$orderby', '$count'];
const ALL = [...UNPAGED, '$top', '$skip'];
const ALLOWED = { all: ALL, unpaged: UNPAGED, single: SINGLE } as const;
const MOST_ORDERINGS = 5;

/**
 * Reads `$filter`, `$orderby`, `$top`, `$skip`, `$select`, `$expand` and `$count` as far as the operation takes them.
 * Throws an ODataError for any other option that begins with `$` and for values that cannot be read.
 */
export function parseQuery(parameters: URLSearchParams, takes: keyof typeof ALLOWED): Query {
	const allowed: readonly string[] = ALLOWED[takes];
	for (const name of parameters.keys()) {
		if (!name.startsWith('$')) continue;
		if (!allowed.includes(name)) throw new ODataError(`The query option '${name.slice(0, 50)}' is not allowed.`);
		if (parameters.getAll(name).length > 1) throw new ODataError(`The query option '${name}' was given twice.`);
	}
	const filter = parameters.get('$filter');
	const top = parameters.get('$top');
	const select = parameters.get('$select');
	return {
		...(filter === null ? {} : { filter: parseFilter(filter) }),
		...(top === null ? {} : { top: wholeNumber('$top', top) }),
		...(select === null || select === '*' ? {} : { select: names('$select', select) }),
		skip: wholeNumber('$skip', parameters.get('$skip') ?? '0'),
		expand: names('$expand', parameters.get('$expand') ?? ''),
		orderBy: orderings(parameters.get('$orderby') ?? ''),
		count: yesOrNo(parameters.get('$count') ?? 'false'),
	};
}

function wholeNumber(option: string, text: string): number {
	if (!/^\d{1,10}$/.test(text)) throw new ODataError(`Invalid value '${text.slice(0, 50)}' for ${option}.`);
	return Number(text);
}

function yesOrNo(text: string): boolean {
	if (text !== 'true' && text !== 'false') throw new ODataError(`Invalid value '${text.slice(0, 50)}' for $count.`);
	return text === 'true';
}

function names(option: string, text: string): string[] {
	if (text === '') return [];
	return text.split(',').map((part) => {
		const name = part.trim();
		if (!/^[A-Za-z_]\w*$/.test(name)) throw new ODataError(`Invalid value '${name.slice(0, 50)}' in ${option}.`);
		return name;
	});
}

function orderings(text: string): Ordering[] {
	if (text === '') return [];
	const parts = text.split(',');
	if (parts.length > MOST_ORDERINGS) throw new ODataError(`At most ${MOST_ORDERINGS} $orderby expressions are allowed.`);
	return parts.map((part) => {
		const match = /^\s*([A-Za-z_]\w*(?:\/[A-Za-z_]\w*)?)(?:\s+(asc|desc))?\s*$/.exec(part);
		if (!match?.[1]) throw new ODataError(`Invalid value '${part.slice(0, 100)}' in $orderby.`);
		return { path: match[1].split('/'), descending: match[2] === 'desc' };
	});
}
