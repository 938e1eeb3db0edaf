/** Routes compiled once into a tree over path segments, so that finding one costs the length of the path and not the number of routes. */
import type { Method, Route, Service } from './route';

/** A route together with the service that answers it. */
export interface Entry {
	readonly route: Route;
	readonly service: Service;
}

/** What a path leads to: a route, a path that exists for other methods only, or nothing. */
export type Match =
	| { readonly kind: 'found'; readonly entry: Entry; readonly parameters: Readonly<Record<string, string>> }
	| { readonly kind: 'other methods'; readonly service: Service; readonly methods: readonly Method[] }
	| { readonly kind: 'none'; readonly nearest: Service | undefined };

interface Pattern {
	readonly source: string;
	readonly expression: RegExp;
	readonly names: readonly string[];
	readonly node: Node;
}

interface Node {
	readonly fixed: Map<string, Node>;
	/** Segments such as `QueueItems({key})`, by the text before the parenthesis. */
	readonly keyed: Map<string, Pattern[]>;
	/** Segments with a hole that no parenthesis introduces: `{project}`, `id:{id}`. */
	readonly open: Pattern[];
	readonly leaves: Map<string, Entry>;
	/** Whose path this is, for the envelope of a refusal further down. */
	service: Service | undefined;
}

interface Reached {
	readonly node: Node;
	readonly raw: readonly (readonly [string, string])[];
}

const HOLE = /\{([^{}]+)\}/g;

function emptyNode(): Node {
	return { fixed: new Map(), keyed: new Map(), open: [], leaves: new Map(), service: undefined };
}

/** A segment may be written with and without `()` when it is a function without parameters; those have dotted names. */
function spellings(segment: string): readonly string[] {
	const bare = segment.toLowerCase().replace(/\(\)$/, '');
	return segment.endsWith('()') || segment.includes('.') ? [bare, `${bare}()`] : [bare];
}

function patternOf(segment: string, node: Node): Pattern {
	const names = [...segment.matchAll(HOLE)].map((hole) => hole[1] ?? '');
	const literals = segment.split(/\{[^{}]+\}/).map((literal) => literal.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
	return { source: segment, expression: new RegExp(`^${literals.join('(.+?)')}$`, 'i'), names, node };
}

function beforeParenthesis(segment: string): string | undefined {
	const at = segment.indexOf('(');
	return at > 0 ? segment.slice(0, at).toLowerCase() : undefined;
}

function patternsFor(node: Node, segment: string): Pattern[] {
	const key = beforeParenthesis(segment);
	if (key === undefined || key.includes('{')) return node.open;
	const patterns = node.keyed.get(key) ?? [];
	node.keyed.set(key, patterns);
	return patterns;
}

function childOf(node: Node, segment: string): Node {
	if (!segment.includes('{')) {
		const names = spellings(segment);
		const child = names.map((name) => node.fixed.get(name)).find((known) => known !== undefined) ?? emptyNode();
		for (const name of names) node.fixed.set(name, child);
		return child;
	}
	const patterns = patternsFor(node, segment);
	const known = patterns.find((pattern) => pattern.source.toLowerCase() === segment.toLowerCase());
	if (known) return known.node;
	const pattern = patternOf(segment, emptyNode());
	patterns.push(pattern);
	patterns.sort((a, b) => b.source.replace(HOLE, '').length - a.source.replace(HOLE, '').length);
	return pattern.node;
}

/** Decodes what stood in a hole, once; `undefined` where it is not percent-encoded UTF-8. */
function decoded(text: string): string | undefined {
	if (!text.includes('%')) return text;
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

/**
 * The routes of one or more services under one address. Static text matches in any case, a hole fills one raw segment (or
 * the part of it between two literals) and is decoded once after the match, so that `%2F` inside it becomes a `/`.
 */
export class RouteTable {
	private readonly root = emptyNode();

	/** Adds every route of a service; throws when two routes claim the same method and path. */
	add(service: Service, routes: readonly Route[] = service.routes): this {
		for (const route of routes) this.addAt(route.name.slice(route.name.indexOf(' ') + 1), { route, service });
		return this;
	}

	/** Adds one route at a path that may differ from the one in its name. */
	addAt(path: string, entry: Entry): this {
		const method = entry.route.name.slice(0, entry.route.name.indexOf(' '));
		let node = this.root;
		for (const segment of path.split('/').slice(1)) {
			node = childOf(node, segment);
			node.service ??= entry.service;
		}
		if (node.leaves.has(method)) throw new Error(`Two routes claim ${method} ${path}`);
		node.leaves.set(method, entry);
		return this;
	}

	/** Finds the route for a method and the raw segments of a path (without the leading slash). */
	match(method: string, segments: readonly string[]): Match {
		let nearest: { depth: number; service: Service | undefined } = { depth: -1, service: undefined };
		let other: Node | undefined;
		const visit = (node: Node, depth: number, raw: Reached['raw']): Reached | undefined => {
			if (depth > nearest.depth) nearest = { depth, service: node.service };
			const segment = segments[depth];
			if (segment === undefined) {
				if (node.leaves.has(method)) return { node, raw };
				if (node.leaves.size > 0) other ??= node;
				return undefined;
			}
			const fixed = node.fixed.get((decoded(segment) ?? segment).toLowerCase());
			const found = fixed && visit(fixed, depth + 1, raw);
			if (found) return found;
			const key = beforeParenthesis(segment);
			const keyed = key === undefined ? undefined : node.keyed.get(key);
			return visitPatterns(keyed, segment, depth, raw) ?? visitPatterns(node.open, segment, depth, raw);
		};
		const visitPatterns = (
			patterns: readonly Pattern[] | undefined,
			segment: string,
			depth: number,
			raw: Reached['raw'],
		): Reached | undefined => {
			for (const { expression, names, node } of patterns ?? []) {
				const holes = expression.exec(segment);
				if (!holes) continue;
				const filled = names.map((name, index) => [name, holes[index + 1] ?? ''] as const);
				const found = visit(node, depth + 1, [...raw, ...filled]);
				if (found) return found;
			}
			return undefined;
		};
		const reached = visit(this.root, 0, []);
		return reached ? found(reached, method) : (notFound(other) ?? { kind: 'none', nearest: nearest.service });
	}
}

function found({ node, raw }: Reached, method: string): Match {
	const entry = node.leaves.get(method);
	const parameters: Record<string, string> = {};
	for (const [name, text] of raw) {
		const value = decoded(text);
		if (value === undefined) return { kind: 'none', nearest: entry?.service };
		parameters[name] = value;
	}
	return entry ? { kind: 'found', entry, parameters } : { kind: 'none', nearest: undefined };
}

function notFound(other: Node | undefined): Match | undefined {
	const [entry] = other?.leaves.values() ?? [];
	if (!other || !entry) return undefined;
	const methods = [...other.leaves.values()].map(({ route }) => route.name.slice(0, route.name.indexOf(' ')) as Method);
	return { kind: 'other methods', service: entry.service, methods };
}
