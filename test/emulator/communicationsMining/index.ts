/** Communications Mining as a service of the emulator: state, routes, switches, and direct access for tests. */
import type { Answer, Refusal, Service } from '../route';
import { attachmentOperations } from './attachments';
import { catalogueOperations } from './catalogue';
import { commentListOperations } from './commentList';
import { commentOperations } from './comments';
import { Refused } from './errors';
import { exceptionOperations } from './exceptions';
import { fetchOperation } from './fetch';
import { handlesOf, type Handles } from './handles';
import { rawEmailOperations } from './rawEmails';
import { resultOperations } from './results';
import { routesOf, type Context } from './routing';
import { seededState, type SeedName } from './seed';
import { defaultSettings, type Settings } from './settings';
import { stateAnswer } from './stateAnswer';
import { streamOperations } from './streams';
import { threadOperations } from './threads';

export type { CommentNew, CommentFilter, StreamNew } from './objects';
export type { Settings } from './settings';
export type { SeedName } from './seed';
export type { Handles } from './handles';

/** The service with its switches typed and its state within reach of a test. */
export interface CommunicationsMining extends Service, Handles {
	readonly settings: Settings;
}

const operations = [
	...catalogueOperations,
	...(['stream', 'trigger'] as const).flatMap((word) => [
		...streamOperations(word),
		...resultOperations(word),
		fetchOperation(word),
		...exceptionOperations(word),
	]),
	...commentOperations,
	...rawEmailOperations,
	...threadOperations,
	...commentListOperations,
	...attachmentOperations,
];

const statusOf: Readonly<Record<Refusal, number>> = {
	unauthenticated: 401,
	forbidden: 403,
	'unknown route': 404,
	'unreadable body': 400,
	'method not allowed': 405,
};

/** A new instance with a state of its own. A reset brings back the seed and the default settings. */
export function communicationsMining({ seed = 'standard' }: { readonly seed?: SeedName } = {}): CommunicationsMining {
	const context: Context = { state: seededState(seed), settings: { ...defaultSettings } };
	return {
		name: 'communicationsMining',
		routes: routesOf(operations, context),
		settings: context.settings,
		refuse: (refusal): Answer => new Refused(statusOf[refusal]).answer(),
		state: () => stateAnswer(context.state),
		reset() {
			context.state = seededState(seed);
			Object.assign(context.settings, defaultSettings);
		},
		...handlesOf(context),
	};
}
