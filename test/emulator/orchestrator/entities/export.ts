import { choice, date, entity, number, text } from '../odata/entity';
import type { Export } from '../state/records';

/** ExportModel (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const exportModel = entity<Export>({
	Id: number(({ id }) => id),
	Name: text(({ name }) => name),
	Type: choice(['Queues'], () => 'Queues'),
	Status: choice(['New', 'InProgress', 'Completed', 'Failed'], ({ status }) => status),
	RequestedAt: date(({ requestedAt }) => requestedAt),
	ExecutedAt: date(({ executedAt }) => executedAt),
	Size: number(({ status, file }) => (status === 'Completed' ? file.size : null)),
});
