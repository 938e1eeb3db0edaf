import type { TransactionData } from '../schemas/transaction';
import { priorities } from './records';
import type { Queue, QueueItem } from './records';
import { normalizedReference } from './references';

/** The item that a robot gets next: by priority, then due date, then id, among new ones that are not deferred. */
export function nextDue(queue: Queue, data: TransactionData, now: Date): QueueItem | undefined {
	const { Reference, ReferenceFilterOption } = data;
	const wanted = Reference ? normalizedReference(Reference) : undefined;
	let best: QueueItem | undefined;
	for (const item of queue.items) {
		if (item.status !== 'New' || isDeferred(item, now)) continue;
		if (wanted !== undefined && !hasReference(item, wanted, ReferenceFilterOption ?? 'Equals')) continue;
		if (!best || comesBefore(item, best)) best = item;
	}
	return best;
}

function isDeferred({ deferDate }: QueueItem, now: Date): boolean {
	return deferDate !== null && Date.parse(deferDate) > now.getTime();
}

function hasReference({ reference }: QueueItem, wanted: string, option: 'Equals' | 'StartsWith'): boolean {
	const found = reference === null ? '' : normalizedReference(reference);
	return option === 'Equals' ? found === wanted : found.startsWith(wanted);
}

function comesBefore(left: QueueItem, right: QueueItem): boolean {
	const byPriority = priorities.indexOf(left.priority) - priorities.indexOf(right.priority);
	if (byPriority !== 0) return byPriority < 0;
	const due = ({ dueDate }: QueueItem): number => (dueDate === null ? Infinity : Date.parse(dueDate));
	return due(left) === due(right) ? left.id < right.id : due(left) < due(right);
}
