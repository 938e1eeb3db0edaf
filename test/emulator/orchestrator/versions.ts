import type { Answer, Call } from '../route';
import { rowVersion } from './entities/queueItem';
import { context, json } from './handler';
import type { Int64 } from './json';
import { Refusal } from './refusal';
import type { VersionedItem } from './schemas/queueItem';
import type { Folder, QueueItem } from './state/records';
import type { Tenant } from './state/tenant';

interface Change {
	/** Whether the item's state lets it be changed so. */
	permits(item: QueueItem): boolean;
	apply(item: QueueItem): void;
	/** What `Message` says where at least one item was not changed. */
	readonly failure: string;
}

/**
 * Changes items that the caller names with the RowVersion that it saw last. Always 200: ids that are unknown, stale or in
 * the wrong state come back in `FailedItems` (a stale one as 409 where the setting says so; neither form is verified).
 */
export function changeVersioned(
	call: Call,
	tenant: Tenant,
	folder: Folder,
	named: readonly VersionedItem[],
	change: Change,
): Answer {
	if (tenant.settings.staleRowVersion === '409') refuseStale(tenant, named);
	const failed: Int64[] = [];
	for (const { Id, RowVersion } of named) {
		const item = Id === undefined ? undefined : tenant.items.get(Id);
		const usable = item?.queue.folders.has(folder) && rowVersion(item) === RowVersion && change.permits(item);
		if (item && usable) change.apply(item);
		else failed.push(Id ?? 0);
	}
	return json(200, {
		...context(call, 'UiPath.Application.Dto.BulkOperationResponseDto_1OfInt64'),
		Success: failed.length === 0,
		Message: failed.length === 0 ? null : change.failure,
		FailedItems: failed,
	});
}

function refuseStale(tenant: Tenant, named: readonly VersionedItem[]): void {
	for (const { Id, RowVersion } of named) {
		const item = Id === undefined ? undefined : tenant.items.get(Id);
		if (item && rowVersion(item) !== RowVersion) {
			throw new Refusal(409, 'OptimisticConcurrency', `QueueItem ${item.id} was changed by someone else.`);
		}
	}
}
