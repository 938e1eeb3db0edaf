import type { Api } from './client/api';

/**
 * What each execution remembers by name, empty at its beginning. An execution has one `Api`, so what hangs on that lives exactly as
 * long as the execution.
 */
export function perExecution<T>(): (api: Api) => Map<string, T> {
	const memories = new WeakMap<Api, Map<string, T>>();
	return (api) => {
		const memory = memories.get(api) ?? new Map<string, T>();
		memories.set(api, memory);
		return memory;
	};
}
