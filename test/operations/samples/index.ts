/**
 * One set of valid parameters for every operation, in one place for all tests that are generated. An operation without a
 * sample fails them, with the place where it belongs.
 */
import { communicationsMiningSourceComments } from './communicationsMiningSourceComments';
import { communicationsMiningStream } from './communicationsMiningStream';
import { orchestratorQueue } from './orchestratorQueue';
import type { Sample, Samples } from './sample';

export type { Sample } from './sample';

/** By node. */
export const samples: Readonly<Record<string, Samples>> = {
	communicationsMiningSourceComments,
	communicationsMiningStream,
	orchestratorQueue,
};

/** The sample of `node/resource/operation`, or `undefined` where nobody wrote one. */
export function sampleOf(key: string): Sample | undefined {
	const [node = '', ...rest] = key.split('/');
	return samples[node]?.[rest.join('/')];
}
