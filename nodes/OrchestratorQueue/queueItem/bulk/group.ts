/** Everything of one run that goes to the same queue with the same commit type. */
import { setImmediate as turn } from 'node:timers/promises';

import { asError } from '../../../shared/asError';
import type { Api } from '../../../shared/client/api';
import type { Entry, Host, Outcome, Refused } from '../../../shared/operation';
import { InputError } from '../../../shared/wire/input';
import { checkContent, contentSchemaOf } from '../../content/schema';
import { queueOf } from '../../queue';
import type { QueueDefinition } from '../../queue';
import { highestId } from '../lookup';
import type { NewItem } from '../newItem';
import { addBatch, notSent } from './batch';
import type { Bulk } from './batch';
import { batchesOf } from './batches';
import { readIds } from './identifiers';
import { Ledger } from './ledger';
import { Row } from './row';
import { outcomeOf } from './outcome';
import type { CommitType } from './send';

export interface BulkSettings {
	readonly commitType: CommitType;
	readonly itemsPerRequest: number;
	readonly includeIds: boolean;
}

/** One input item of a bulk add, read and checked. */
export type BulkItem = NewItem & BulkSettings;

/** UiPath takes as many in one upload (UiPath API catalogue, Rate and size limits). */
export const MOST_ITEMS = 15_000;

/** Well below what servers take in one request, so that a batch also arrives within its time. */
const BATCH_BYTES = 4_000_000;
const MOST_BYTES = 25_000_000;

/** `refused`: items of this run that cannot be sent, which decides about the others where the commit type says so. */
export async function addGroup(
	api: Api,
	entries: ReadonlyArray<Entry<BulkItem>>,
	host: Host,
	refused: readonly Refused[],
): Promise<readonly Outcome[]> {
	const [first] = entries;
	if (first === undefined) return [];
	const { headers, queue: choice, commitType, itemsPerRequest } = first.parameters;
	const queue = await queueOf(api, headers, choice);
	const { rows, broken } = rowsOf(entries, queue);
	const ledger = new Ledger();
	const sendable = withoutBlocked(rows, [...refused, ...broken], commitType, ledger);
	const limits = { items: itemsPerRequest, bytes: BATCH_BYTES };
	const batches = commitType === 'AllOrNothing' ? [whole(sendable)].values() : batchesOf(sendable, limits);
	const place = { headers, queue };
	const includeIds = entries.some(({ parameters }) => parameters.includeIds);
	const needsBaseline = sendable.length > 0 && (queue.EnforceUniqueReference === true || includeIds);
	const before = needsBaseline ? { ...place, highest: await highestId(api, place) } : undefined;
	const baseline = queue.EnforceUniqueReference === true ? before : undefined;
	await addBatches({ api, place, commitType, ledger, baseline }, batches);
	if (includeIds && before !== undefined) {
		const missing = await readIds(api, before, ledger, rows);
		if (missing > 0) host.hint(`${missing} items are in the queue, but UiPath's list does not show their IDs yet.`);
	}
	tell(host, ledger, rows);
	return [...broken, ...rows.map((row) => outcomeOf(row, ledger.verdict(row), queue.Name))];
}

async function addBatches(bulk: Bulk, batches: Iterator<readonly Row[], void>): Promise<void> {
	let goOn = true;
	let next = batches.next();
	while (next.done !== true) {
		const batch = next.value;
		const end: Promise<boolean> | boolean = goOn ? addedOrUnknown(bulk, batch) : notSent(bulk.ledger, batch);
		[goOn, next] = await Promise.all([end, following(batches)]);
	}
}

/** The next batch, written while the one before it is under way: two turns later, since undici takes one of its own to send it. */
async function following(batches: Iterator<readonly Row[], void>): Promise<IteratorResult<readonly Row[], void>> {
	await turn();
	await turn();
	return batches.next();
}

/** Where looking for lost items fails too, only what is still open is unknown. */
async function addedOrUnknown(bulk: Bulk, batch: readonly Row[]): Promise<boolean> {
	try {
		return await addBatch(bulk, batch);
	} catch (error) {
		bulk.api.signal?.throwIfAborted();
		const open = batch.filter((row) => bulk.ledger.verdict(row) === undefined);
		bulk.ledger.settleAll(open, { outcome: 'unknown', reason: asError(error).message });
		return false;
	}
}

/** Rows, and the items whose content does not match the queue's JSON schema. */
function rowsOf(
	entries: ReadonlyArray<Entry<BulkItem>>,
	queue: QueueDefinition,
): { readonly rows: readonly Row[]; readonly broken: readonly Refused[] } {
	const bySchema = entries.some(({ parameters }) => parameters.bySchema);
	const schema = bySchema ? contentSchemaOf(queue.SpecificDataJsonSchema) : undefined;
	const rows: Row[] = [];
	const broken: Refused[] = [];
	for (const { item, parameters } of entries) {
		try {
			if (schema !== undefined && parameters.bySchema) checkContent(schema, parameters.content);
			rows.push(new Row(item, parameters));
		} catch (error) {
			broken.push({ item, error: asError(error), details: { outcome: 'refused', queue: queue.Name } });
		}
	}
	return { rows, broken };
}

/** An item that cannot be sent is a failure too: all or nothing sends none then, and stop on first failure those before it. */
function withoutBlocked(
	rows: readonly Row[],
	refused: readonly Refused[],
	commitType: CommitType,
	ledger: Ledger,
): readonly Row[] {
	if (refused.length === 0 || commitType === 'ProcessAllIndependently') return rows;
	const first = refused.reduce((least, { item }) => Math.min(least, item), Infinity);
	const blocked = rows.filter(({ item }) => commitType === 'AllOrNothing' || item > first);
	const reason = `Not sent, because item ${first} (counted from 0) cannot be sent and the commit type does not go on after a failure.`;
	ledger.settleAll(blocked, { outcome: 'notAdded', reason });
	return rows.filter((row) => ledger.verdict(row) === undefined);
}

/** @throws InputError where the rows do not fit into the one request that all or nothing needs. */
function whole(rows: readonly Row[]): readonly Row[] {
	const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
	if (rows.length <= MOST_ITEMS && bytes <= MOST_BYTES) return rows;
	throw new InputError(
		`All or nothing needs one request, which may hold ${MOST_ITEMS} items and 25 MB; this run has ${rows.length} items and ` +
			`${Math.ceil(bytes / 1_000_000)} MB. Send fewer at a time, or choose another commit type.`,
	);
}

function tell(host: Host, ledger: Ledger, rows: readonly Row[]): void {
	const duplicates = rows.filter((row) => ledger.verdict(row)?.outcome === 'duplicate').length;
	if (duplicates > 0) host.hint(`${duplicates} of ${rows.length} items were in the queue already (duplicate references).`);
}
