/** Redis and PostgreSQL on loopback, on free ports, with all they write in a temporary folder. */
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../environment';
import { plainUser, startNative, untilSaid } from './native';
import type { Native } from './native';

export interface Servers {
	/** What n8n wants to be told, main and workers alike. */
	readonly env: Readonly<Record<string, string>>;
	/** Ends Redis and starts it again on the same port. It keeps nothing on disk, so every job it held is gone. */
	restartRedis(): Promise<void>;
	/** Ends both and deletes what they wrote. */
	stop(): Promise<void>;
}

/** Starts both; resolves when they serve. */
export async function startServers(native: Native): Promise<Servers> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-uipath-servers-'));
	const [redisPort, postgresPort] = [await freePort(), await freePort()];
	const startRedis = async (at: number) => {
		const parameters = ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
		const server = startNative(native.redis, parameters, join(folder, `redis-${at}.log`));
		await untilSaid(server, 'Ready to accept connections');
		return server;
	};
	let starts = 1;
	let redis = await startRedis(starts);
	const postgres = await startPostgres(native, folder, postgresPort);
	return {
		env: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: 'not asked for',
		},
		restartRedis: async () => {
			await redis.stop();
			starts += 1;
			redis = await startRedis(starts);
		},
		stop: async () => {
			await Promise.all([redis.stop(), postgres.stop()]);
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

async function startPostgres(native: Native, folder: string, port: number) {
	const user = plainUser();
	if (user !== undefined) await chown(folder, user.uid, user.gid);
	const data = join(folder, 'postgres');
	const parameters = ['-D', data, '-U', 'n8n', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
	const initdb = startNative(native.initdb, parameters, join(folder, 'initdb.log'), user?.name);
	if ((await initdb.ended) !== 0) throw new Error(`PostgreSQL made no database:\n${initdb.log()}`);
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'].flatMap((each) => ['-c', each]);
	const log = join(folder, 'postgres.log');
	const server = startNative(native.postgres, ['-D', data, '-p', String(port), ...settings], log, user?.name);
	await untilSaid(server, 'ready to accept connections');
	return server;
}
