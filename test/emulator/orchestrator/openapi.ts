/** The OpenAPI document of the queue API as a judge over requests and answers. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import type { AnySchemaObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { deviations } from './deviations';
import { adapted } from './openapiSchema';

const ERROR: AnySchemaObject = { $ref: '#/components/schemas/OrchestratorError' };
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Parameter {
	readonly name: string;
	readonly in: string;
	readonly required?: boolean;
	readonly schema: AnySchemaObject;
}

type Reference = { readonly $ref: string };

interface Content {
	readonly content?: Readonly<Record<string, { readonly schema?: AnySchemaObject }>>;
}

interface OpenApiOperation {
	readonly parameters?: ReadonlyArray<Parameter | Reference>;
	readonly requestBody?: Content & { readonly required?: boolean };
	readonly responses: Readonly<Record<string, Content | Reference>>;
}

export interface OpenApiDocument {
	readonly paths: Readonly<Record<string, Partial<Record<(typeof METHODS)[number], OpenApiOperation>>>>;
	readonly components: {
		readonly schemas: Readonly<Record<string, AnySchemaObject>>;
		readonly parameters: Readonly<Record<string, Parameter>>;
	};
}

/** Where the document is looked for: the environment variable ORCHESTRATOR_OPENAPI, then beside the checkout. */
export function documentPath(): string {
	const beside = path.resolve(__dirname, '../../../../shared/api/orchestrator-queues.openapi.json');
	return process.env['ORCHESTRATOR_OPENAPI'] ?? beside;
}

/** The document; `undefined` where it does not stand on this machine. */
export function openApiDocument(): OpenApiDocument | undefined {
	const file = documentPath();
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument) : undefined;
}

/** A request as it would go out, its path without the prefix and without the query. */
export interface CheckedRequest {
	readonly method: string;
	/** A path of the document, with or without its holes filled. */
	readonly route: string;
	readonly query?: Iterable<readonly [string, string]>;
	readonly body?: unknown;
}

export interface CheckedAnswer {
	readonly status: number;
	readonly body?: unknown;
}

interface Found {
	readonly path: string;
	readonly operation: OpenApiOperation;
}

/** Validates requests and answers; both methods give the list of what is wrong, which is empty when all is well. */
export class OpenApiJudge {
	private readonly ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false });

	private readonly compiled = new Map<AnySchemaObject, ValidateFunction>();

	constructor(private readonly document: OpenApiDocument) {
		addFormats(this.ajv);
		for (const name of ['int32', 'int64', 'decimal', 'double', 'byte', 'binary']) this.ajv.addFormat(name, true);
		for (const [name, schema] of Object.entries(document.components.schemas)) {
			this.ajv.addSchema(adapted(schema), `#/components/schemas/${name}`);
		}
	}

	/** The document's operations, e.g. `GET /odata/QueueItems`. */
	routes(): string[] {
		return Object.entries(this.document.paths).flatMap(([route, operations]) =>
			METHODS.filter((method) => operations[method]).map((method) => `${method.toUpperCase()} ${route}`),
		);
	}

	request({ method, route, query = [], body }: CheckedRequest): string[] {
		const found = this.find(method, route);
		if (!found) return [`The document has no ${method} ${route}`];
		return [...this.queryErrors(found.operation, [...query]), ...this.bodyErrors(found.operation, body)];
	}

	/** What is wrong with an answer to this method and route. Statuses from 400 on must carry the error envelope or nothing. */
	answer(method: string, route: string, { status, body }: CheckedAnswer): string[] {
		const found = this.find(method, route);
		if (!found) return [`The document has no ${method} ${route}`];
		if (status >= 400) return this.refusalErrors(status, body);
		const response = found.operation.responses[String(status)];
		if (!response || '$ref' in response) return [`The document has no status ${status} for ${method} ${found.path}`];
		const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
		if (!content?.schema) return body === undefined ? [] : ['The document knows no body here'];
		return type === 'application/json' ? this.errors(content.schema, body) : [];
	}

	private refusalErrors(status: number, body: unknown): string[] {
		const statuses: readonly number[] = deviations.emptyErrors.statuses;
		if (body !== undefined) return this.errors(ERROR, body);
		return statuses.includes(status) ? [] : [`The document wants a body with status ${status}`];
	}

	private find(method: string, route: string): Found | undefined {
		const verb = METHODS.find((name) => name === method.toLowerCase());
		if (!verb) return undefined;
		for (const [template, operations] of Object.entries(this.document.paths)) {
			const operation = operations[verb];
			if (operation && (template === route || matches(template, route))) return { path: template, operation };
		}
		return undefined;
	}

	private queryErrors(operation: OpenApiOperation, query: ReadonlyArray<readonly [string, string]>): string[] {
		const { parameters = [] } = operation;
		const known = new Map(parameters.map((parameter) => this.parameter(parameter)).map((found) => [found.name, found]));
		return query.flatMap(([name, value]) => {
			const parameter = known.get(name);
			if (parameter?.in !== 'query') return [`The query has an unknown ${name}`];
			return this.errors(parameter.schema, typed(parameter.schema, value)).map((error) => `${name}: ${error}`);
		});
	}

	private bodyErrors({ requestBody }: OpenApiOperation, body: unknown): string[] {
		const schema = requestBody?.content?.['application/json']?.schema;
		if (!schema) return body === undefined ? [] : ['The document knows no request body here'];
		if (body === undefined) return requestBody.required ? ['The request body is missing'] : [];
		return this.errors(schema, body);
	}

	private parameter(parameter: Parameter | Reference): Parameter {
		if (!('$ref' in parameter)) return parameter;
		const found = this.document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''];
		if (!found) throw new Error(`The document has no ${parameter.$ref}`);
		return found;
	}

	private errors(schema: AnySchemaObject, value: unknown): string[] {
		const validate = this.compiled.get(schema) ?? this.ajv.compile(adapted(schema));
		this.compiled.set(schema, validate);
		if (validate(value)) return [];
		return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
			`${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
		);
	}
}

/** Compares a path with a template; a hole takes anything but a slash. */
function matches(template: string, route: string): boolean {
	const literals = template.split(/\{[^{}]+\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${literals.join('[^/]+')}$`).test(route);
}

/** Query values are text; the document gives them types. */
function typed({ type }: AnySchemaObject, value: string): unknown {
	if (type === 'array') return [value];
	if (type === 'integer' || type === 'number') return value === '' ? value : Number(value);
	return type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value;
}
