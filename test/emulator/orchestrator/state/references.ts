import type { Queue, QueueItem } from './records';

/** References are compared without case and without spaces around them. */
export function normalizedReference(reference: string): string {
	return reference.trim().toLowerCase();
}

export function fileReference(queue: Queue, item: QueueItem): void {
	if (item.reference === null) return;
	const reference = normalizedReference(item.reference);
	const filed = queue.byReference.get(reference);
	if (filed) filed.push(item);
	else queue.byReference.set(reference, [item]);
}

export function itemsWithReference(queue: Queue, reference: string): readonly QueueItem[] {
	return queue.byReference.get(normalizedReference(reference)) ?? [];
}

/** Whether a unique queue would refuse this reference; `Deleted` and `Retried` items do not count. */
export function isReferenceTaken(queue: Queue, reference: string): boolean {
	return itemsWithReference(queue, reference).some(({ status }) => status !== 'Deleted' && status !== 'Retried');
}
