/** What a sync of 65,536 comments of 1 KB holds in memory. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IDataObject } from 'n8n-workflow';

import { createOrUpdate } from '../../nodes/CommunicationsMiningSourceComments/comment/createOrUpdate';
import { createApi } from '../../nodes/shared/client/client';
import { closeConnections } from '../../nodes/shared/client/pool';
import type { Host } from '../../nodes/shared/operation';
import { fieldsOfOperation } from '../../nodes/shared/properties';
import { createReader } from '../../nodes/shared/read';
import type { Read } from '../../nodes/shared/read';
import { address } from '../CommunicationsMiningSourceComments/runComments';

const COUNT = 65_536;
/** What the options are without being set. */
const CHUNK = 1024;
const IN_FLIGHT = 3;
const MB = 1_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Alive on the heap and in buffers, in bytes; what waits for the collector is collected first. */
function alive(): number {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** The emulator would keep every comment in this same process, so what answers here only counts and lets go. */
let server: Server;
let largest = 0;
let peak = 0;

beforeAll(async () => {
	server = createServer((request, response) => {
		let bytes = 0;
		request.on('data', (piece: Buffer) => (bytes += piece.length));
		request.on('end', () => {
			largest = Math.max(largest, bytes);
			peak = Math.max(peak, alive());
			response.setHeader('content-type', 'application/json');
			response.end(`{"status":"ok","new":${CHUNK},"unchanged":0,"updated":0}`);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
	await closeConnections();
	server.close();
});

const host: Host = {
	signal: undefined,
	hint: () => undefined,
	store: async () => await Promise.reject(new Error('Nothing is stored here')),
	open: async () => await Promise.reject(new Error('Nothing is opened here')),
};

const fields = fieldsOfOperation(createOrUpdate);
const panel: Record<string, unknown> = {
	...Object.fromEntries(fields.map((field) => [field.name, field.default])),
	...address,
	commentFrom: 'json',
};
const reader = createReader(fields, 'Etc/UTC');

/** One after the other, as the node reads its input items. */
function* readsOf(comments: readonly IDataObject[]): Generator<Read, void, void> {
	for (const [item, comment] of comments.entries()) {
		yield reader((name) => (name === 'commentJson' ? comment : panel[name]), item, comment);
	}
}

const text = 'x'.repeat(900);
const comment = (_: unknown, index: number): IDataObject =>
	// Written and read again, as comments come into a workflow.
	JSON.parse(JSON.stringify({ id: `c${index}`, timestamp: '2026-01-31T09:30:00Z', messages: [{ body: { text: `${index} ${text}` } }] })) as IDataObject;

async function synced(comments: readonly IDataObject[]) {
	const before = alive();
	peak = 0;
	const { port } = server.address() as AddressInfo;
	const connection = { communicationsMiningUrl: `http://127.0.0.1:${port}`, token: { kind: 'bearer', token: 'x' } } as const;
	const { job } = await createOrUpdate.prepare(readsOf(comments), host);
	const read = alive() - before;
	const outcomes = await job(createApi({ connection, service: 'communicationsMining', host: {} }));
	const handedOn = alive() - before - read;
	return { outcomes, read, handedOn, peak: peak - before };
}

it('is what was read, what is handed on, and at most three times the JSON of the chunks in flight', async () => {
	// What is loaded and compiled by the first run is not the comments' doing.
	await synced(Array.from({ length: 4 * CHUNK }, comment));
	const { outcomes, ...held } = await synced(Array.from({ length: COUNT }, comment));
	expect(outcomes).toHaveLength(COUNT);
	expect(largest / MB).toBeCloseTo(1, 0);
	expect((held.peak - held.read - held.handedOn) / (IN_FLIGHT * largest)).toBeLessThan(3);
	// For each comment, whatever its size: what was read of its item, and its outcome.
	expect(held.read / COUNT).toBeLessThan(400);
	expect(held.handedOn / COUNT).toBeLessThan(400);
}, 300_000);
