/** Holds what the node sends to UiPath's own description of the API, operation by operation as the panel offers them. */
import type { INodeParameters } from 'n8n-workflow';

import type { JournalEntry } from '../emulator';
import { emulated } from '../emulated';
import { documentPath, OpenApiJudge, openApiDocument } from '../emulator/orchestrator/openapi';
import { accountOf } from '../engine/account';
import { searchList } from '../engine/searchList';
import { everyOperation } from '../operations/everyOperation';
import { arranged, ran } from '../operations/runSample';
import { queueNamed, runQueue } from './runQueue';

const NODE_NAME = 'orchestratorQueue';
const BULK = 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems';
const ADD = 'POST /odata/Queues/UiPathODataSvc.AddQueueItem';

const document = openApiDocument();

if (!document) {
	process.stdout.write(`The node's requests are not validated: there is no OpenAPI document at ${documentPath()}.\n`);
}

const operations = everyOperation().filter(({ node }) => node === NODE_NAME);

/** Parameters that make an operation send what its sample does not; `lost`: the route whose first reply is lost. */
interface Variant {
	readonly title: string;
	readonly parameters: INodeParameters;
	readonly lost?: string;
}

const variants: readonly Variant[] = [
	{
		title: 'an item with every field',
		parameters: {
			operation: 'add',
			...queueNamed('Disputes'),
			reference: 'A-1',
			contentFrom: 'json',
			contentJson: '{"Text":"a","Number":1.5,"Flag":true,"None":null}',
			options: {
				priority: 'High',
				deferDate: '2999-01-01T00:00:00Z',
				dueDate: '2999-01-02T00:00:00Z',
				riskSlaDate: '2999-01-01T12:00:00Z',
				progress: 'waiting',
				parentOperationId: 'op-1',
				source: 'Apps',
			},
		},
	},
	{
		title: 'an add whose reply is lost',
		parameters: { operation: 'add', ...queueNamed('Disputes'), reference: "O'Brien" },
		lost: ADD,
	},
	...['ProcessAllIndependently', 'StopOnFirstFailure', 'AllOrNothing'].map((commitType) => ({
		title: `a bulk add whose reply is lost, ${commitType}, IDs read back`,
		parameters: {
			operation: 'addMany',
			...queueNamed('Disputes'),
			reference: 'A-1',
			options: { commitType, includeIds: true },
		},
		lost: BULK,
	})),
	{
		title: 'a list with every condition',
		parameters: {
			operation: 'getMany',
			...queueNamed('Invoices'),
			returnAll: true,
			conditions: {
				status: ['New', 'InProgress', 'Failed', 'Successful', 'Abandoned', 'Retried', 'Deleted'],
				reviewStatus: ['None', 'InReview', 'Verified', 'Retried'],
				priority: ['High', 'Normal', 'Low'],
				exceptionType: 'BusinessException',
				reference: 'INV-0001',
				referenceStart: 'INV',
				robotId: '749',
				reviewerId: '583',
				createdAfter: '2026-01-01T00:00:00Z',
				endedBefore: '2999-01-01T00:00:00Z',
			},
			options: { expand: ['Robot', 'ReviewerUser', 'QueueDefinition'], sortBy: 'Reference', descending: true },
		},
	},
	{ title: 'an add to a queue that lies elsewhere', parameters: { operation: 'add', ...queueNamed('Claims') } },
];

(document ? describe : describe.skip)('the OpenAPI document', () => {
	const judge = document && new OpenApiJudge(document);
	const held = emulated({ seed: 'empty' });

	/** What is wrong with the requests that reached Orchestrator; never empty for want of requests. */
	const problems = (): string[] => {
		const prefix = new URL(held.emulator.orchestratorUrl).pathname;
		const sent = held.emulator.journal.entries().filter(({ rawPath }) => rawPath.startsWith(`${prefix}/`));
		if (sent.length === 0) return ['Nothing was sent'];
		return sent.flatMap((entry) => judged(entry, prefix));
	};

	const judged = ({ method, rawPath, query, body }: JournalEntry, prefix: string): string[] => {
		const route = decodeURIComponent(rawPath.slice(prefix.length));
		const content: unknown = body ? JSON.parse(body) : undefined;
		const said = judge?.request({ method, route, query: new URLSearchParams(query), body: content });
		return (said ?? ['There is no document']).map((problem) => `${method} ${route}: ${problem}`);
	};

	it.each(operations)('allows every request of $key', async (placed) => {
		await ran(placed, await arranged(held.emulator, placed));
		expect(problems()).toEqual([]);
	});

	it.each(variants)('allows every request of $title', async ({ parameters, lost }) => {
		if (lost !== undefined) held.emulator.faults.add([{ route: lost, nth: 1, when: 'after', do: { reset: true } }]);
		await runQueue(held.emulator, { resource: 'queueItem', ...parameters });
		expect(problems()).toEqual([]);
	});

	it.each(['folders', 'queues', 'reviewers'])('allows the requests of the picker for %s', async (method) => {
		const parameters = { resource: 'queueItem', operation: 'add', ...queueNamed('Invoices') };
		const node = { name: 'Node', type: NODE_NAME, parameters };
		await searchList({ node, method, filter: "O'Brien", credentials: accountOf(held.emulator) });
		expect(problems()).toEqual([]);
	});
});
