import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { ItemRow } from '../entities/queueItem';
import { writeExactly } from '../json';
import type { ExportFile } from './records';

const COLUMNS: ReadonlyArray<readonly [string, (row: ItemRow) => string]> = [
	['Id', ({ item }) => String(item.id)],
	['Key', ({ item }) => item.key],
	['Queue', ({ item }) => item.queue.name],
	['Status', ({ item }) => item.status],
	['Review Status', ({ item }) => item.reviewStatus],
	['Reviewer', ({ item }) => item.reviewer?.userName ?? ''],
	['Reference', ({ item }) => item.reference ?? ''],
	['Exception', ({ item }) => item.processingException?.type ?? ''],
	['Exception Reason', ({ item }) => item.processingException?.reason ?? ''],
	['Deadline', ({ item }) => item.dueDate ?? ''],
	['Postpone', ({ item }) => item.deferDate ?? ''],
	['Priority', ({ item }) => item.priority],
	['Robot', ({ item }) => item.robot?.name ?? ''],
	['Started', ({ item }) => item.startProcessing ?? ''],
	['Ended', ({ item }) => item.endProcessing ?? ''],
	['Retry No.', ({ item }) => String(item.retryNumber)],
	['Created', ({ item }) => item.creationTime],
	['Progress', ({ item }) => item.progress ?? ''],
	['Specific Data', ({ item }) => writeExactly(item.specificContent ?? {})],
	['Output', ({ item }) => (item.output === null ? '' : writeExactly(item.output))],
];

const HEADER = line(COLUMNS.map(([name]) => name));
const CHUNK = 64 * 1_024;
/** Bytes of an artificial row. */
const ROW = 400;

function line(cells: readonly string[]): string {
	return stringify([[...cells]], { record_delimiter: '\r\n' });
}

/** The items as CSV, as they are at this moment. */
export function fileOf(rows: Iterable<ItemRow>): ExportFile {
	const lines = [HEADER];
	for (const row of rows) lines.push(line(COLUMNS.map(([, read]) => read(row))));
	const bytes = Buffer.from(lines.join(''), 'utf8');
	return { ticket: randomUUID(), size: bytes.length, chunks: () => [bytes] };
}

/** A file of exactly `size` bytes whose rows are made while it is read, so that any size costs no memory. */
export function artificialFile(queueName: string, size: number): ExportFile {
	return { ticket: randomUUID(), size, chunks: () => artificialChunks(queueName, size) };
}

function* artificialChunks(queueName: string, size: number): Generator<Buffer> {
	let left = size - HEADER.length;
	let chunk = HEADER.slice(0, size);
	for (let id = 1; left > 0; id += 1) {
		// The last row takes what would be too little for one more.
		const length = left < 2 * ROW ? left : ROW;
		chunk += artificialRow(queueName, id, length);
		left -= length;
		if (chunk.length < CHUNK) continue;
		yield Buffer.from(chunk, 'latin1');
		chunk = '';
	}
	if (chunk !== '') yield Buffer.from(chunk, 'latin1');
}

/** One row of exactly this many bytes: its last cell is filled up. */
function artificialRow(queueName: string, id: number, length: number): string {
	const values: Record<string, string> = { Id: String(id), Queue: queueName, Status: 'Successful', Reference: `REF-${id}` };
	const cells = COLUMNS.map(([name]) => values[name] ?? '').join(',');
	return `${cells.padEnd(length - 2, 'x')}\r\n`;
}
