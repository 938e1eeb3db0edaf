/** A wire of a given length: passes bytes on, each way late by half the round trip. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Timers count whole milliseconds and are late by about this much, half of one, which would make the wire longer than it says. */
const LATE_MS = 0.5;

export interface Distance {
	/** Listens on 127.0.0.1. */
	readonly port: number;
	stop(): Promise<void>;
}

/**
 * Passes TCP connections on to `port` of 127.0.0.1 as if it were `roundTripMs` away: bytes take half of it each way, and
 * the first ones wait a whole round trip more, which is what setting up the connection would have taken.
 */
export async function startDistance(port: number, roundTripMs: number): Promise<Distance> {
	const open = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(port, '127.0.0.1');
		for (const socket of [near, far]) {
			socket.setNoDelay(true);
			open.add(socket);
			socket.on('close', () => open.delete(socket));
			socket.on('error', () => {
				near.destroy();
				far.destroy();
			});
		}
		const established = performance.now() + roundTripMs;
		delayed(near, far, roundTripMs / 2, established);
		delayed(far, near, roundTripMs / 2, established);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		stop: async () => {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Bytes leave in the order they came, whichever of two timers of the same millisecond is first. */
function delayed(from: Socket, to: Socket, halfMs: number, established: number): void {
	const waiting: Array<() => void> = [];
	const later = (work: () => void): void => {
		const now = performance.now();
		waiting.push(work);
		setTimeout(() => waiting.shift()?.(), Math.max(now, established) + halfMs - now - LATE_MS);
	};
	from.on('data', (bytes) => {
		later(() => {
			if (!to.destroyed) to.write(bytes);
		});
	});
	from.on('end', () => {
		later(() => to.end());
	});
}
