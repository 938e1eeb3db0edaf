/** Which service an address belongs to: UiPath's prefixes, and none for standalone Orchestrator and legacy addresses. */
import { CREDENTIALS, type Identity } from './identity';
import type { Service } from './route';
import { RouteTable, type Match } from './routeTable';

/** The services behind the addresses. */
export interface Services {
	readonly communicationsMining: Service;
	readonly orchestrator: Service;
}

/** Where a request leads. */
export interface Destination {
	readonly match: Match;
	/** Who words the refusal where nothing matched. */
	readonly fallback: Service;
	/** The path without the prefix, undecoded. */
	readonly path: string;
}

/** The prefix under which Communications Mining is reached. */
export const COMMUNICATIONS_MINING = 'reinfer_';

/** The prefix under which Orchestrator is reached. */
export const ORCHESTRATOR = 'orchestrator_';

interface Mount {
	readonly table: RouteTable;
	readonly service: Service;
}

const TOKEN_PATHS = ['/identity_/connect/token', '/identity/connect/token'];
const IDENTITY = 'identity_';

/** The addresses of all services (UiPath API catalogue, Base URLs). */
export class Mounts {
	private readonly prefixed: ReadonlyMap<string, Mount>;
	private readonly bare: Mount;

	constructor({ orchestrator, communicationsMining }: Services, identity: Identity) {
		const { accountRoute, tokenRoute } = identity;
		const forOrchestrator = new RouteTable().add(orchestrator).add(identity, [accountRoute]);
		this.prefixed = new Map([
			[ORCHESTRATOR, { service: orchestrator, table: forOrchestrator }],
			[COMMUNICATIONS_MINING, { service: communicationsMining, table: new RouteTable().add(communicationsMining) }],
		]);
		const table = new RouteTable().add(orchestrator).add(communicationsMining).add(identity, [accountRoute]);
		for (const path of TOKEN_PATHS) table.addAt(path, { route: tokenRoute, service: identity });
		this.bare = { service: orchestrator, table };
	}

	/** Finds the route; costs the length of the path. */
	find(method: string, rawPath: string): Destination {
		const segments = rawPath.split('/').slice(1);
		const [organization = '', second = '', third = ''] = segments;
		const mount = this.prefixed.get(third.toLowerCase());
		const known = isOrganization(organization);
		if (mount) return destination(mount, method, segments.slice(3), known && isTenant(second));
		const scoped = second.toLowerCase() === IDENTITY;
		if (scoped) return destination(this.bare, method, segments.slice(1), known);
		return destination(this.bare, method, segments, true);
	}
}

function destination(
	{ table, service }: Mount,
	method: string,
	segments: readonly string[],
	known: boolean,
): Destination {
	const match: Match = known ? table.match(method, segments) : { kind: 'none', nearest: service };
	const nearest = match.kind === 'none' ? match.nearest : undefined;
	return { match, fallback: nearest ?? service, path: `/${segments.join('/')}` };
}

/** The organization goes by name or by id, in any case. */
function isOrganization(given: string): boolean {
	return isOneOf(given, CREDENTIALS.organization, CREDENTIALS.organizationId);
}

function isTenant(given: string): boolean {
	return isOneOf(given, CREDENTIALS.tenant, CREDENTIALS.tenantId);
}

function isOneOf(given: string, ...known: readonly string[]): boolean {
	return known.some((one) => one.toLowerCase() === given.toLowerCase());
}
