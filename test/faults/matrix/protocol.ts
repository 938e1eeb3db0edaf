/** Rows N14 to N18, Z4, Z5 and S1: answers that arrive but cannot be believed, or are no. */
import type { FaultAction } from '../../emulator';
import type { PlacedOperation } from '../../operations/everyOperation';
import { sampleOf } from '../../operations/samples';
import { aboutAnswers, aboutBodies, isFile } from './answers';
import { answer } from './network';
import { asEver, onEachRequest, refused, unlessAdding } from './row';
import type { Row } from './row';
import type { Attack } from './attack';
import type { Target } from './usual';

const after = { times: 1, when: 'after' } as const;

/** What spoils an answer's bytes says nothing about an answer that has none. */
function withBody(spoil: (target: Target) => readonly Attack[]): (target: Target) => readonly Attack[] {
	return (target) => (target.answer.body === '' ? [] : spoil(target));
}

const raw = (body: string, status: number): FaultAction => ({
	answer: { status, headers: { 'content-type': 'application/json' }, body },
});

const halved: readonly FaultAction[] = [{ shortLength: true }, { cut: 1 }, { cut: 1, chunked: true }];

/** Without an item, an empty queue is answered with nothing. */
const MAY_BE_EMPTY = new Set(['POST /odata/Queues/UiPathODataSvc.StartTransaction']);

/** What no list and no object is read from; after a change, `{}` may be all that is answered. */
const NO_ANSWERS = ['null', '', '[]', '{"status":"error","message":"Quota used up"}'];
const EMPTY_ANSWERS = ['null', '', '[]', '{}', '{"status":"error","message":"Quota used up"}'];

/** Routes where 404 is an answer: what is not there needs no deletion, and an item that was never retried has no last retry. */
const ANSWERED_BY_404 = new Set([
	'DELETE /api/v1/sources/{project}/{source}/comments',
	'GET /odata/QueueItems({key})/UiPath.Server.Configuration.OData.GetItemLastRetry',
]);

/** A token that was given and not issued cannot be renewed. */
const renews = ({ key }: PlacedOperation) => sampleOf(key)?.as !== 'robot';

const FIVE_MB = 5_000_000;

export const protocolRows: readonly Row[] = [
	onEachRequest(
		'N14',
		'the answer is cut, with and without a length that says so',
		withBody((target) =>
			isFile(target) ? [] : halved.map((action) => ({ action, ...after, ...unlessAdding(target.effect) })),
		),
		aboutBodies,
	),
	onEachRequest('N15', 'a web page comes instead of an answer', (target) =>
		isFile(target)
			? []
			: [200, 502].map((status) => ({
					action: { html: status },
					end: target.effect === 'reads' ? ('refused' as const) : ('unknown' as const),
					says: /a web page/,
				})),
		aboutAnswers,
	),
	onEachRequest(
		'N16',
		'the answer has another type, none, or is not compressed as it says',
		withBody((target) =>
			isFile(target)
				? []
				: [
						...['text/plain', '', 'application/json; charset=iso-8859-1'].map((contentType) => ({
							action: { contentType },
							...asEver,
						})),
						{ action: { badGzip: true as const }, ...after, ...unlessAdding(target.effect) },
					],
		),
		aboutBodies,
	),
	onEachRequest(
		'N17',
		'the answer is JSON, but not what UiPath documents',
		withBody((target) => {
			if (isFile(target)) return [];
			const end = target.effect === 'reads' ? refused : { end: 'unknown' as const };
			const texts = target.effect === 'reads' ? EMPTY_ANSWERS : NO_ANSWERS;
			const wrong = texts.filter((text) => text !== '' || !MAY_BE_EMPTY.has(target.route));
			return wrong.map((text) => ({ action: raw(text, target.answer.status), when: 'after', ...end, says: /reply cannot be used/ }));
		}),
		aboutBodies,
	),
	onEachRequest('N18', 'UiPath does not accept the token once, or again and again, or says 403 or 404', (target, placed) =>
		isFile(target)
			? []
			: [
					...(renews(placed) ? [{ action: answer(401), times: 1, ...asEver }] : []),
					{ action: answer(401), ...refused, attempts: renews(placed) ? 2 : 1, says: /did not accept the token/ },
					{ action: answer(403), ...refused, says: /may not do this/ },
					...(ANSWERED_BY_404.has(target.route) ? [] : [{ action: answer(404), ...refused, says: /found no such thing|has no/ }]),
				],
		aboutAnswers,
	),
	onEachRequest('Z4', 'the request is too large for UiPath', () => [
		{ action: answer(414), ...refused, says: /too large/ },
	]),
	onEachRequest('Z5', 'the error is told in 5 MB', () => [
		{ action: answer(400, {}, 'x'.repeat(FIVE_MB)), ...refused, says: /refused it/ },
	]),
];
