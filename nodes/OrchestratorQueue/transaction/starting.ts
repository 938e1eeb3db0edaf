/** What Start and Add and Start have in common: the request, and the item that says why UiPath handed nothing out. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { attempted } from '../../shared/attempted';
import type { Api } from '../../shared/client/api';
import { advised } from '../../shared/client/failure';
import type { Item } from '../../shared/operation';
import type { Read } from '../../shared/read';
import type { HeaderValues } from '../../shared/wire/headers';
import { bounded } from '../../shared/wire/input';
import type { Shape } from '../../shared/wire/json';
import { guid } from '../../shared/wire/odata';
import { path } from '../../shared/wire/path';
import type { Json } from '../../shared/wire/request';
import { folderHeaders, queueChoice } from '../fields';
import type { QueueChoice } from '../fields';
import { queueOf } from '../queue';
import { MOST_CHARACTERS } from '../queueItem/fields';
import { parentOperationId } from '../queueItem/newItem';
import { queueItem, queueItemColumns } from '../queueItem/queueItem';
import type { QueueItem } from '../queueItem/queueItem';

/** Under Options. */
export const robotIdentifier: INodeProperties = {
	displayName: 'Robot Key',
	name: 'robotKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1c632cc1-44ab-4e5f-9d0c-0123456789ab',
	description: 'The key (GUID) of the robot that asks. Only a robot has one, and UiPath hands items to robots only.',
};

export interface Starting {
	readonly headers: HeaderValues;
	readonly queue: QueueChoice;
	/** TransactionDataDto without the queue's name. */
	readonly data: { readonly [key: string]: Json };
}

/** `data` holds what the operation adds to what both ask for; `undefined` values are left out. */
export function startingOf(read: Read, data: Readonly<Record<string, Json | undefined>>): Starting {
	const { options } = read;
	const robot = options.optionalText('robotKey');
	const all: Readonly<Record<string, Json | undefined>> = {
		...data,
		RobotIdentifier: robot === undefined ? undefined : guid(robot).text,
		ParentOperationId: bounded(options.optionalText('parentOperationId'), parentOperationId.displayName, MOST_CHARACTERS.operationId),
	};
	const set = Object.entries(all).filter((entry): entry is [string, Json] => entry[1] !== undefined);
	return { headers: folderHeaders(read), queue: queueChoice(read), data: Object.fromEntries(set) };
}

/** 204 has no body: nothing was handed out. */
const startedOrNothing: Shape<QueueItem | undefined> = (value) =>
	value === undefined ? undefined : queueItem(value);

/** POST `StartTransaction` (UiPath API catalogue, Orchestrator queues: Transactions). `otherwise`: what to say to a 204. */
export async function startTransaction(
	api: Api,
	starting: Starting,
	otherwise: string,
): Promise<readonly Item[]> {
	const { headers, queue, data } = starting;
	const name = queue.by === 'name' ? queue.value : (await queueOf(api, headers, queue)).Name;
	const body = { transactionData: { Name: name, ...data } };
	const request = { method: 'POST', path: path`/odata/Queues/UiPathODataSvc.StartTransaction`, headers, body } as const;
	const attempt = await attempted(api.send('adds', request, startedOrNothing));
	if ('failure' in attempt) throw attempt.failure.doubtful ? advised(attempt.failure, LOOK) : attempt.failure;
	const item = attempt.value;
	if (item === undefined) return [{ json: nothingStarted(name, otherwise) }];
	return [{ json: { started: true, ...queueItemColumns(item) } }];
}

const LOOK =
	'UiPath may have started an item all the same; nobody works on it then, and after 24 hours it becomes Abandoned. Before you run this ' +
	'again, look for it with Queue Item: Get Many, Status "In Progress", and finish it with Transaction: Set Result.';

function nothingStarted(queue: string, explanation: string): IDataObject {
	return { started: false, queue, explanation };
}
