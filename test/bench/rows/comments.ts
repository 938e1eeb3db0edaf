/** What 16,384 comments cost the process that reads them from a stream: processor time and memory beyond their JSON. */
import { run } from '../engine';
import { rewind, startOver } from '../stock';
import { bytesOf } from '../wire';
import { bearer, STREAM, streamUrl } from '../world';
import type { World } from '../world';
import { highest } from '../memory';
import type { Peak } from '../memory';
import { expectCount, locator } from './row';

const BATCH = 1024;

/** Milliseconds of processor time, all threads. */
export interface Processor {
	readonly node: number;
	/** The same bytes received, decrypted, decompressed and decoded. */
	readonly wire: number;
	/** `JSON.parse` of the same texts. */
	readonly parse: number;
}

/** Bytes. */
export interface Memory extends Peak {
	readonly json: number;
}

export async function prepareComments(world: World): Promise<void> {
	await startOver(world);
	await rewind(world);
}

/**
 * `size` comments by one execution, and as many executions as make `all`, so that every size leaves as much to be tidied up.
 * One after another, and after what others left behind is tidied up, so that nothing but the work itself is counted.
 */
export async function processorOf(world: World, size: number, all: number): Promise<Processor> {
	globalThis.gc?.();
	const node = await processor(async () => {
		for (let done = 0; done < all; done += size) await read(world, size / BATCH);
	});
	globalThis.gc?.();
	let [wire, parse] = [0, 0];
	for (let done = 0; done < all; done += BATCH) {
		let text = '';
		wire += await processor(async () => {
			text = (await body(world)).toString();
		});
		parse += await processor(async () => {
			JSON.parse(text);
		});
	}
	return { node, wire, parse };
}

export async function memoryOf(world: World, size: number): Promise<Memory> {
	const batches = size / BATCH;
	const json = batches * (await body(world)).length;
	const peak = await highest(async () => {
		await read(world, batches);
	});
	return { ...peak, json };
}

async function read(world: World, batches: number): Promise<void> {
	const parameters = {
		resource: 'result',
		operation: 'get',
		project: locator('name', STREAM.project),
		dataset: locator('name', STREAM.dataset),
		stream: locator('name', STREAM.stream),
		maxResults: BATCH,
		options: { parallelRequests: 1 },
	};
	const { finished } = await run(world, 'communicationsMiningStream', parameters, Array.from({ length: batches }, () => ({})));
	expectCount(finished.items('Node').length, batches * BATCH);
}

async function body(world: World): Promise<Buffer> {
	return await bytesOf({ url: `${streamUrl(world)}/results?max_results=${BATCH}`, headers: bearer(world.credentials) });
}

async function processor(work: () => Promise<void>): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
