/** The sockets of one listener: numbered, so that tests can count connections, and within reach of a fault that cuts them. */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** One accepted TCP connection. */
export interface Connection {
	/** 1 for the first connection of the emulator, counted over both listeners. */
	readonly number: number;
	/** The TCP socket itself, below TLS. */
	readonly socket: Socket;
}

/** Counts connections over every listener that it watches. */
export class Connections {
	private readonly bySocket = new WeakMap<Socket, Connection>();
	private readonly open = new Set<Connection>();
	private last = 0;

	/** Follows a listener from now on; to be called before it listens. */
	watch(server: Server): void {
		const awaitingHandshake = new Map<number | undefined, Connection>();
		server.on('connection', (socket: Socket) => {
			const connection = { number: ++this.last, socket };
			const port = socket.remotePort;
			this.open.add(connection);
			this.bySocket.set(socket, connection);
			awaitingHandshake.set(port, connection);
			socket.once('close', () => {
				this.open.delete(connection);
				if (awaitingHandshake.get(port) === connection) awaitingHandshake.delete(port);
			});
		});
		server.on('secureConnection', (secured: Socket) => {
			const connection = awaitingHandshake.get(secured.remotePort);
			if (connection) this.bySocket.set(secured, connection);
		});
	}

	/** The connection a request arrived on. */
	of(request: IncomingMessage): Connection {
		return this.bySocket.get(request.socket) ?? { number: 0, socket: request.socket };
	}

	/** Closes every socket at once. */
	destroyAll(): void {
		for (const { socket } of this.open) socket.destroy();
	}
}
