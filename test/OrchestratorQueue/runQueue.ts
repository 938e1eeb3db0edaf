/** Runs one operation of the Orchestrator Queue node, in n8n's engine or over its own client, against an emulator. */
import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

import type { Api } from '../../nodes/shared/client/api';
import { createApi } from '../../nodes/shared/client/client';
import type { ComposedForEach, Host, Item, Single } from '../../nodes/shared/operation';
import type { Emulator } from '../emulator';
import { NODE, runNode } from '../engine/runNode';
import { runWorkflow } from '../engine/runWorkflow';
import type { Finished } from '../engine/runWorkflow';
import type { TestNode } from '../engine/workflow';
import { readOf } from '../readOf';

export { NODE } from '../engine/runNode';

const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

/** The folder that holds `Invoices` and `Disputes` in the emulator's seed. */
export const finance = { folder: locator('path', 'Shared/Finance') };

/** Names a queue of that folder. */
export const queueNamed = (name: string) => ({ ...finance, queue: locator('name', name) });

/** In n8n's engine, as an external application. */
export async function runQueue(
	emulator: Emulator,
	parameters: INodeParameters,
	input?: readonly IDataObject[],
	node?: Partial<TestNode>,
): Promise<Finished> {
	return await runNode(emulator, 'orchestratorQueue', parameters, input, node);
}

/** In n8n's engine, with the token of a robot, which alone is handed items. */
export async function runAsRobot(emulator: Emulator, parameters: INodeParameters): Promise<Finished> {
	const uiPathApi = {
		deployment: 'automationCloud',
		organization: emulator.credentials.organization,
		tenant: emulator.credentials.tenant,
		authentication: 'token',
		accessToken: emulator.credentials.robotToken,
		overrideAddresses: true,
		orchestratorUrl: emulator.orchestratorUrl,
	};
	const nodes = [{ name: NODE, type: 'n8n-nodes-uipath.orchestratorQueue', parameters }];
	return await runWorkflow({ nodes, credentials: { uiPathApi } });
}

/** What a run without n8n left behind. */
export interface Ran {
	readonly items: readonly Item[];
	readonly hints: readonly string[];
	/** How long each wait was, in ms; none of them was really waited for. */
	readonly waits: readonly number[];
}

export interface Circumstances {
	readonly token?: string;
	readonly signal?: AbortSignal;
	/** How far the clock is ahead of the emulator's, in ms. */
	readonly ahead?: number;
	/** Called at each wait, with the number of waits so far. */
	readonly onWait?: (count: number) => void;
	readonly store?: Host['store'];
}

/** Over the package's client, with a clock that does not sleep. */
export async function runAlone(
	emulator: Emulator,
	operation: Single | ComposedForEach,
	parameters: IDataObject,
	{ token, signal, ahead = 0, onWait, store = storedByDigest }: Circumstances = {},
): Promise<Ran> {
	const hints: string[] = [];
	const waits: number[] = [];
	let now = Date.now() + ahead;
	const clock = {
		now: () => now,
		sleep: async (ms: number) => {
			signal?.throwIfAborted();
			waits.push(ms);
			now += ms;
			onWait?.(waits.length);
			await Promise.resolve();
			signal?.throwIfAborted();
		},
	};
	const api: Api = createApi({
		connection: {
			orchestratorUrl: emulator.orchestratorUrl,
			token: { kind: 'bearer', token: token ?? emulator.credentials.accessToken },
		},
		service: 'orchestrator',
		host: signal === undefined ? {} : { signal },
		clock,
		dice: () => 0.5,
	});
	const host: Host = {
		signal,
		hint: (text) => void hints.push(text),
		store,
		open: () => Promise.reject(new Error('Nothing is read from binary data here')),
	};
	const items = await operation.prepare(readOf(operation, parameters))(api, host);
	return { items, hints, waits };
}

/** The id of the first item that a run put out, in digits. */
export function idIn({ items }: Ran): string {
	const id = items[0]?.json['id'];
	if (typeof id !== 'number' && typeof id !== 'string') throw new Error('The run put out no item with an id');
	return String(id);
}

/** Keeps the digest of the bytes and their number instead of the bytes. */
async function storedByDigest(bytes: Readable, fileName: string, mimeType: string): Promise<IBinaryData> {
	const digest = createHash('sha256');
	let size = 0;
	for await (const chunk of bytes as AsyncIterable<Buffer>) {
		digest.update(chunk);
		size += chunk.length;
	}
	return { data: digest.digest('hex'), mimeType, fileName, fileSize: String(size), bytes: size };
}
