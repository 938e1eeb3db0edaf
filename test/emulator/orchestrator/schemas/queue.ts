/** Bodies of the operations on queue definitions (UiPath API catalogue, Orchestrator queues, DTO schemas). */
import type { Int64 } from '../json';
import type { Retention } from '../state/records';
import { bodySchema } from './bodySchema';
import { date, flag, guid, id, integer, list, object, oneOf, optionalInteger, requiredText, text } from './fields';

export interface QueueDefinitionBody {
	readonly Name: string;
	readonly Description?: string | null;
	readonly MaxNumberOfRetries?: number;
	readonly AcceptAutomaticallyRetry?: boolean;
	readonly RetryAbandonedItems?: boolean;
	readonly EnforceUniqueReference?: boolean;
	readonly Encrypted?: boolean;
	readonly SpecificDataJsonSchema?: string | null;
	readonly OutputDataJsonSchema?: string | null;
	readonly AnalyticsDataJsonSchema?: string | null;
	readonly ProcessScheduleId?: number | null;
	readonly SlaInMinutes?: number | null;
	readonly RiskSlaInMinutes?: number | null;
	readonly ReleaseId?: number | null;
	readonly Tags?: ReadonlyArray<Readonly<Record<string, string>>>;
}

const tag = object(
	{ Name: requiredText(256), DisplayName: text(256), Value: text(256), DisplayValue: text(256) },
	['Name'],
);

export const queueDefinitionBody = bodySchema<QueueDefinitionBody>(
	object(
		{
			Key: guid,
			Name: requiredText(50),
			Description: text(250),
			MaxNumberOfRetries: { type: 'integer', minimum: 0, maximum: 50 },
			AcceptAutomaticallyRetry: flag,
			RetryAbandonedItems: flag,
			EnforceUniqueReference: flag,
			Encrypted: flag,
			SpecificDataJsonSchema: text(),
			OutputDataJsonSchema: text(),
			AnalyticsDataJsonSchema: text(),
			CreationTime: date,
			ProcessScheduleId: optionalInteger,
			SlaInMinutes: optionalInteger,
			RiskSlaInMinutes: optionalInteger,
			ReleaseId: optionalInteger,
			IsProcessInCurrentFolder: { type: ['boolean', 'null'] },
			FoldersCount: integer,
			OrganizationUnitId: id,
			OrganizationUnitFullyQualifiedName: text(),
			Tags: list(tag),
			Id: id,
		},
		['Name'],
	),
);

export interface ShareBody {
	readonly QueueIds?: readonly Int64[];
	readonly ToAddFolderIds?: readonly Int64[];
	readonly ToRemoveFolderIds?: readonly Int64[];
}

export const shareBody = bodySchema<ShareBody>(
	object({ QueueIds: list(id), ToAddFolderIds: list(id), ToRemoveFolderIds: list(id) }),
);

export interface RetentionBody {
	readonly Action?: Retention['action'];
	readonly Period?: number;
	readonly BucketId?: Int64 | null;
	readonly Type?: 'Final' | 'Stale';
}

export const retentionBody = bodySchema<RetentionBody>(
	object({
		QueueDefinitionId: id,
		Action: oneOf(['Delete', 'Archive', 'None']),
		Period: { type: 'integer', minimum: 1 },
		BucketId: { anyOf: [id, { type: 'null' }] },
		Type: oneOf(['Final', 'Stale']),
	}),
);
