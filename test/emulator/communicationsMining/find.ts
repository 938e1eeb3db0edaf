/** Finding what a call's path and query name; what is not there, or no name at all, is refused. */
import type { Call } from '../route';
import { Refused } from './errors';
import { objectName, projectName } from './patterns';
import type { DatasetState, SourceState, State, StreamState } from './state';

export function sourceOf({ parameters }: Call, state: State): SourceState {
	const { project = '', source: name = '' } = parameters;
	checkNames(project, name);
	return found(state.sources.find((source) => source.owner === project && source.name === name));
}

export function datasetOf({ parameters }: Call, state: State): DatasetState {
	const { project = '', dataset: name = '' } = parameters;
	checkNames(project, name);
	return found(state.datasets.find((dataset) => dataset.owner === project && dataset.name === name));
}

export function streamOf(call: Call, state: State): StreamState {
	const { streams } = datasetOf(call, state);
	const { stream: name = '' } = call.parameters;
	if (!objectName.test(name)) throw new Refused(400, 'not a name of a stream');
	return found(streams.get(name));
}

/** The value, or a refusal with 404. */
export function found<T>(value: T | undefined): T {
	if (value === undefined) throw new Refused(404);
	return value;
}

interface Bounds {
	readonly minimum: number;
	readonly maximum: number;
	readonly default: number;
}

/** An integer of the query within the bounds, or the default where it is absent. */
export function integer(call: Call, name: string, bounds: Bounds): number {
	const text = call.query.get(name);
	if (text === null) return bounds.default;
	const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	if (!(value >= bounds.minimum && value <= bounds.maximum)) {
		throw new Refused(400, `${name} must be an integer from ${bounds.minimum} to ${bounds.maximum}`);
	}
	return value;
}

/** A flag of the query; absent means false. */
export function flag(call: Call, name: string): boolean {
	const text = call.query.get(name) ?? 'false';
	if (text !== 'true' && text !== 'false') throw new Refused(400, `${name} must be true or false`);
	return text === 'true';
}

function checkNames(project: string, name: string): void {
	if (!projectName.test(project) || !objectName.test(name)) throw new Refused(400, 'not a name');
}
