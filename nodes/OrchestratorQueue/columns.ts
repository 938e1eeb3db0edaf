import type { IDataObject } from 'n8n-workflow';

import { setOwn } from '../shared/wire/json';

/** Held by users, not by UiPath: their keys stay as they are. */
const VERBATIM = new Set(['SpecificContent', 'Output', 'Analytics']);

/** The JSON text of what stands beside it as an object. */
const REPEATED = new Set(['SpecificData', 'OutputData', 'AnalyticsData']);

/**
 * A reply of Orchestrator as n8n columns: names in camelCase at every depth (`RowVersion` → `rowVersion`), OData's annotations
 * and texts that repeat an object left out, the keys of specific content, output and analytics untouched. UiPath's `Error`
 * becomes `itemError`, since n8n takes an item with a top-level `error` for a failed one.
 */
export function columnsOf(reply: object): IDataObject {
	const columns: IDataObject = {};
	for (const [name, value] of Object.entries(reply)) {
		if (name.includes('@') || REPEATED.has(name)) continue;
		setOwn(columns, columnName(name), VERBATIM.has(name) ? (value as IDataObject[string]) : columnValue(value));
	}
	return columns;
}

function columnName(name: string): string {
	return name === 'Error' ? 'itemError' : name.charAt(0).toLowerCase() + name.slice(1);
}

function columnValue(value: unknown): IDataObject[string] {
	if (Array.isArray(value)) return value.map(columnValue);
	if (typeof value === 'object' && value !== null) return columnsOf(value);
	return value as IDataObject[string]; // Replies are JSON, so nothing but a plain value is left.
}
