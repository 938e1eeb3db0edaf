/** From operations of the service to routes of the emulator: refusals, body limits, and names sent as `owner%2Fname`. */
import type { Answer, Call, Route } from '../route';
import { Refused } from './errors';
import type { Settings } from './settings';
import type { State } from './state';

/** What handlers work on; `state` is replaced by a reset. */
export interface Context {
	state: State;
	readonly settings: Settings;
}

/** One documented operation: its route's name, the query parameters it takes, and what it does. */
export interface Operation {
	readonly name: Route['name'];
	readonly query?: readonly string[];
	handle(call: Call, context: Context): Answer;
}

/**
 * The routes of the operations, each also in the shape in which the official command line sends it: owner and name as one
 * segment with an encoded slash (UiPath API catalogue, Base URL). Those shapes meet other routes' shapes, so a path with an
 * encoded slash is looked up again with the slash put back.
 */
export function routesOf(operations: readonly Operation[], context: Context): Route[] {
	const plain = operations.map((operation) => route(operation.name, (call) => answer(operation, call, context)));
	const shapes = new Set(operations.map(({ name }) => shapeOf(name)));
	const joined = operations.flatMap(({ name }) => {
		const alias = joinedName(name);
		if (alias === name || shapes.has(shapeOf(alias))) return [];
		shapes.add(shapeOf(alias));
		return [route(alias, (call) => dispatch(operations, call, context))];
	});
	const parents = plain.map((each): Route => {
		if (!each.name.includes('{project}')) return each;
		return route(each.name, (call) =>
			encodedSlash.test(call.rawPath) ? dispatch(operations, call, context) : each.handle(call),
		);
	});
	return [...parents, ...joined];
}

const encodedSlash = /^(\/api\/[^/]+\/(?:datasets|sources)\/[^/]*?)%2F/i;

function route(name: Route['name'], handle: (call: Call) => Answer): Route {
	return { name, scopes: ['Ixp.ApiAccess'], handle };
}

function shapeOf(name: string): string {
	return name.replaceAll(/\{\w+\}/g, '{}');
}

function joinedName(name: Route['name']): Route['name'] {
	const joined = name.replace(/\{project\}\/\{(?:dataset|source)\}/, '{project}');
	return isRouteName(joined) ? joined : name;
}

function isRouteName(text: string): text is Route['name'] {
	return /^(?:GET|POST|PUT|PATCH|DELETE) \//.test(text);
}

function dispatch(operations: readonly Operation[], call: Call, context: Context): Answer {
	const request = `${call.method} ${call.rawPath.replace(encodedSlash, '$1/')}`;
	for (const operation of operations) {
		const match = expressionOf(operation.name).exec(request);
		if (!match) continue;
		const holes = Object.entries(match.groups ?? {}).map(([hole, value]) => [hole, decodeURIComponent(value)] as const);
		return answer(operation, { ...call, parameters: Object.fromEntries(holes) }, context);
	}
	return new Refused(404).answer();
}

function expressionOf(name: string): RegExp {
	return new RegExp(`^${name.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function answer({ query = [], handle }: Operation, call: Call, context: Context): Answer {
	try {
		const { maxBodyBytes } = context.settings;
		if (maxBodyBytes !== null && call.rawBody.length > maxBodyBytes) throw new Refused(413);
		const unknown = [...call.query.keys()].find((key) => !query.includes(key));
		if (unknown !== undefined) throw new Refused(400, `unknown query parameter ${unknown.slice(0, 100)}`);
		return handle(call, context);
	} catch (error) {
		if (error instanceof Refused) return error.answer();
		throw error;
	}
}
