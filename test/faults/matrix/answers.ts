/** What kinds of answers the operations get: what spoils a form of answer says nothing about operations that get no such answer. */
import type { PlacedOperation } from '../../operations/everyOperation';
import type { Target } from './usual';

const FILES = new Set(['GET /exports/{ticket}', 'GET /api/v1/attachments/{reference}']);

/** A file, whose bytes are not judged as JSON; what becomes of a broken one is tested with the operations that fetch it. */
export const isFile = ({ route }: Pick<Target, 'route'>): boolean => FILES.has(route);

const DOWNLOAD = 'communicationsMiningSourceComments/attachment/download';
const EXPORT = 'orchestratorQueue/queue/exportItems';

/** Why a row about JSON, redirects or refusals spares an operation, which requests it leaves out, or neither. */
export const aboutAnswers = {
	spares: ({ key }: PlacedOperation): string | undefined =>
		key === DOWNLOAD ? 'its one answer is a file; see `test/CommunicationsMiningSourceComments/attachment/download.test.ts`' : undefined,
	leavesOut: ({ key }: PlacedOperation): string | undefined =>
		key === EXPORT ? 'all but the file itself; see `test/OrchestratorQueue/queue/exportItems.test.ts`' : undefined,
};

/** Operations none of whose requests is answered with a body. The run notices where this is no longer so. */
const UNANSWERED = new Set([
	'orchestratorQueue/itemComment/delete',
	'orchestratorQueue/queueItem/delete',
	'orchestratorQueue/transaction/setProgress',
	'orchestratorQueue/transaction/setResult',
]);

/** The same for rows that spoil the bytes of an answer. */
export const aboutBodies = {
	...aboutAnswers,
	spares: (placed: PlacedOperation): string | undefined =>
		UNANSWERED.has(placed.key) ? 'its answers have no body' : aboutAnswers.spares(placed),
};
