/** What 16,384 comments cost the process that reads them from a stream: processor time and memory beyond their JSON. */
import type { IDataObject } from 'n8n-workflow';

import { run, runBare } from '../engine';
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
	/** A bare node in n8n's engine that receives the same bytes and puts out what JSON.parse makes of them. */
	readonly bare: number;
	/** `JSON.parse` of the same texts, alone. */
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
	const bare = await processor(async () => {
		for (let done = 0; done < all; done += size) await readBare(world, size / BATCH);
	});
	const text = (await body(world)).toString();
	globalThis.gc?.();
	const parse = await processor(async () => {
		for (let done = 0; done < all; done += BATCH) JSON.parse(text);
	});
	return { node, bare, parse };
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

async function readBare(world: World, batches: number): Promise<void> {
	const { finished } = await runBare(world, Array.from({ length: batches }, () => ({})), async () => {
		const items: IDataObject[] = [];
		for (let batch = 0; batch < batches; batch += 1) {
			const { results } = JSON.parse((await body(world)).toString()) as { readonly results: readonly IDataObject[] };
			for (const result of results) items.push(result);
		}
		return items;
	});
	expectCount(finished.items('Bare').length, batches * BATCH);
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
