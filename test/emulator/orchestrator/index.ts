import type { Service } from '../route';
import { routesOf, withVersion } from './handler';
import { refuse } from './refuse';
import { addQueueItemOperations } from './routes/addQueueItems';
import { commentOperations } from './routes/comments';
import { exportOperations } from './routes/exports';
import { folderOperations } from './routes/folders';
import { historyOperations } from './routes/history';
import { processingOperations } from './routes/processing';
import { queueDefinitionChangeOperations } from './routes/queueDefinitionChanges';
import { queueDefinitionOperations } from './routes/queueDefinitions';
import { queueItemChangeOperations } from './routes/queueItemChanges';
import { queueItemOperations } from './routes/queueItems';
import { retentionOperations } from './routes/retention';
import { reviewOperations } from './routes/review';
import { transactionOperations } from './routes/transactions';
import { userOperations } from './routes/users';
import { webhookOperations } from './routes/webhooks';
import { seed } from './seed';
import { defaultSettings } from './settings';
import type { OrchestratorSettings } from './settings';
import { storeItem } from './state/items';
import type { NewItem } from './state/items';
import type { Queue, QueueItem } from './state/records';
import { snapshot } from './state/snapshot';
import { Tenant } from './state/tenant';
import { WebhookDispatcher } from './webhooks/dispatcher';

export type { OrchestratorSettings } from './settings';
export type { OrchestratorState } from './state/snapshot';

/** The Orchestrator service of the emulator, with handles for tests that reach behind its routes. */
export interface Orchestrator extends Service {
	readonly settings: OrchestratorSettings;
	readonly tenant: Tenant;
	/** What carries events to webhooks: `settled()` waits for it, `deliveries` tells what became of them. */
	readonly webhooks: WebhookDispatcher;
	/** The queue of this name. Throws where there is none. */
	queue(name: string): Queue;
	/** Adds `count` items as if they had been added before the test began; the template may differ from item to item. */
	addQueueItems(queueName: string, count: number, template?: ItemTemplate): QueueItem[];
	state(): ReturnType<typeof snapshot>;
}

export type ItemTemplate = Partial<NewItem> | ((index: number) => Partial<NewItem>);

const operations = [
	...folderOperations,
	...queueDefinitionOperations,
	...queueDefinitionChangeOperations,
	...queueItemOperations,
	...queueItemChangeOperations,
	...addQueueItemOperations,
	...reviewOperations,
	...historyOperations,
	...commentOperations,
	...transactionOperations,
	...processingOperations,
	...retentionOperations,
	...exportOperations,
	...userOperations,
];

const plainItem: NewItem = {
	reference: null,
	priority: 'Normal',
	specificContent: {},
	dueDate: null,
	riskSlaDate: null,
	deferDate: null,
	progress: null,
	parentOperationId: null,
};

/** UiPath Orchestrator's queues, folders, exports and webhooks over a fresh seed; `options` are settings to begin with. */
export function orchestrator(options: Partial<OrchestratorSettings> = {}): Orchestrator {
	const initial = { ...defaultSettings(), ...options };
	const tenant = new Tenant({ ...initial });
	seed(tenant);
	const webhooks = new WebhookDispatcher(tenant);
	const queue = (name: string): Queue => {
		const found = [...tenant.queues.values()].find((candidate) => candidate.name === name);
		if (!found) throw new Error(`The emulator has no queue '${name}'`);
		return found;
	};
	return {
		name: 'orchestrator',
		routes: routesOf([...operations, ...webhookOperations(webhooks)], tenant),
		settings: tenant.settings,
		tenant,
		webhooks,
		queue,
		addQueueItems(queueName, count, template = {}) {
			const into = queue(queueName);
			const actor = tenant.actor(undefined);
			const data = (index: number) => (typeof template === 'function' ? template(index) : template);
			return Array.from({ length: count }, (_, index) =>
				storeItem(tenant, into, { ...plainItem, ...data(index) }, actor, new Date()),
			);
		},
		refuse: (refusal, detail) => withVersion(refuse(refusal, detail)),
		state: () => snapshot(tenant),
		reset() {
			webhooks.reset();
			tenant.clear();
			Object.assign(tenant.settings, initial);
			seed(tenant);
		},
	};
}
