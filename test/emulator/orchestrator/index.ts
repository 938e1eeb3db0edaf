import type { Service } from '../route';
import { routesOf, withVersion } from './handler';
import { refuse } from './refuse';
import { addQueueItemOperations } from './routes/addQueueItems';
import { folderOperations } from './routes/folders';
import { queueDefinitionOperations } from './routes/queueDefinitions';
import { queueItemOperations } from './routes/queueItems';
import { seed } from './seed';
import { defaultSettings } from './settings';
import type { OrchestratorSettings } from './settings';
import { storeItem } from './state/items';
import type { NewItem } from './state/items';
import type { Queue, QueueItem } from './state/records';
import { snapshot } from './state/snapshot';
import { Tenant } from './state/tenant';

export type { OrchestratorSettings } from './settings';
export type { OrchestratorState } from './state/snapshot';

/** The Orchestrator service of the emulator, with handles for tests that reach behind its routes. */
export interface Orchestrator extends Service {
	readonly settings: OrchestratorSettings;
	readonly tenant: Tenant;
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
	...queueItemOperations,
	...addQueueItemOperations,
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
	const queue = (name: string): Queue => {
		const found = [...tenant.queues.values()].find((candidate) => candidate.name === name);
		if (!found) throw new Error(`The emulator has no queue '${name}'`);
		return found;
	};
	return {
		name: 'orchestrator',
		routes: routesOf(operations, tenant),
		settings: tenant.settings,
		tenant,
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
			tenant.clear();
			Object.assign(tenant.settings, initial);
			seed(tenant);
		},
	};
}
