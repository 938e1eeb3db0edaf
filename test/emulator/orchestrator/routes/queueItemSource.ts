import type { ItemRow } from '../entities/queueItem';
import { int64 } from '../json';
import type { Int64 } from '../json';
import type { Source } from '../odata/page';
import type { Expression, Literal } from '../odata/parser';
import type { Folder, Queue, QueueItem } from '../state/records';
import { itemsWithReference } from '../state/references';
import type { Tenant } from '../state/tenant';

/**
 * The rows of a list of queue items: one for each folder that shows the item. What the filter says about queue, Id and
 * Reference decides where to look, so that looking up references costs the same in a queue of any length.
 */
export function queueItemSource(
	tenant: Tenant,
	folders: readonly Folder[],
	filter: Expression | undefined,
): Source<ItemRow> {
	const conditions = filter ? conjuncts(filter) : [];
	const queues = wantedQueues(tenant, folders, conditions);
	const items = byId(conditions, tenant) ?? byReference(conditions, queues) ?? merged(queues);
	const shownIn = new Map(queues.map((queue) => [queue, folders.filter((folder) => queue.folders.has(folder))]));
	const rows = function* (ordered: Iterable<QueueItem>): Generator<ItemRow> {
		for (const item of ordered) {
			for (const folder of shownIn.get(item.queue) ?? []) yield { item, folder, listed: true };
		}
	};
	return { ascending: () => rows(items), descending: () => rows(backwards(items)) };
}

function* backwards(items: readonly QueueItem[]): Generator<QueueItem> {
	for (let index = items.length - 1; index >= 0; index -= 1) {
		const item = items[index];
		if (item) yield item;
	}
}

function conjuncts(expression: Expression): Expression[] {
	if (expression.kind !== 'and') return [expression];
	return [...conjuncts(expression.left), ...conjuncts(expression.right)];
}

/** The literals that a condition allows for a property: `X eq a`, `X in (a, b)`, or such joined by `or`. */
function allowed(condition: Expression, name: string): Literal[] | undefined {
	if (condition.kind === 'or') {
		const left = allowed(condition.left, name);
		const right = left && allowed(condition.right, name);
		return right && [...left, ...right];
	}
	if (condition.kind !== 'compare' && condition.kind !== 'in') return undefined;
	if (condition.path.join('/').toLowerCase() !== name) return undefined;
	if (condition.kind === 'in') return [...condition.literals];
	return condition.operator === 'eq' ? [condition.literal] : undefined;
}

function firstAllowed(conditions: readonly Expression[], name: string): Literal[] | undefined {
	for (const condition of conditions) {
		const literals = allowed(condition, name);
		if (literals) return literals;
	}
	return undefined;
}

function wholeNumbers(literals: readonly Literal[] | undefined): Set<Int64> | undefined {
	if (!literals?.every(({ kind, text }) => kind === 'number' && /^\d+$/.test(text))) return undefined;
	return new Set(literals.map(({ text }) => int64(text)));
}

function wantedQueues(tenant: Tenant, folders: readonly Folder[], conditions: readonly Expression[]): Queue[] {
	const ids = wholeNumbers(firstAllowed(conditions, 'queuedefinitionid'));
	const shown = (queue: Queue): boolean => folders.some((folder) => queue.folders.has(folder));
	return [...tenant.queues.values()].filter((queue) => (!ids || ids.has(queue.id)) && shown(queue));
}

function byId(conditions: readonly Expression[], tenant: Tenant): QueueItem[] | undefined {
	const ids = wholeNumbers(firstAllowed(conditions, 'id'));
	return ids && inOrderOfId([...ids].flatMap((id) => tenant.items.get(id) ?? []));
}

function byReference(conditions: readonly Expression[], queues: readonly Queue[]): QueueItem[] | undefined {
	const literals = firstAllowed(conditions, 'reference');
	if (!literals?.every(({ kind }) => kind === 'string')) return undefined;
	const references = new Set(literals.map(({ text }) => text.trim().toLowerCase()));
	return inOrderOfId(queues.flatMap((queue) => [...references].flatMap((text) => itemsWithReference(queue, text))));
}

function inOrderOfId(items: QueueItem[]): QueueItem[] {
	return items.sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** The items of several queues in one order. Sorting runs that are already sorted costs little more than copying them. */
function merged(queues: readonly Queue[]): readonly QueueItem[] {
	const filled = queues.filter(({ items }) => items.length > 0);
	const [only, ...more] = filled;
	if (only && more.length === 0) return only.items;
	return inOrderOfId(filled.flatMap(({ items }) => items));
}
