import type { Api } from '../../nodes/shared/client/api';
import { createApi } from '../../nodes/shared/client/client';
import type { ApiOptions } from '../../nodes/shared/client/client';
import type { ClientCredentials } from '../../nodes/shared/client/connection';
import { RequestFailure } from '../../nodes/shared/client/failure';
import { closeConnections } from '../../nodes/shared/client/pool';
import { tokens } from '../../nodes/shared/client/token';
import { folderHeader } from '../../nodes/shared/wire/folder';
import * as shapes from '../../nodes/shared/wire/json';
import { odata } from '../../nodes/shared/wire/odata';
import { path } from '../../nodes/shared/wire/path';
import type { Effect } from '../../nodes/shared/wire/request';
import { startEmulator } from '../emulator';
import type { Emulator, EmulatorOptions, FaultAction, JournalEntry } from '../emulator';
import { testClock } from '../shared/client/testClock';

/** The routes that stand for the three effects, as the emulator names them. */
export const ROUTES = {
	reads: 'GET /odata/QueueItems',
	settles: 'POST /api/v1/datasets/{project}/{dataset}/streams/{stream}/advance',
	adds: 'POST /odata/Queues/UiPathODataSvc.AddQueueItem',
} as const;

const SHAPES = {
	reads: shapes.object({ value: shapes.array(shapes.object({ Id: shapes.identifier })) }),
	settles: shapes.okEnvelope({ sequence_id: shapes.text }),
	adds: shapes.object({ Id: shapes.identifier }),
};

const folder = folderHeader({ by: 'path', value: 'Shared/Finance' });
const QUEUE = 'Invoices';
const PROJECT = 'operations';

/** What a test may change: the API of one execution, or how a new one is made, and the time for an attempt in ms. */
interface Over {
	readonly api?: Api;
	readonly options?: Partial<ApiOptions>;
	readonly timeoutMs?: number;
}

/** A running emulator and our client in front of it, with a clock that only tests move. */
export class Bench {
	clock = testClock();
	/** 0.5 unless a test sets it. */
	roll = 0.5;
	readonly logged: string[] = [];

	private constructor(readonly emulator: Emulator) {}

	static async open(options: EmulatorOptions = {}): Promise<Bench> {
		// The emulator is on this machine, whatever the environment says about proxies.
		process.env.no_proxy = '*';
		return new Bench(await startEmulator(options));
	}

	/** No faults, an empty journal, no token, a new clock; what the emulator holds stays. */
	reset(): void {
		this.emulator.faults.clear();
		this.emulator.journal.clear();
		tokens.clear();
		this.clock = testClock();
		this.roll = 0.5;
		this.logged.length = 0;
	}

	async close(): Promise<void> {
		await closeConnections();
		await this.emulator.stop();
	}

	get credentials(): ClientCredentials {
		const { tokenUrl, credentials } = this.emulator;
		const { clientId, clientSecret } = credentials;
		return { kind: 'client credentials', tokenUrl, clientId, clientSecret, scopes: 'OR.Queues OR.Folders.Read' };
	}

	api(service: ApiOptions['service'] = 'orchestrator', options: Partial<ApiOptions> = {}): Api {
		const { orchestratorUrl, communicationsMiningUrl, credentials } = this.emulator;
		const log = (message: string): void => {
			this.logged.push(message);
		};
		const communicationsMiningToken = credentials.apiToken;
		return createApi({
			connection: { orchestratorUrl, communicationsMiningUrl, token: this.credentials, communicationsMiningToken },
			service,
			clock: this.clock,
			dice: () => this.roll,
			...options,
			host: { logger: { debug: log, warn: log }, ...options.host },
		});
	}

	/** The request that stands for `effect`, through `api` or a new one. */
	async send(effect: Effect, over: Over = {}): Promise<unknown> {
		const timeout = over.timeoutMs === undefined ? {} : { timeoutMs: over.timeoutMs };
		const api = over.api ?? this.api(effect === 'settles' ? 'communicationsMining' : 'orchestrator', over.options);
		if (effect === 'reads') {
			const query = { $top: 3, $orderby: odata`Id` };
			const request = { method: 'GET', path: path`/odata/QueueItems`, query, headers: folder, ...timeout } as const;
			return await api.send(effect, request, SHAPES.reads);
		}
		if (effect === 'adds') {
			const body = { itemData: { Name: QUEUE, SpecificContent: { a: 1 } } };
			const address = path`/odata/Queues/UiPathODataSvc.AddQueueItem`;
			return await api.send(effect, { method: 'POST', path: address, headers: folder, body, ...timeout }, SHAPES.adds);
		}
		const body = { sequence_id: await this.nextBatch(api) };
		const address = path`/api/v1/datasets/${PROJECT}/customer-mail/streams/all-mail/advance`;
		return await api.send(effect, { method: 'POST', path: address, body, ...timeout }, SHAPES.settles);
	}

	/** A sequence ID of the stream, as a consumer would have it. */
	private async nextBatch(api: Api): Promise<string> {
		const results = path`/api/v1/datasets/${PROJECT}/customer-mail/streams/all-mail/results`;
		const shape = shapes.okEnvelope({ continuation: shapes.text });
		return (await api.send('reads', { method: 'GET', path: results, query: { max_results: 3 } }, shape)).continuation;
	}

	/** The failure that the request ends with. */
	async failure(effect: Effect, over: Over = {}): Promise<RequestFailure> {
		const error: unknown = await this.send(effect, over).then(
			() => undefined,
			(reason: unknown) => reason,
		);
		if (error instanceof RequestFailure) return error;
		throw new Error(`Expected a failure of the request, got ${String(error)}`);
	}

	/** Spoils the request that stands for `effect`: the first `times` of them, or all. */
	fault(effect: Effect, action: FaultAction, { times, when }: { times?: number; when?: 'before' | 'after' } = {}): void {
		this.emulator.faults.set([
			{ route: ROUTES[effect], do: action, ...(times !== undefined && { times }), ...(when !== undefined && { when }) },
		]);
	}

	/** What arrived for `effect`. */
	arrived(effect: Effect): JournalEntry[] {
		return this.journal().filter(({ route }) => route === ROUTES[effect]);
	}

	journal(): JournalEntry[] {
		return [...this.emulator.journal.entries()];
	}

	/** How many queue items there are. */
	items(): number {
		return this.emulator.services.orchestrator.tenant.items.size;
	}
}
