import type { Answer, Call, Method, Route } from '../route';
import { writeExactly } from './json';
import { ODataError } from './odata/lexer';
import { EmptyRefusal, invalidRequest, Refusal } from './refusal';
import { abandonStaleItems } from './state/items';
import type { Tenant } from './state/tenant';

/** One operation: a route that is given the tenant's state. */
export interface Operation {
	readonly name: `${Method} /${string}`;
	readonly scopes?: readonly string[];
	readonly authenticated?: boolean;
	handle(call: Call, tenant: Tenant): Answer;
}

/** Scopes that open an operation; a caller needs one of them (UiPath API catalogue, Orchestrator queues, Scopes). */
export const scopes = {
	readQueues: ['OR.Queues', 'OR.Queues.Read'],
	writeQueues: ['OR.Queues', 'OR.Queues.Write'],
	readFolders: ['OR.Folders', 'OR.Folders.Read'],
	readWebhooks: ['OR.Webhooks', 'OR.Webhooks.Read'],
	writeWebhooks: ['OR.Webhooks', 'OR.Webhooks.Write'],
	readUsers: ['OR.Users', 'OR.Users.Read'],
} as const;

const VERSION = { 'api-supported-versions': '20.0' };
const ODATA_JSON = 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8';

/** Makes operations into routes: refusals become envelopes, and every answer names the version of the API. */
export function routesOf(operations: readonly Operation[], tenant: Tenant): Route[] {
	return operations.map(({ handle, ...operation }) => ({
		...operation,
		handle: (call) => withVersion(answered(handle, call, tenant)),
	}));
}

export function withVersion(answer: Answer): Answer {
	return { ...answer, headers: { ...VERSION, ...answer.headers } };
}

function answered(handle: Operation['handle'], call: Call, tenant: Tenant): Answer {
	try {
		abandonStaleItems(tenant, call.now);
		return handle(call, tenant);
	} catch (error) {
		if (error instanceof Refusal || error instanceof EmptyRefusal) return error.toAnswer();
		if (error instanceof ODataError) return invalidRequest(`Invalid OData query options. ${error.message}`).toAnswer();
		throw error;
	}
}

/** A JSON answer in which 64-bit ids stand exactly. */
export function json(status: number, body: object): Answer {
	return { status, headers: { 'content-type': ODATA_JSON }, raw: Buffer.from(writeExactly(body)) };
}

export function context(call: Call, type: string): { '@odata.context': string } {
	return { '@odata.context': `${call.origin}/odata/$metadata#${type}` };
}

export const empty = (status: number): Answer => ({ status });
