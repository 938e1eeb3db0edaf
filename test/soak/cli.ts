/**
 * `npm run soak -- --minutes N`: the trigger and the queue node in n8n's engine, at a steady rate with faults on, for N minutes
 * (default 10). After a warm-up of a fifth of the time, heap (after a garbage collection), open sockets and handles are sampled;
 * the last line is JSON with their slopes and bounds. Exit code 0 when all are flat, nothing was lost, nothing doubled, and no list
 * failed but for a web page.
 */
import './outsideJest';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { orSay, say } from '../commands/say';
import { startEmulatorProcess } from './emulator';
import type { EmulatorProcess } from './emulator';
import { failsAList, faultAt } from './faults';
import { flatness } from './flatness';
import type { Sample } from './flatness';
import { outcomeOf, startWork } from './work';
import type { Work } from './work';

const MEBIBYTE = 2 ** 20;

/** Seconds between two faults, two expiries of all tokens, two samples, two lines about the progress. */
const every = { fault: 2, expiry: 45, sample: 5, line: 60 };

/** What a minute may add, and by how much one sample may be off. Heap in MiB. */
const bounds = { heap: [0.25, 4], sockets: [0.2, 4], handles: [0.2, 8] } as const;

type Samples = Record<keyof typeof bounds, Sample[]>;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

void orSay(async () => {
	const minutes = minutesFrom(process.argv.slice(2));
	const emulator = await startEmulatorProcess();
	try {
		await soak(emulator, minutes);
	} finally {
		await emulator.stop();
	}
	// Connections that are kept for reuse would keep this process.
	process.exit();
});

function minutesFrom(parameters: readonly string[]): number {
	const { values } = parseArgs({ args: [...parameters], options: { minutes: { type: 'string', default: '10' } } });
	const minutes = Number(values.minutes);
	if (!(minutes >= 1)) throw new Error(`--minutes takes a number from 1, not "${values.minutes}".`);
	return minutes;
}

async function soak(emulator: EmulatorProcess, minutes: number): Promise<void> {
	const work = await startWork(emulator);
	const samples: Samples = { heap: [], sockets: [], handles: [] };
	const began = performance.now();
	for (let second = 0; second < minutes * 60; second += 1) {
		if (second % every.fault === 0) await emulator.setFaults([faultAt(second / every.fault)]);
		if (second % every.expiry === every.expiry - 1) await emulator.expireTokens();
		await work.second();
		if (second % every.sample === 0) take(samples, (performance.now() - began) / 60_000, minutes / 5);
		if (second % every.line === 0) tell(second, work);
		await sleep(Math.max(0, began + (second + 1) * 1000 - performance.now()));
	}
	await emulator.setFaults([]);
	await work.finish();
	const flat = judge(samples);
	const outcome = await outcomeOf(emulator);
	const faults = Math.ceil((minutes * 60) / every.fault);
	const webPages = Array.from({ length: faults }, (_, at) => faultAt(at)).filter(failsAList).length;
	process.stdout.write(`${JSON.stringify({ minutes, ...work.done, webPages, faults, ...outcome, ...flat })}\n`);
	const listed = work.done.failedListings <= webPages;
	const sound = Object.values(flat).every((each) => each.flat) && outcome.lost === 0 && outcome.doubled === 0 && listed;
	if (!sound) process.exitCode = 1;
}

/** Nothing is kept of the warm-up, in minutes. */
function take(samples: Samples, minute: number, warmUp: number): void {
	if (minute < warmUp) return;
	collectGarbage();
	const handles = openHandles();
	samples.heap.push({ minute, value: process.memoryUsage().heapUsed / MEBIBYTE });
	samples.sockets.push({ minute, value: handles.filter((type) => type === 'tcp').length });
	samples.handles.push({ minute, value: handles.length });
}

/** The kinds of all handles of the event loop, connections that only wait to be used again included. */
function openHandles(): readonly string[] {
	const { libuv } = process.report.getReport() as { readonly libuv: ReadonlyArray<{ readonly type: string }> };
	return libuv.map(({ type }) => type);
}

function judge(samples: Samples) {
	return {
		heap: flatness(samples.heap, ...bounds.heap),
		sockets: flatness(samples.sockets, ...bounds.sockets),
		handles: flatness(samples.handles, ...bounds.handles),
	};
}

function tell(second: number, { done }: Work): void {
	const heap = Math.round(process.memoryUsage().heapUsed / MEBIBYTE);
	say(`${second / 60} min: ${done.comments} comments, ${done.executions} executions, heap ${heap} MiB`);
}
