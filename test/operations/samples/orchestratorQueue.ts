import type { Emulator } from '../../emulator';
import { locator } from './sample';
import type { Sample, Samples } from './sample';

const finance = { folder: locator('path', 'Shared/Finance') };
const queueNamed = (name: string) => ({ ...finance, queue: locator('name', name) });

/** A queue where nothing but the reply tells whether an item was added. */
const plain = queueNamed('Invoices');
const unique = queueNamed('Disputes');

const content = { contentFrom: 'json', contentJson: '{"Supplier":"Müller","Amount":12.5}' };

/** The ID of the first item of `Invoices` with this status. */
function itemWith({ services }: Emulator, status: string): string {
	const item = services.orchestrator.queue('Invoices').items.find((candidate) => candidate.status === status);
	if (item === undefined) throw new Error(`No item of the seed is ${status}`);
	return String(item.id);
}

/** The operation on an item with this status, and what else it needs. */
const onItem = (status: string, more: Awaited<ReturnType<Sample['arrange']>> = {}): Sample => ({
	arrange: (emulator) => ({ ...finance, itemId: itemWith(emulator, status), ...more }),
});

/** The operation on a comment that the application has written, since others' cannot be changed. */
const onComment = (more: Awaited<ReturnType<Sample['arrange']>> = {}): Sample => ({
	arrange({ services, credentials }) {
		const { tenant } = services.orchestrator;
		const item = services.orchestrator.queue('Invoices').items.find(({ status }) => status === 'Failed');
		if (item === undefined) throw new Error('No item of the seed has failed');
		const author = tenant.actor({ kind: 'application', name: credentials.clientId, scopes: new Set() });
		const id = tenant.nextId();
		tenant.comments.set(id, { id, item, text: 'Called them', creationTime: '2026-03-02T09:00:00.000Z', author });
		return { ...finance, commentId: String(id), ...more };
	},
});

const always = (parameters: Awaited<ReturnType<Sample['arrange']>>): Sample => ({ arrange: () => parameters });

export const orchestratorQueue: Samples = {
	'queueItem/add': always({ ...plain, ...content, reference: 'A-1' }),
	'queueItem/addMany': { ...always({ ...plain, ...content, reference: '={{ $json.n }}' }), input: [{ n: 'A-1' }, { n: 'A-2' }] },
	'queueItem/clearContent': onItem('Successful'),
	'queueItem/delete': onItem('New'),
	'queueItem/deleteMany': onItem('New'),
	'queueItem/get': onItem('New'),
	'queueItem/getEvents': onItem('Successful'),
	'queueItem/getLastRetry': onItem('Retried'),
	'queueItem/getMany': always(plain),
	'queueItem/getProcessingHistory': onItem('Successful'),
	'queueItem/update': onItem('New', { changes: { priority: 'Low' } }),
	'transaction/addAndStart': { ...always({ ...unique, ...content, reference: 'A-1' }), as: 'robot' },
	'transaction/postpone': onItem('InProgress', { deferDate: '2099-01-01T00:00:00Z' }),
	'transaction/setProgress': onItem('InProgress', { progress: 'Half way' }),
	'transaction/setResult': onItem('InProgress', { result: 'successful', output: '{"Booked":true}' }),
	'transaction/start': { ...always(plain), as: 'robot' },
	'review/getReviewers': always(finance),
	'review/retryFailedItems': onItem('Failed'),
	'review/setReviewStatus': onItem('Failed', { reviewStatus: 'Verified' }),
	'review/setReviewer': onItem('Failed', { reviewer: locator('id', '584') }),
	'review/unsetReviewer': onItem('Failed'),
	'itemComment/create': onItem('Failed', { text: 'Asked again' }),
	'itemComment/delete': onComment(),
	'itemComment/getMany': onItem('Failed'),
	'itemComment/update': onComment({ text: 'Asked again' }),
	'queue/create': always({ ...finance, name: 'Orders' }),
	'queue/delete': always(unique),
	'queue/exportItems': always({ ...plain, exportSource: 'new', output: 'file' }),
	'queue/get': always(plain),
	'queue/getMany': always(finance),
	'queue/getProcessingRecords': always(plain),
	'queue/getProcessingStatus': always(finance),
	'queue/getSchema': { arrange: () => ({ folder: locator('path', 'Shared/Kundenservice Zürich'), queue: locator('name', 'Claims') }) },
	'queue/update': always({ ...plain, changes: { maxNumberOfRetries: 5 } }),
};
