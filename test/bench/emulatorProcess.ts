/** The emulator in a process of its own, so that it shares no event loop with what is measured. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Addresses of one way to the emulator, straight or over a distance. */
export interface Addresses {
	readonly tokenUrl: string;
	readonly orchestratorUrl: string;
	readonly communicationsMiningUrl: string;
}

/** What the emulator's command announces. */
export interface Announced extends Addresses {
	readonly origin: string;
	readonly control: string;
	readonly credentials: {
		readonly clientId: string;
		readonly clientSecret: string;
		readonly accessToken: string;
		readonly organization: string;
		readonly tenant: string;
	};
	readonly ca: string;
}

export interface EmulatorProcess {
	readonly announced: Announced;
	/** A file with the certificate to trust, for NODE_EXTRA_CA_CERTS. */
	readonly certificate: string;
	stop(): Promise<void>;
}

/** Starts it over TLS with 50,000 comments; `folder` takes the certificate. */
export async function startEmulatorProcess(folder: string): Promise<EmulatorProcess> {
	const command = join(__dirname, '..', 'emulator', 'cli.ts');
	// Room for answers, so that the emulator's tidying up does not fall into what is measured, on either side.
	const room = '--max-semi-space-size=128';
	const child = spawn(process.execPath, [room, '--import', 'tsx', command, '--tls', '--seed', 'large'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const kill = (): void => void child.kill('SIGKILL');
	process.on('exit', kill);
	const line = await Promise.race([
		once(createInterface({ input: child.stdout }), 'line'),
		once(child, 'exit').then(() => Promise.reject(new Error('The emulator ended before it served.'))),
	]);
	const announced = JSON.parse(String(line[0])) as Announced;
	const certificate = join(folder, 'emulator.pem');
	writeFileSync(certificate, announced.ca);
	return {
		announced,
		certificate,
		stop: async () => {
			process.off('exit', kill);
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		},
	};
}
