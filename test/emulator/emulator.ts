/** The emulator in the process of a test, or behind the command. */
import { readBody } from './body';
import { CONTROL, control } from './control';
import { deliver } from './delivery';
import { exchange, split, type Arrived, type Surroundings } from './exchange';
import { FaultScript, type Fault } from './faultScript';
import { CREDENTIALS, Identity } from './identity';
import { Journal } from './journal';
import { COMMUNICATIONS_MINING, Mounts, ORCHESTRATOR, type Services } from './mounts';
import { page } from './page';
import type { Service } from './route';
import { Servers } from './server';
import { Settings } from './settings';
import { selfSigned } from './tls';

/** How to start. */
export interface StartOptions {
	/** The port of `origin`; 0, the default, takes a free one. `elsewhere` always takes a free one. */
	readonly port?: number;
	/** HTTPS with a certificate of its own, see `ca`. */
	readonly tls?: boolean;
	/** How long every request waits before anything happens, in ms. Default 0. */
	readonly latencyMs?: number;
}

/** The fault script from within a test. */
export interface Faults {
	/** Puts these faults in the place of all that were set. Throws FaultScriptError. */
	set(faults: readonly Fault[]): void;
	/** Adds faults, consulted before the earlier ones. Throws FaultScriptError. */
	add(faults: unknown): void;
	list(): ReturnType<FaultScript['list']>;
	clear(): void;
}

/** Settings that belong to no service; assigning to one takes effect at once. */
export interface GeneralSettings {
	/** How long every request waits before anything happens, in ms. */
	latencyMs: number;
	/** How long a token issued from now on is good for, in seconds. */
	expiresInSeconds: number;
	/** Whether `POST /api/Account/Authenticate` exists. */
	accountAuthenticate: boolean;
}

/** What can be seen and done from outside as well as from within a test. */
export interface Controls {
	readonly faults: Faults;
	readonly journal: Journal;
	/** Every setting, by name; for a change that is checked. */
	readonly settings: Settings;
	/** What `GET state` answers. */
	state(): Record<string, unknown>;
	/** Seed, settings, faults and journal as at the start; tokens stay good. */
	reset(): void;
	/** Makes every issued token worthless from now on. */
	expireTokens(): void;
}

/** A running emulator with the services it was started with. Addresses have no trailing slash. */
export interface Emulator<S extends Services = Services> extends Controls {
	readonly origin: string;
	/** The second origin, where downloads and redirects lead; it serves the same routes. */
	readonly elsewhere: string;
	readonly tokenUrl: string;
	readonly orchestratorUrl: string;
	readonly communicationsMiningUrl: string;
	/** The address of the control interface. */
	readonly control: string;
	readonly credentials: typeof CREDENTIALS;
	/** The certificate to trust, PEM; absent without TLS. */
	readonly ca?: string;
	readonly general: GeneralSettings;
	readonly services: S;
	/** Closes the listeners and every socket. */
	stop(): Promise<void>;
}

/** Serves these services until `stop`. */
export async function serve<S extends Services>(services: S, options: StartOptions = {}): Promise<Emulator<S>> {
	const identity = new Identity();
	const general = generalSettings(identity, options.latencyMs ?? 0);
	const journal = new Journal();
	const routes = [...everyService(services), identity].flatMap((service) => service.routes);
	const script = new FaultScript(routes.map(({ name }) => name));
	const controls = controlsOf(services, { identity, general, journal, script });
	const identification = options.tls ? await selfSigned() : undefined;
	const servers = new Servers(identification);
	const addresses = { origin: '', elsewhere: '' };
	const mounts = new Mounts(services, identity);
	const surroundings = { journal, faults: script, identity, mounts, latency: general, addresses };
	const listener = async (arrived: Arrived): Promise<void> => { await admit(arrived, surroundings, controls); };
	addresses.elsewhere = await servers.listen('elsewhere', 0, listener);
	addresses.origin = await servers.listen('origin', options.port ?? 0, listener);
	return {
		...controls,
		...addresses,
		...derived(addresses.origin),
		...(identification ? { ca: identification.cert } : {}),
		credentials: CREDENTIALS,
		general,
		services,
		stop: async () => { await servers.close(); },
	};
}

function everyService({ communicationsMining, orchestrator }: Services): readonly Service[] {
	return [communicationsMining, orchestrator];
}

/** Identity's settings stand among the general ones; they live on in identity. */
function generalSettings({ settings }: Identity, latencyMs: number): GeneralSettings {
	return Object.assign(settings, { latencyMs });
}

interface Parts {
	readonly identity: Identity;
	readonly general: GeneralSettings;
	readonly journal: Journal;
	readonly script: FaultScript;
}

function controlsOf(services: Services, { identity, general, journal, script }: Parts): Controls {
	const every = everyService(services);
	const settings = new Settings(general, Object.fromEntries(every.map((service) => [service.name, service.settings])));
	return {
		faults: {
			set: (faults) => {
				script.clear();
				script.add(faults);
			},
			add: (faults) => { script.add(faults); },
			list: () => script.list(),
			clear: () => { script.clear(); },
		},
		journal,
		settings,
		state: () => merged([...every, identity].map((service) => service.state())),
		reset: () => {
			settings.restore();
			for (const service of every) service.reset();
			script.clear();
			journal.clear();
		},
		expireTokens: () => { identity.expireAll(); },
	};
}

/** Puts the states side by side; two services that use the same key would hide each other's, so that throws. */
function merged(states: readonly object[]): Record<string, unknown> {
	const all: Record<string, unknown> = {};
	for (const [key, value] of states.flatMap((state) => Object.entries(state))) {
		if (Object.hasOwn(all, key)) throw new Error(`Two services both have "${key}" in their state`);
		all[key] = value;
	}
	return all;
}

function derived(origin: string): Pick<Emulator, 'tokenUrl' | 'orchestratorUrl' | 'communicationsMiningUrl' | 'control'> {
	const { organization, tenant } = CREDENTIALS;
	return {
		tokenUrl: `${origin}/identity_/connect/token`,
		orchestratorUrl: `${origin}/${organization}/${tenant}/${ORCHESTRATOR}`,
		communicationsMiningUrl: `${origin}/${organization}/${tenant}/${COMMUNICATIONS_MINING}`,
		control: `${origin}${CONTROL}`,
	};
}

/** The control interface and the page stand outside of everything else: no journal, no latency, no faults. */
async function admit(arrived: Arrived, surroundings: Surroundings, controls: Controls): Promise<void> {
	const [path, query] = split(arrived.target);
	const method = arrived.request.method ?? '';
	if (path.startsWith(`${CONTROL}/`)) {
		const body = Buffer.isBuffer(arrived.sent) ? await readBody(arrived.sent, arrived.request.headers) : undefined;
		const json = body?.kind === 'read' ? body.json : undefined;
		await deliver(arrived, control(controls, method, path.slice(CONTROL.length), query, json)); return;
	}
	if (path === '/' && method === 'GET') { await deliver(arrived, page(controls)); return; }
	await exchange(arrived, surroundings);
}
