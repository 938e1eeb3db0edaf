/**
 * Typed, trimmed access to the parameters of one input item. Whatever cannot be used is refused here, with the
 * parameter's own name on the panel, before anything is sent.
 */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { LookedUp } from './lookedUp';
import type { Panel } from './lookedUp';
import type { Json } from './wire/request';

/** Raw value of a parameter (`options.x` reaches into a collection); `undefined` where it is not set. */
export type Lookup = (name: string, how?: 'whole locator') => unknown;

/** A resource locator as chosen: from the list, by name, by ID, by path. */
export interface Located {
	readonly mode: string;
	readonly value: string;
}

export interface Values {
	/** True where the parameter is set to something other than an empty text. */
	has(name: string): boolean;
	/** Trimmed text; an empty one is refused. Numbers are accepted and written in digits. */
	text(name: string): string;
	/** Trimmed text, or `undefined` where it is empty or not set. */
	optionalText(name: string): string | undefined;
	/** Text exactly as entered, spaces and line breaks included; may be empty. */
	verbatim(name: string): string;
	/** A whole number within the bounds (both inclusive). */
	integer(name: string, bounds: { readonly least: number; readonly most: number }): number;
	optionalInteger(name: string, bounds: { readonly least: number; readonly most: number }): number | undefined;
	number(name: string, bounds: { readonly least: number; readonly most: number }): number;
	flag(name: string): boolean;
	/** One of the allowed values. */
	choice<T extends string>(name: string, allowed: readonly T[]): T;
	/** Several of the allowed values. */
	choices<T extends string>(name: string, allowed: readonly T[]): readonly T[];
	/** A list of texts: an array, or one text with a value per line or comma. Empty entries fall away. */
	texts(name: string): readonly string[];
	/** The same, but a comma belongs to its value: for ids, which may hold one. */
	lines(name: string): readonly string[];
	/** A moment as `YYYY-MM-DDTHH:mm:ss.sssZ`; one without time zone is local to the workflow's, as n8n's date picker means it. */
	moment(name: string): string;
	optionalMoment(name: string): string | undefined;
	/** The same, but one without time zone is refused: for what cannot be undone. */
	zonedMoment(name: string): string;
	/** A JSON object, given as such or as text. */
	object(name: string): { readonly [key: string]: Json };
	/** Any JSON value, given as such or as text. */
	json(name: string): unknown;
	/** The parameters of a collection other than Options. */
	collection(name: string): Values;
	/** The rows of a fixed collection (`name.values`). */
	rows(name: string, values: string): readonly Values[];
	located(name: string): Located;
}

/** All that the panel holds, as it is for one input item. */
export interface PanelValues extends Values {
	/** The parameters under Options. */
	readonly options: Values;
}

export interface Read extends PanelValues {
	/** Index of the input item. */
	readonly item: number;
	/** The JSON of the input item. */
	readonly input: IDataObject;
	/** What is the same for all input items of the execution; one object for all of them. */
	readonly panel: Panel;
	/** What `work` gives, and whether a parameter that it asked for may differ between input items. */
	observed<T>(work: (panel: PanelValues) => T): { readonly value: T; readonly differs: boolean };
}

/** Makes the reader of one input item; what is the same for all items is worked out once. */
export type Reader = (lookup: Lookup, item: number, input: IDataObject) => Read;

/**
 * `fields` give the names that errors use; `zone` is the workflow's time zone (IANA name); `differs` tells of a parameter whether it
 * may differ between input items.
 */
export function createReader(
	fields: readonly INodeProperties[],
	zone: string,
	differs: (name: string) => boolean = () => true,
): Reader {
	const panel = { titles: titlesOf(fields), zone, differs };
	return (lookup, item, input) => new ItemRead(lookup, panel, item, input);
}

class ItemRead extends LookedUp implements Read {
	#options: Values | undefined;

	constructor(
		lookup: Lookup,
		panel: Panel,
		readonly item: number,
		readonly input: IDataObject,
	) {
		super(lookup, panel);
	}

	get options(): Values {
		this.#options ??= this.collection('options');
		return this.#options;
	}

	observed<T>(work: (panel: PanelValues) => T): { readonly value: T; readonly differs: boolean } {
		const { lookup, panel, item, input } = this;
		let differs = false;
		const observing: Lookup = (name, how) => {
			differs ||= panel.differs(name);
			return lookup(name, how);
		};
		const value = work(new ItemRead(observing, panel, item, input));
		return { value, differs };
	}
}

function titlesOf(fields: readonly INodeProperties[], titles = new Map<string, string>()): ReadonlyMap<string, string> {
	for (const field of fields) {
		titles.set(field.name, field.displayName);
		for (const option of field.options ?? []) {
			if ('values' in option) titlesOf(option.values, titles);
			else if ('displayName' in option) titlesOf([option], titles);
		}
	}
	return titles;
}
