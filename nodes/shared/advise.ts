import type { Api } from './client/api';
import type { Refused } from './operation';
import type { Read } from './read';

/**
 * What more a node knows about a failure, e.g. where the thing that was not found is instead; one or two sentences for the
 * error's description. May ask UiPath; is asked once per distinct error of an execution, and its own failures are ignored.
 */
export type Advise = (api: Api, error: Error, read: Read) => Promise<string | undefined>;

/** An execution of thousands of items whose errors all differ must not turn into thousands of questions. */
const MOST_QUESTIONS = 5;

/** Advice by error message; later errors beyond five distinct ones get none. */
export async function adviceFor(
	refused: readonly Refused[],
	read: (item: number) => Read,
	api: Api,
	advise: Advise,
): Promise<ReadonlyMap<string, string>> {
	const advice = new Map<string, string>();
	const asked = new Set<string>();
	for (const { error, item } of refused) {
		if (asked.has(error.message) || asked.size >= MOST_QUESTIONS) continue;
		asked.add(error.message);
		const said = await advise(api, error, read(item)).catch(() => undefined);
		if (said !== undefined) advice.set(error.message, said);
	}
	return advice;
}
