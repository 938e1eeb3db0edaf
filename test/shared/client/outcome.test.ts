import { failureOfReply, isWebPage } from '../../../nodes/shared/client/outcome';
import { failureOfError, markAsUnsent } from '../../../nodes/shared/client/transportFailure';

const now = Date.UTC(2026, 10, 22, 12);
const reply = (status: number, headers: Record<string, string> = {}, body = '') =>
	failureOfReply({ status, headers }, body, [], now);

test.each([
	[301, { outcome: 'refused', reason: 'redirect' }],
	[400, { outcome: 'refused' }],
	[401, { outcome: 'refused' }],
	[408, { outcome: 'refused' }],
	[409, { outcome: 'refused' }],
	[429, { outcome: 'throttled' }],
	[500, { outcome: 'unavailable' }],
	[503, { outcome: 'unavailable' }],
	[504, { outcome: 'unavailable' }],
])('status %d without more is %j', (status, expected) => {
	expect(reply(status)).toEqual({ ...expected, status });
});

test('Retry-After counts with 429 and 503 only', () => {
	const headers = { 'retry-after': '7' };
	const floors = [429, 503, 500, 400].map((status) => reply(status, headers).retryAfterMs);
	expect(floors).toEqual([7000, 7000, undefined, undefined]);
	expect(reply(503, { 'retry-after': 'garbage' }).retryAfterMs).toBeUndefined();
});

test('a redirect names the host only', () => {
	expect(reply(302, { location: 'https://user:secret@evil.example:8443/path?token=1' }).detail).toBe('evil.example');
	expect(reply(302, { location: '/login' }).detail).toBeUndefined();
});

test.each([
	['{"message":"DocQueue does not exist.","errorCode":1002,"traceId":"00-4f","resourceIds":null}', { uiPathMessage: 'DocQueue does not exist.', errorCode: 1002, traceId: '00-4f' }],
	['{"status":"error","message":"404 Not Found"}', { uiPathMessage: '404 Not Found' }],
	['{"error":{"code":"","message":"The query is wrong."}}', { uiPathMessage: 'The query is wrong.' }],
	['{"error":"invalid_client"}', { uiPathMessage: 'invalid_client' }],
	['{"message":5,"errorCode":"1002"}', {}],
	['null', {}],
	['', {}],
	['text', {}],
])('the envelope %s is read', (body, expected) => {
	expect(reply(400, {}, body)).toEqual({ outcome: 'refused', status: 400, ...expected });
});

test("UiPath's words are one line of at most 300 characters without what was sent in secret", () => {
	const body = JSON.stringify({ message: `no\r\n secret-123 Bearer abcdefghijk ${'x'.repeat(5000)}` });
	const { uiPathMessage = '' } = failureOfReply({ status: 400, headers: {} }, body, ['secret-123'], now);
	expect(uiPathMessage).toMatch(/^no \[hidden\] \[hidden\] x+…$/);
	expect(uiPathMessage).toHaveLength(300);
});

test.each([
	[{ 'content-type': 'text/html; charset=utf-8' }, '', true],
	[{}, '\ufeff \n<!DOCTYPE html><html>', true],
	[{}, '<html lang="en">', true],
	[{ 'content-type': 'text/plain' }, '{"a":"<html>"}', false],
	[{ 'content-type': 'application/xml' }, '<error/>', false],
])('%j with %j is a web page: %s', (headers, body, expected) => {
	expect(isWebPage({ status: 200, headers: { ...headers } }, body)).toBe(expected);
});

test('a web page is refused, unless it says when to come back', () => {
	const page = { 'content-type': 'text/html' };
	expect(reply(502, page)).toEqual({ outcome: 'refused', reason: 'web page', status: 502 });
	expect(reply(503, { ...page, 'retry-after': '5' })).toMatchObject({ outcome: 'unavailable', retryAfterMs: 5000 });
	expect(reply(429, page)).toMatchObject({ outcome: 'throttled' });
});

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each([
	['ECONNREFUSED', { outcome: 'unsent', reason: 'connection' }],
	['ENOTFOUND', { outcome: 'unsent', reason: 'connection' }],
	['EAI_AGAIN', { outcome: 'unsent', reason: 'connection' }],
	['UND_ERR_CONNECT_TIMEOUT', { outcome: 'unsent', reason: 'connection' }],
	['ECONNRESET', { outcome: 'unknown', reason: 'connection' }],
	['UND_ERR_SOCKET', { outcome: 'unknown', reason: 'connection' }],
	['CERT_HAS_EXPIRED', { outcome: 'refused', reason: 'certificate' }],
	['DEPTH_ZERO_SELF_SIGNED_CERT', { outcome: 'refused', reason: 'certificate' }],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', { outcome: 'refused', reason: 'certificate' }],
	['ERR_TLS_CERT_ALTNAME_INVALID', { outcome: 'refused', reason: 'certificate' }],
])('the error %s is %j', (code, expected) => {
	expect(failureOfError(coded(code))).toEqual({ ...expected, detail: code });
	expect(failureOfError(Object.assign(new Error('fetch failed'), { cause: coded(code) }))).toMatchObject(expected);
});

test('a reset while connecting sent nothing', () => {
	const error = coded('ECONNRESET');
	markAsUnsent(error);
	expect(failureOfError(error)).toMatchObject({ outcome: 'unsent' });
});

test('silence is a timeout, and a proxy that wants a password is told apart', () => {
	expect(failureOfError(coded('UND_ERR_BODY_TIMEOUT'))).toEqual({ outcome: 'unknown', reason: 'timeout' });
	const tunnel = (status: number) => failureOfError(coded('UND_ERR_ABORTED', `Proxy response (${status}) !== 200 when HTTP Tunneling`));
	expect(tunnel(407)).toEqual({ outcome: 'refused', reason: 'proxy', detail: '407' });
	expect(tunnel(502)).toEqual({ outcome: 'unsent', reason: 'proxy', detail: '502' });
});

test("n8n's egress filter speaks through the name of its error", () => {
	const blocked = Object.assign(new Error('blocked 10.0.0.1'), { name: 'SsrfBlockedIpError' });
	expect(failureOfError(blocked)).toEqual({ outcome: 'refused', reason: 'address not allowed' });
});

test('anything else is unknown', () => {
	for (const thrown of [new Error('x'), 'text', undefined, { code: 'not a code!' }]) {
		expect(failureOfError(thrown)).toEqual({ outcome: 'unknown', reason: 'connection' });
	}
});
