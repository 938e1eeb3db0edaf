import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './environment';
import type { Execution } from './execution';
import { createHome } from './home';
import type { Home, HomeContent } from './home';
import type { Leashed } from './leashed';
import { logIn, setUpOwner } from './session';
import type { Owner, Session } from './session';

/** How long n8n may take to start, in ms; measured: about 10 s. */
const startLimit = 120_000;

/** A running n8n with its editor. */
export interface N8n {
	/** The editor's address, `http://127.0.0.1:port`, the same after a restart. */
	readonly url: string;
	readonly owner: Owner;
	/** Its N8N_USER_FOLDER. */
	readonly dataFolder: string;
	readonly home: Home;
	/** The owner, logged in; good after a restart too. */
	readonly session: Session;
	/** Runs a workflow once, in a headless process of its own on the same database. */
	execute(workflow: string): Promise<Execution>;
	/** Ends n8n in good order and starts it again on the same folder and port. */
	restart(): Promise<void>;
	/** SIGKILL; `restart` brings it back. */
	kill(): Promise<void>;
	/** Ends n8n and deletes its folder. */
	stop(): Promise<void>;
	/** What n8n printed since its last start. */
	log(): string;
}

export interface N8nOptions extends HomeContent {
	/** A free one when not given. */
	readonly port?: number;
}

/** Starts an n8n of its own: own folder, own free ports, own owner; resolves when its editor is up. */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	const home = await createHome(options);
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	const owner: Owner = { email: 'owner@example.com', password: `Uipath-${randomBytes(6).toString('hex')}` };
	let server: Leashed | undefined;
	const start = async (): Promise<void> => {
		server = await home.begin(['start'], { N8N_PORT: String(port) });
		await untilUp(server);
	};
	const stop = async (): Promise<void> => {
		await server?.stop();
		await home.remove();
	};
	const session = await start()
		.then(() => setUpOwner(url, owner))
		.then(() => logIn(url, owner))
		.catch(async (error: unknown) => {
			await stop();
			throw error;
		});
	return {
		url,
		owner,
		dataFolder: home.folder,
		home,
		session,
		stop,
		execute: (workflow) => home.execute(workflow),
		restart: async () => {
			await server?.stop();
			await start();
		},
		kill: async () => {
			await server?.kill();
			// By this file n8n knows that it crashed: it only waits 10 s longer at its next start.
			await rm(join(home.folder, '.n8n', 'crash.journal'), { force: true });
		},
		log: () => server?.log() ?? '',
	};
}

/** n8n prints the editor's address last of all; what was published begins to listen within a second or two. */
async function untilUp(server: Leashed): Promise<void> {
	const deadline = Date.now() + startLimit;
	while (!server.log().includes('Editor is now accessible')) {
		const code = await Promise.race([server.ended, sleep(100)]);
		if (code !== undefined || Date.now() > deadline) {
			await server.kill();
			throw new Error(`n8n did not start. It said:\n${server.log().slice(-2000)}`);
		}
	}
}
