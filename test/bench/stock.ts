/** Fills the emulator for a row, and puts it back. */
import { bearer, orchestratorHeaders, streamUrl } from './world';
import type { World } from './world';
import { jsonOf } from './wire';

const ITEMS_PER_REQUEST = 5000;

/** Seed and settings as at the start. */
export async function startOver(world: World): Promise<void> {
	await jsonOf({ method: 'POST', url: `${world.control}/reset` });
}

/** Merges switches of the emulator into those that stand. */
export async function change(world: World, settings: object): Promise<void> {
	await jsonOf({ method: 'POST', url: `${world.control}/settings`, body: settings });
}

/** What a queue item carries: a few fields, about 300 bytes as JSON. */
export function claim(index: number) {
	return {
		reference: `CLAIM-${index}`,
		claimNumber: `C-${String(index).padStart(8, '0')}`,
		customer: 'Müller Büromöbel GmbH',
		subject: 'The invoice shows an amount that was not agreed on',
		amount: 100 + (index % 900) + 0.25,
		urgent: index % 4 === 0,
		receivedAt: '2026-03-02T08:00:00.000Z',
		mailbox: 'claims@example.com',
	};
}

/** `claim` as Orchestrator takes it. */
export function queueItemData(index: number) {
	return queueItemOf(claim(index));
}

/** The same bytes that the node sends: texts carry the type hint that UiPath advises. */
export function queueItemOf(content: ReturnType<typeof claim>) {
	const SpecificContent: Record<string, string | number | boolean> = {};
	for (const [key, value] of Object.entries(content)) {
		SpecificContent[key] = value;
		if (typeof value === 'string') SpecificContent[`${key}@odata.type`] = '#String';
	}
	return { Reference: content.reference, SpecificContent };
}

export function bulkUrl({ orchestratorUrl }: World): string {
	return `${orchestratorUrl}/odata/Queues/UiPathODataSvc.BulkAddQueueItems`;
}

/** Adds items to the queue `Invoices`. */
export async function addItems(world: World, count: number): Promise<void> {
	for (let first = 0; first < count; first += ITEMS_PER_REQUEST) {
		const length = Math.min(ITEMS_PER_REQUEST, count - first);
		const queueItems = Array.from({ length }, (_, index) => queueItemData(first + index));
		const body = { queueName: 'Invoices', commitType: 'ProcessAllIndependently', queueItems };
		await jsonOf({ method: 'POST', url: bulkUrl(world), headers: orchestratorHeaders(world), body });
	}
}

export interface ItemPage {
	readonly value: ReadonlyArray<{ readonly Id: number }>;
}

/** Queue items of the folder, a page as the nodes ask for it. */
export async function itemPage(world: World, skip: number, top: number): Promise<ItemPage['value']> {
	const url = `${world.orchestratorUrl}/odata/QueueItems?$orderby=Id&$top=${top}&$skip=${skip}`;
	return (await jsonOf<ItemPage>({ url, headers: orchestratorHeaders(world) })).value;
}

/** The stream back to its first comment. */
export async function rewind(world: World): Promise<void> {
	const body = { to_comment_created_at: '2020-01-01T00:00:00Z' };
	await jsonOf({ method: 'POST', url: `${streamUrl(world)}/reset`, headers: bearer(world.credentials), body });
}
