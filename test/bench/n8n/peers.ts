/** A real n8n that runs the workflows of the rows and says how long their measured nodes took. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { startN8n } from '../../n8n/instance';
import type { Surroundings } from '../surroundings';
import { credentialsOf, MEASURED, waysOf, workflowOf } from './workflows';

const RIVAL = { name: 'n8n-nodes-uipath-orchestrator', version: '1.9.0' } as const;

export interface Peers {
	/** Runs a way over a distance with these input items. @returns ms from the first measured node's start to the last one's end */
	measure(way: string, far: boolean, items: readonly unknown[]): Promise<number>;
	stop(): Promise<void>;
}

interface Told {
	readonly workflow: string;
	readonly status: string;
	readonly error?: string;
	readonly nodes: ReadonlyArray<{ name: string; began: number; ms: number; items: number; error?: string }>;
}

/** An execution that takes longer has failed without a word, in ms. */
const LIMIT = 300_000;

export async function startPeers({ near, far, certificate }: Surroundings): Promise<Peers> {
	const waiting = new Map<string, (told: Told) => void>();
	const clock = createServer((request, response) => {
		void json(request).then((told) => {
			response.end();
			const { workflow } = told as Told;
			waiting.get(workflow)?.(told as Told);
		});
	});
	clock.listen(0, '127.0.0.1');
	await once(clock, 'listening');
	const distances = [
		{ world: near, suffix: 'Near' },
		{ world: far, suffix: 'Far' },
	];
	const ways = distances.flatMap(({ world, suffix }) =>
		Object.values(waysOf(world, suffix)).map((way) => ({ way, suffix })),
	);
	const n8n = await startN8n({
		credentials: distances.flatMap(({ world, suffix }) => credentialsOf(world, suffix)),
		workflows: ways.map(({ way, suffix }) =>
			workflowOf(way, {
				uiPathApi: { id: `ours${suffix}`, name: 'UiPath' },
				uiPathOAuth2: { id: `rival${suffix}`, name: 'Rival' },
			}),
		),
		further: [{ name: RIVAL.name, folder: await rivalFolder() }],
		env: {
			NODE_EXTRA_CA_CERTS: certificate,
			EXTERNAL_HOOK_FILES: join(__dirname, 'clock.cjs'),
			BENCH_CLOCK: `http://127.0.0.1:${(clock.address() as AddressInfo).port}/`,
			N8N_PAYLOAD_SIZE_MAX: '64',
		},
	});
	for (const { way } of ways) await n8n.session.publish(way.id);
	return {
		measure: async (way, isFar, items) => {
			const id = `${way}${isFar ? 'Far' : 'Near'}`;
			const told = new Promise<Told>((resolve, reject) => {
				waiting.set(id, resolve);
				setTimeout(reject, LIMIT, new Error(`${id} did not end within ${LIMIT} ms.`)).unref();
			});
			const body = JSON.stringify({ items });
			const headers = { 'content-type': 'application/json' };
			const reply = await fetch(`${n8n.url}/webhook/${id}`, { method: 'POST', headers, body });
			if (!reply.ok) throw new Error(`n8n answered ${reply.status} to the call of ${id}: ${await reply.text()}`);
			return spanOf(await told);
		},
		stop: async () => {
			await n8n.stop();
			clock.close();
		},
	};
}

function spanOf({ workflow, status, error, nodes }: Told): number {
	const measured = nodes.filter(({ name }) => name.startsWith(MEASURED));
	const problem = error ?? measured.find((node) => node.error !== undefined)?.error;
	if (status !== 'success' || problem !== undefined || measured.length === 0) {
		throw new Error(`${workflow} ended with status ${status}: ${problem ?? 'no measured node ran'}`);
	}
	const began = Math.min(...measured.map((node) => node.began));
	return Math.max(...measured.map((node) => node.began + node.ms)) - began;
}

async function rivalFolder(): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'rival.mjs'), RIVAL.name, RIVAL.version]);
	return stdout;
}
