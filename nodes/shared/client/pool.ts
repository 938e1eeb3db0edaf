import type { LookupFunction } from 'node:net';
import type * as Undici from 'undici';
import type { EgressFilter } from './api';
import { markAsUnsent } from './transportFailure';

/** More connections than these to one origin do not make UiPath faster, and n8n runs many executions at once. */
export const CONNECTIONS_PER_ORIGIN = 10;

const CONNECT_TIMEOUT_MS = 10_000;

let loaded: typeof Undici | undefined;

/** undici takes 100 ms to load, so a process that only lists its nodes never pays for it. */
export function undici(): typeof Undici {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make every caller wait a turn.
	loaded ??= require('undici') as typeof Undici;
	return loaded;
}

const dispatchers = new Map<string, Undici.Dispatcher>();

/**
 * The dispatcher that keeps up to 10 connections to `origin` for the whole process, through the proxy that the environment
 * names for it. With n8n's egress filter, every address that a name resolves to is checked when connecting.
 * The filter's policy is one for the whole process, so the first filter that comes serves all later ones.
 */
export function dispatcherFor(origin: string, filter: EgressFilter | undefined): Undici.Dispatcher {
	const proxies = proxiesFromEnvironment(process.env);
	const key = JSON.stringify([origin, filter !== undefined, proxies]);
	const kept = dispatchers.get(key);
	if (kept) return kept;
	const dispatcher = createDispatcher(proxies, filter);
	dispatchers.set(key, dispatcher);
	return dispatcher;
}

/** Ends every kept connection; for processes that are to end, such as tests. */
export async function closeConnections(): Promise<void> {
	const kept = [...dispatchers.values()];
	dispatchers.clear();
	await Promise.all(
		kept.map(async (dispatcher) => {
			await dispatcher.destroy();
		}),
	);
}

interface Proxies {
	readonly httpProxy: string;
	readonly httpsProxy: string;
	readonly noProxy: string;
}

/** Both spellings, the small one first; `ALL_PROXY` where the scheme's own is missing, as n8n itself reads them. */
export function proxiesFromEnvironment(environment: NodeJS.ProcessEnv): Proxies {
	const value = (name: string): string => environment[name]?.trim() || environment[name.toUpperCase()]?.trim() || '';
	const all = value('all_proxy');
	return {
		httpProxy: withScheme(value('http_proxy') || all),
		httpsProxy: withScheme(value('https_proxy') || value('http_proxy') || all),
		noProxy: value('no_proxy'),
	};
}

function withScheme(proxy: string): string {
	return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`;
}

function createDispatcher(proxies: Proxies, filter: EgressFilter | undefined): Undici.Dispatcher {
	const { EnvHttpProxyAgent, buildConnector } = undici();
	for (const proxy of [proxies.httpProxy, proxies.httpsProxy]) assertProxyAllowed(proxy, filter);
	// n8n documents the result as a drop-in for the lookup of a connection.
	const lookup = filter ? { lookup: filter.createSecureLookup() as LookupFunction } : {};
	const connect = buildConnector({ ...lookup, allowH2: false, timeout: CONNECT_TIMEOUT_MS });
	return new EnvHttpProxyAgent({
		...proxies,
		allowH2: false,
		connections: CONNECTIONS_PER_ORIGIN,
		proxyTls: { ...lookup, timeout: CONNECT_TIMEOUT_MS },
		connect: (options, callback) => {
			connect(options, (...result) => {
				if (result[0]) markAsUnsent(result[0]);
				callback(...result);
			});
		},
	});
}

function assertProxyAllowed(proxy: string, filter: EgressFilter | undefined): void {
	if (!filter || !URL.canParse(proxy)) return;
	const verdict = filter.validateConnectionHost(new URL(proxy).hostname);
	if (!verdict.ok) throw verdict.error;
}
