/** The CSV file of an export as items: one per row, every value a text. */
import type { CsvError } from 'csv-parse';
import type { IDataObject } from 'n8n-workflow';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';

import { ownObject } from '../../../shared/wire/json';
import { ExportError } from './exports';

/**
 * Rows of the file; ids keep every digit, since nothing is taken for a number.
 * @throws ExportError where it is not readable as CSV, RequestFailure where it is cut.
 */
export async function rowsOf(file: Readable): Promise<IDataObject[]> {
	// Only an export of items needs the parser, and loading it takes a while.
	const { CsvError: Malformed, parse } = await import('csv-parse');
	const parser = parse({ bom: true, skip_empty_lines: true });
	// The parser ends with the error of a file that is cut, and the loop throws it.
	pipeline(file, parser, () => undefined);
	return await collected(parser).catch((error: unknown) => {
		throw error instanceof Malformed ? unreadable(error) : error;
	});
}

async function collected(records: AsyncIterable<unknown>): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	let columns: readonly string[] | undefined;
	for await (const record of records) {
		const values = textsOf(record);
		if (columns === undefined) columns = distinct(values);
		else rows.push(rowOf(columns, values));
	}
	return rows;
}

function unreadable({ code }: CsvError): ExportError {
	return new ExportError(
		`The file that UiPath made is not readable as CSV (${code}), so no items were put out. Choose the output "CSV File" to get it as it is.`,
	);
}

function textsOf(record: unknown): readonly string[] {
	return Array.isArray(record) ? record.map(String) : [];
}

function rowOf(columns: readonly string[], values: readonly string[]): IDataObject {
	return ownObject(columns.map((name, index) => [name, values[index] ?? '']));
}

/** A column that is called like an earlier one gets a number, so that neither is lost. */
function distinct(names: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		let own = name;
		for (let number = 2; taken.has(own); number += 1) own = `${name} (${number})`;
		taken.add(own);
		return own;
	});
}
