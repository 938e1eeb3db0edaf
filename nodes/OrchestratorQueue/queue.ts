/** What is known about a queue, looked up once per execution. */
import type { Api } from '../shared/client/api';
import { perExecution } from '../shared/perExecution';
import type { HeaderValues } from '../shared/wire/headers';
import { InputError, quoted } from '../shared/wire/input';
import { array, identifier, nullable, object, optional, text, truth } from '../shared/wire/json';
import type { Shaped } from '../shared/wire/json';
import { odata } from '../shared/wire/odata';
import { path } from '../shared/wire/path';
import type { QueueChoice } from './fields';

const maybeText = optional(nullable(text));

/** QueueDefinitionDto (UiPath API catalogue, Orchestrator queues: DTO schemas). Unknown fields pass through. */
export const queueDefinition = object({
	Id: identifier,
	Name: text,
	EnforceUniqueReference: optional(nullable(truth)),
	SpecificDataJsonSchema: maybeText,
	OutputDataJsonSchema: maybeText,
	AnalyticsDataJsonSchema: maybeText,
	OrganizationUnitFullyQualifiedName: maybeText,
});

export type QueueDefinition = Shaped<typeof queueDefinition>;

export const queueDefinitions = object({ value: array(queueDefinition) });

/** No queue of that name in the folder. */
export class QueueNotFound extends Error {
	constructor(readonly queue: string) {
		super(
			`The folder has no queue called ${quoted(queue)}. It may be called differently, lie in another folder, or have been deleted; ` +
				'choose it from the list.',
		);
		this.name = 'QueueNotFound';
	}
}

const askedIn = perExecution<Promise<readonly QueueDefinition[]>>();

/**
 * The queue that is chosen in the folder that `headers` name; asked once per execution, whatever the number of items.
 * @throws QueueNotFound; InputError where several folders have a queue of that name and no folder is chosen.
 */
export async function queueOf(api: Api, headers: HeaderValues, choice: QueueChoice): Promise<QueueDefinition> {
	const [first, second] = await queuesOf(api, headers, choice);
	if (first === undefined) throw new QueueNotFound(choice.value);
	if (second !== undefined) {
		throw new InputError(`Several folders have a queue called ${quoted(choice.value)}. Choose the folder.`);
	}
	return first;
}

/** The same for lists, which may go across folders: every queue of that name, each once. @throws QueueNotFound */
export async function queuesOf(
	api: Api,
	headers: HeaderValues,
	choice: QueueChoice,
): Promise<readonly QueueDefinition[]> {
	const asked = askedIn(api);
	const question = JSON.stringify([headers, choice]);
	const answer = asked.get(question) ?? lookedUp(api, headers, choice);
	asked.set(question, answer);
	return await answer;
}

async function lookedUp(api: Api, headers: HeaderValues, choice: QueueChoice): Promise<readonly QueueDefinition[]> {
	if (choice.by === 'id') {
		const request = { method: 'GET', path: path`/odata/QueueDefinitions(${choice.value})`, headers } as const;
		return [await api.send('reads', request, queueDefinition)];
	}
	const query = { $filter: odata`Name eq ${choice.value}`, $top: 100 };
	const request = { method: 'GET', path: path`/odata/QueueDefinitions`, query, headers } as const;
	const { value } = await api.send('reads', request, queueDefinitions);
	const queues = new Map(value.map((queue) => [String(queue.Id), queue]));
	if (queues.size === 0) throw new QueueNotFound(choice.value);
	return [...queues.values()];
}
