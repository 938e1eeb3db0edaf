/** The work that goes on and on: comments arrive, the trigger hands them out, the queue node adds and lists items. */
import { runTrigger } from '../engine/runTrigger';
import type { RunningTrigger, Verdict } from '../engine/runTrigger';
import { runWorkflow } from '../engine/runWorkflow';
import type { EmulatorProcess } from './emulator';

/** Comments a second. */
const RATE = 20;

const stream = { project: 'operations', dataset: 'customer-mail', stream: 'all-mail' };
const queue = 'Disputes';

/** How much has been done. */
export interface Done {
	comments: number;
	executions: number;
	failedExecutions: number;
	listings: number;
	failedListings: number;
}

export interface Work {
	readonly done: Readonly<Done>;
	/** One second's share: new comments, and one list of queue items. */
	second(): Promise<void>;
	/** Resolves when the trigger has handed out everything; then it is stopped. */
	finish(): Promise<void>;
}

function named(value: string, mode = 'name') {
	return { __rl: true, mode, value };
}

/** Starts the trigger. @throws when it cannot be activated */
export async function startWork(emulator: EmulatorProcess): Promise<Work> {
	const credentials = { uiPathApi: accountOf(emulator) };
	const done: Done = { comments: 0, executions: 0, failedExecutions: 0, listings: 0, failedListings: 0 };
	const folder = { folder: named('Shared/Finance', 'path'), queue: named(queue) };
	const run = async (parameters: object, json: readonly object[]): Promise<Verdict> => {
		const node = { name: 'Queue', type: 'orchestratorQueue', parameters: { resource: 'queueItem', ...folder, ...parameters } };
		const input = json.map((each) => ({ json: { ...each } }));
		return (await runWorkflow({ nodes: [node], credentials, input })).status;
	};
	const trigger = await runTrigger({
		node: {
			name: 'Trigger',
			type: 'communicationsMiningStreamTrigger',
			parameters: {
				...Object.fromEntries(Object.entries(stream).map(([name, value]) => [name, named(value)])),
				batchSize: 16,
				options: { idleTo: 1, deliveries: 100 },
			},
		},
		credentials,
		forgetful: true,
		execute: async ({ items }) => {
			const status = await run(addMany, items.map(({ json }) => json));
			done.executions += 1;
			if (status !== 'success') done.failedExecutions += 1;
			return status;
		},
	});
	return {
		done,
		second: async () => {
			mustRun(trigger);
			await addComments(emulator, done.comments);
			done.comments += RATE;
			done.listings += 1;
			if ((await run({ operation: 'getMany', limit: 20 }, [{}])) !== 'success') done.failedListings += 1;
		},
		finish: async () => {
			while (!(await drained(emulator))) {
				mustRun(trigger);
				await new Promise((resolve) => setTimeout(resolve, 500));
			}
			await trigger.stop();
		},
	};
}

const addMany = {
	operation: 'addMany',
	reference: '={{ $json.reference }}',
	contentFrom: 'fields',
	contentFields: { field: [{ name: 'Body', type: 'text', value: '={{ $json.body }}' }] },
	options: { duplicatesDelivered: true },
};

function mustRun({ failures }: RunningTrigger): void {
	if (failures[0] !== undefined) throw failures[0];
}

function accountOf(emulator: EmulatorProcess) {
	const { tokenUrl, orchestratorUrl, communicationsMiningUrl } = emulator;
	const { clientId, clientSecret, organization, tenant } = emulator.credentials;
	return {
		deployment: 'automationCloud',
		organization,
		tenant,
		authentication: 'externalApplication',
		clientId,
		clientSecret,
		overrideAddresses: true,
		tokenUrl,
		orchestratorUrl,
		communicationsMiningUrl,
	};
}

async function addComments({ communicationsMiningUrl, credentials }: EmulatorProcess, first: number): Promise<void> {
	const comments = Array.from({ length: RATE }, (_, index) => ({
		id: (first + index).toString(16).padStart(8, '0'),
		timestamp: new Date().toISOString(),
		messages: [{ body: { text: `Comment ${first + index} of a long day. ${'Please look into it. '.repeat(20)}` } }],
	}));
	const response = await fetch(`${communicationsMiningUrl}/api/v1/sources/operations/support-mailbox/sync`, {
		method: 'POST',
		headers: { authorization: `Bearer ${credentials.accessToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({ comments }),
	});
	if (!response.ok) throw new Error(`The emulator took no comments: ${await response.text()}`);
	await response.arrayBuffer();
}

async function drained(emulator: EmulatorProcess): Promise<boolean> {
	const { streams } = await emulator.state();
	return streams.some(({ name, position, length }) => name === stream.stream && position === length);
}

export interface Outcome {
	readonly lost: number;
	readonly doubled: number;
}

/** Comments without an item in the queue, and comments with more than one. */
export async function outcomeOf(emulator: EmulatorProcess): Promise<Outcome> {
	const { comments, queueItems } = await emulator.state();
	const counts = new Map<string, number>();
	for (const { reference } of queueItems.filter((item) => item.queue === queue)) {
		if (reference !== null) counts.set(reference, (counts.get(reference) ?? 0) + 1);
	}
	return {
		lost: comments.filter(({ uid }) => !counts.has(uid)).length,
		doubled: [...counts.values()].filter((count) => count > 1).length,
	};
}
