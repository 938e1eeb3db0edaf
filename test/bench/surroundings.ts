/** Everything that a run of the bench stands on, and its end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDistance } from './distance';
import { startEmulatorProcess } from './emulatorProcess';
import type { Announced } from './emulatorProcess';
import type { World } from './world';

/** Ms of a request and its answer on their way, as between an office and a UiPath region. */
export const FAR = 20;

export interface Surroundings {
	/** Straight, and over a distance of `FAR`. */
	readonly near: World;
	readonly far: World;
	readonly certificate: string;
	/** For files of this run. */
	readonly folder: string;
	stop(): Promise<void>;
}

export async function startSurroundings(): Promise<Surroundings> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-uipath-bench-'));
	const emulator = await startEmulatorProcess(folder);
	const distance = await startDistance(Number(new URL(emulator.announced.origin).port), FAR);
	return {
		near: worldAt(emulator.announced, undefined),
		far: worldAt(emulator.announced, distance.port),
		certificate: emulator.certificate,
		folder,
		stop: async () => {
			await distance.stop();
			await emulator.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function worldAt(announced: Announced, port: number | undefined): World {
	const { tokenUrl, orchestratorUrl, communicationsMiningUrl, ...rest } = announced;
	const at = (address: string): string => {
		const url = new URL(address);
		if (port !== undefined) url.port = String(port);
		return url.href;
	};
	return {
		tokenUrl: at(tokenUrl),
		orchestratorUrl: at(orchestratorUrl),
		communicationsMiningUrl: at(communicationsMiningUrl),
		control: rest.control,
		credentials: rest.credentials,
		roundTrip: port === undefined ? 0 : FAR,
	};
}
