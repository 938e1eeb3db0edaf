/** Reads what a stream is defined by, from the form or from JSON. */
import type { Values } from '../../shared/read';
import { InputError, quoted } from '../../shared/wire/input';
import { ownObject } from '../../shared/wire/json';
import type { Json } from '../../shared/wire/request';

type JsonObject = { readonly [key: string]: Json };

/**
 * What the user set of title, description, comment_filter and model (UiPath API catalogue, Streams: Stream object);
 * nothing else is sent, so an update leaves the rest as it is.
 */
export function definitionOf(read: Values): JsonObject {
	const titled = limited(read, 'title', 128);
	const described = limited(read, 'description', 16_384);
	const { filter, model } = read.choice('specify', ['fields', 'json']) === 'json' ? fromJson(read) : fromForm(read);
	return {
		...(titled !== undefined && { title: titled }),
		...(described !== undefined && { description: described }),
		...(Object.keys(filter).length > 0 && { comment_filter: filter }),
		...(model !== undefined && { model }),
	};
}

function limited(read: Values, name: string, most: number): string | undefined {
	const written = read.optionalText(name);
	if (written !== undefined && written.length > most) {
		throw new InputError(`The ${name} has ${written.length} characters; UiPath takes at most ${most}.`);
	}
	return written;
}

interface Definition {
	readonly filter: JsonObject;
	readonly model: JsonObject | undefined;
}

function fromJson(read: Values): Definition {
	const model = read.object('modelJson');
	return { filter: read.object('commentFilterJson'), model: Object.keys(model).length > 0 ? model : undefined };
}

function fromForm(read: Values): Definition {
	const within = (name: string) => `filterAndModel.${name}`;
	const from = read.optionalMoment(within('timestampFrom'));
	const to = read.optionalMoment(within('timestampTo'));
	const sources = read.texts(within('sources'));
	const domains = read.texts(within('fromDomains'));
	const properties = read.rows(within('userProperties'), 'rows').map(userPropertyOf);
	const filter: JsonObject = {
		...((from ?? to) !== undefined && { timestamp: { ...(from && { minimum: from }), ...(to && { maximum: to }) } }),
		...(sources.length > 0 && { sources }),
		...(domains.length > 0 && { messages: { from: { domain_one_of: domains } } }),
		...(properties.length > 0 && { user_properties: ownObject(properties) }),
	};
	return { filter, model: modelOf(read, within) };
}

function userPropertyOf(row: Values): readonly [string, JsonObject] {
	const type = row.choice('type', ['number', 'string']);
	const key = `${type}:${row.text('property')}`;
	const condition = row.choice('condition', ['between', 'not_one_of', 'one_of']);
	const values = row.texts('values').map((value) => (type === 'number' ? numberOf(value) : value));
	if (condition !== 'between') return [key, { [condition]: values }];
	const [minimum, maximum] = values;
	if (minimum === undefined || maximum === undefined || type !== 'number') {
		throw new InputError(`The condition on ${quoted(key)} needs the type Number and two values, such as 100, 1000.`);
	}
	return [key, { minimum, maximum }];
}

function numberOf(written: string): number {
	const value = Number(written);
	if (!Number.isFinite(value)) throw new InputError(`${quoted(written)} is not a number.`);
	return value;
}

function modelOf(read: Values, within: (name: string) => string): JsonObject | undefined {
	const thresholds = read.rows(within('thresholds'), 'rows').map((row) => ({
		name: row.text('label').split(/\s*>\s*/),
		threshold: row.number('threshold', { least: 0, most: 1 }),
	}));
	const version = read.optionalInteger(within('modelVersion'), { least: 0, most: Number.MAX_SAFE_INTEGER });
	if (version === undefined) {
		if (thresholds.length > 0) throw new InputError('Label thresholds need a model version: add "Model Version".');
		return undefined;
	}
	return { version, ...(thresholds.length > 0 && { label_thresholds: thresholds }) };
}
