import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { inspect } from 'node:util';
import { describeFailure, InputError, RequestFailure, toNodeError } from '../../../nodes/shared/client/errors';
import type { FailureContext, FailureFacts } from '../../../nodes/shared/client/failure';
import { ReplyError } from '../../../nodes/shared/wire/reply';

const node: INode = { id: '1', name: 'UiPath', type: 'uiPath', typeVersion: 1, position: [0, 0], parameters: {} };
const context: FailureContext = { effect: 'reads', route: 'GET /odata/QueueItems(5)', attempts: 1, doubtful: false };
const described = (facts: FailureFacts, over: Partial<FailureContext> = {}) =>
	describeFailure({ ...facts, ...context, ...over });

test.each<[string, FailureFacts, RegExp, RegExp]>([
	['a web page', { outcome: 'refused', reason: 'web page', status: 200 }, /the address answered with a web page/, /addresses in the credential/],
	['a redirect', { outcome: 'refused', reason: 'redirect', status: 302, detail: 'evil.example' }, /redirect to evil\.example, which was not followed/, /token was not sent anywhere else/],
	['a certificate', { outcome: 'refused', reason: 'certificate', detail: 'CERT_HAS_EXPIRED' }, /certificate could not be verified \(CERT_HAS_EXPIRED\)/, /NODE_EXTRA_CA_CERTS/],
	['a missing scope', { outcome: 'refused', status: 403, uiPathMessage: 'You are not authorized!' }, /may not do this \(You are not authorized!\)\.$/, /scope or a permission is missing/],
	['an unknown folder', { outcome: 'refused', status: 400, errorCode: 1100 }, /folder does not exist/, /Choose the folder/],
	['a missing folder', { outcome: 'refused', status: 400, errorCode: 1101 }, /needs to know the folder/, /Choose a folder/],
	['something missing', { outcome: 'refused', status: 404, errorCode: 1002, uiPathMessage: 'Q does not exist.' }, /found no such thing \(Q does not exist\)\.$/, /another folder.*error code 1002/],
	['a duplicate', { outcome: 'refused', status: 409, errorCode: 1016 }, /reference already/, /duplicates count as delivered/],
	['an expired token', { outcome: 'refused', status: 401 }, /did not accept the token: it has expired/, /Renew the token/],
	['no token', { outcome: 'refused', reason: 'token', status: 400, uiPathMessage: 'invalid_client' }, /gave out no token \(invalid_client\)/, /client secret/],
	['throttling', { outcome: 'throttled', status: 429, retryAt: Date.UTC(2026, 10, 22, 12, 30) }, /come back at 2026-11-22 12:30:00 UTC/, /later/],
	['throttling for ever', { outcome: 'throttled', status: 429, retryAt: Infinity }, /come back much later/, /later/],
	['no connection', { outcome: 'unsent', reason: 'connection', detail: 'ECONNREFUSED' }, /could not be reached \(ECONNREFUSED\)/, /Nothing was sent/],
	['a timeout', { outcome: 'unknown', reason: 'timeout' }, /did not answer in time/, /Run it again/],
	['a cut', { outcome: 'unknown', reason: 'unreadable reply', status: 200 }, /was cut or is not JSON/, /Run it again/],
	['a wrong shape', { outcome: 'unknown', reason: 'unexpected reply', detail: '"Id" should be a text but is null' }, /cannot be used: "Id" should be a text/, /right service/],
	['a large request', { outcome: 'refused', status: 413 }, /too large/, /fewer items/],
	['any other refusal', { outcome: 'refused', status: 422 }, /refused it \(HTTP 422\)/, /parameters/],
	['trouble at UiPath', { outcome: 'unavailable', status: 500, traceId: 't-1' }, /not available \(HTTP 500\)/, /trace ID t-1/],
])('%s is told with its cause and its cure', (_name, facts, message, description) => {
	const words = described(facts);
	expect(words.message).toMatch(/^Nothing was read: /);
	expect(words.message).toMatch(message);
	expect(words.description).toMatch(description);
	expect(words.description).toContain('GET /odata/QueueItems(5)');
});

test('the first words say what did not happen, or that nobody knows', () => {
	const reset: FailureFacts = { outcome: 'unknown', reason: 'connection', detail: 'ECONNRESET' };
	expect(described(reset, { effect: 'adds', doubtful: true })).toEqual({
		message: 'It is unknown whether UiPath did this: the connection to UiPath broke (ECONNRESET).',
		description: expect.stringMatching(/^Look in UiPath before you run it again/) as string,
	});
	expect(described({ outcome: 'refused', status: 400 }, { effect: 'adds' }).message).toMatch(/^Nothing was changed: /);
	expect(described(reset, { effect: 'settles', doubtful: true }).description).toMatch(/^Run it again/);
});

test('no text is longer than 500 characters', () => {
	const long = 'x'.repeat(300);
	const words = described({ outcome: 'refused', status: 403, uiPathMessage: long, traceId: long, detail: long }, { route: long, doubtful: true, effect: 'adds' });
	expect(words.message.length).toBeLessThanOrEqual(500);
	expect(words.description.length).toBeLessThanOrEqual(500);
});

test('n8n gets a fresh error with our words, the item and the status, and nothing to look behind', () => {
	const failure = new RequestFailure({ outcome: 'throttled', status: 429, retryAfterMs: 300_000 }, context);
	const error = toNodeError(node, failure, 3);
	expect(error).toBeInstanceOf(NodeApiError);
	expect(error).toMatchObject({ ...describeFailure(failure), httpCode: '429', context: { itemIndex: 3 } });
	expect(error.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 300_000 });
	expect(inspect(error, { depth: 10 })).not.toContain('RequestFailure');
	expect(toNodeError(node, failure, 3)).not.toBe(error);
});

test('other errors become errors of the operation with their message only', () => {
	const refused = toNodeError(node, new InputError('The folder is empty. Choose a folder.'), 0);
	expect(refused).toBeInstanceOf(NodeOperationError);
	expect(refused).toMatchObject({ message: 'The folder is empty. Choose a folder.', context: { itemIndex: 0 } });
	const defect = Object.assign(new Error('boom'), { config: { headers: { authorization: 'Bearer secret' } } });
	expect(inspect(toNodeError(node, defect, 0), { depth: 10 })).not.toContain('secret');
	expect(toNodeError(node, new ReplyError('the list does not end'), 0).message).toBe("UiPath's reply cannot be used: the list does not end.");
	expect(toNodeError(node, refused, 1)).toBe(refused);
});

test.each([
	new RequestFailure({ outcome: 'unknown', reason: 'connection', detail: 'ECONNRESET' }, { ...context, effect: 'adds', doubtful: true }),
	new InputError('"Reference" cannot be "ECONNRESET".'),
])('n8n does not put its own words in the place of ours where they name a system error: $message', (failure) => {
	const error = toNodeError(node, failure, 0);
	expect(error.message).toBe(failure.message);
	expect(error.messages).toEqual([]);
});
