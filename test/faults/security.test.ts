// S1, S4 to S8, I5, I6: addresses, dangerous text and secrets.
import type { INode } from 'n8n-workflow';
import { inspect } from 'node:util';
import { RequestFailure, toNodeError } from '../../nodes/shared/client/errors';
import { folderHeader } from '../../nodes/shared/wire/folder';
import { InputError } from '../../nodes/shared/wire/input';
import { anything, nothing } from '../../nodes/shared/wire/json';
import { all, odata } from '../../nodes/shared/wire/odata';
import { path } from '../../nodes/shared/wire/path';
import type { Effect } from '../../nodes/shared/wire/request';
import type { FaultAction } from '../emulator';
import { Bench } from './bench';

const EFFECTS: readonly Effect[] = ['reads', 'settles', 'adds'];
const node: INode = { id: '1', name: 'UiPath', type: 'uiPath', typeVersion: 1, position: [0, 0], parameters: {} };
let bench: Bench;

beforeAll(async () => {
	bench = await Bench.open();
});
beforeEach(() => {
	bench.reset();
});
afterAll(async () => {
	await bench.close();
});

// S1
test.each([301, 302, 303, 307, 308])('a redirect with status %d is not followed, wherever it leads', async (status) => {
	const { elsewhere, orchestratorUrl } = bench.emulator;
	const targets = [elsewhere, `${orchestratorUrl}/odata/Folders`, 'https://a.cloud.example:8443/x', 'http://user:secret@evil.example/'];
	for (const to of targets) {
		for (const effect of EFFECTS) {
			bench.fault(effect, { redirect: { to, status } });
			const failure = await bench.failure(effect);
			expect(failure).toMatchObject({ outcome: 'refused', reason: 'redirect', status, attempts: 1 });
			expect(failure.message).toContain(`redirect to ${new URL(to).hostname}, which was not followed`);
			expect(inspect(failure, { depth: 10 })).not.toContain('user:secret');
		}
	}
	expect(bench.journal().filter(({ origin }) => origin === 'elsewhere')).toEqual([]);
	expect(bench.journal().filter(({ rawPath }) => rawPath.endsWith('/odata/Folders'))).toEqual([]);
});

// S4, I6
test.each([
	['a/b', 'a%2Fb'],
	['a\\b', 'a%5Cb'],
	['%2F', '%252F'],
	['a?b#c', 'a%3Fb%23c'],
	['//evil', '%2F%2Fevil'],
	['\t', '%09'],
	['\0', '%00'],
	['a;b=c', 'a%3Bb%3Dc'],
	["'()!*", '%27%28%29%21%2A'],
	['née 😀', 'n%C3%A9e%20%F0%9F%98%80'],
])('the name %j goes out as the one segment %s', async (name, segment) => {
	const { communicationsMiningUrl } = bench.emulator;
	const address = path`/api/v1/datasets/${name}/customer-mail/streams/${name}`;
	await bench.api('communicationsMining').send('reads', { method: 'GET', path: address }, anything).catch(() => undefined);
	expect(bench.journal().map(({ rawPath }) => rawPath)).toEqual([
		`${new URL(communicationsMiningUrl).pathname}/api/v1/datasets/${segment}/customer-mail/streams/${segment}`,
	]);
});

// S5
test.each(["O'Brien", "x' or '1' eq '1", "')", '&$top=1000', 'two\nlines', 'a+b %27'])(
	'the reference %j is one literal and finds exactly the item that has it',
	async (reference) => {
		const [item] = bench.emulator.services.orchestrator.addQueueItems('Invoices', 1, { reference });
		const $filter = all([odata`Reference eq ${reference}`]);
		const request = { method: 'GET', path: path`/odata/QueueItems`, query: { $filter, $orderby: odata`Id` } } as const;
		const headers = folderHeader({ by: 'path', value: 'Shared/Finance' });
		const reply = await bench.api().send('reads', { ...request, headers }, anything);
		expect(reply).toMatchObject({ value: [{ Reference: reference }] });
		expect(item).toBeDefined();
		const query = new URLSearchParams(bench.arrived('reads')[0]?.query.replaceAll('+', '%2B'));
		expect([...query.keys()]).toEqual(['$filter', '$orderby']);
		expect(query.get('$filter')).toBe(`Reference eq '${reference.replaceAll("'", "''")}'`);
		bench.emulator.reset();
	},
);

// S6
test('a folder path that is not ASCII arrives whole, in the encoded header', async () => {
	const headers = folderHeader({ by: 'path', value: 'Shared/Kundenservice Zürich' });
	const reply = await bench.api().send('reads', { method: 'GET', path: path`/odata/QueueItems`, headers }, anything);
	expect(reply).toMatchObject({ value: expect.any(Array) as unknown });
	const sent = bench.arrived('reads')[0]?.headers['x-uipath-folderpath-encoded'];
	expect(Buffer.from(String(sent), 'base64').toString('utf16le')).toBe('Shared/Kundenservice Zürich');
});

// S6
test.each(['a\r\nX-Evil: 1', 'a\0', 'Zürich'])('a header value such as %j is refused before anything is sent', async (value) => {
	const request = { method: 'POST', path: path`/odata/x`, headers: { 'X-UIPATH-FolderPath': value } } as const;
	await expect(bench.api().send('adds', request, nothing)).rejects.toThrow(InputError);
	expect(bench.journal()).toEqual([]);
});

// S7
test.each(['https://user:secret@127.0.0.1/x', 'https://127.0.0.1/x?a=b', 'https://127.0.0.1/x#a', 'http://cloud.uipath.com'])(
	'a credential that leads to %s is refused, as service and as token address',
	async (address) => {
		const { orchestratorUrl } = bench.emulator;
		const asService = { orchestratorUrl: address, token: bench.credentials };
		expect(() => bench.api('orchestrator', { connection: asService })).toThrow(InputError);
		const connection = { orchestratorUrl, token: { ...bench.credentials, tokenUrl: address } };
		const sent: unknown = await bench.send('reads', { options: { connection } }).catch((error: unknown) => error);
		expect(sent).toBeInstanceOf(InputError);
		expect(String(sent)).not.toContain('secret');
		expect(bench.journal()).toEqual([]);
	},
);

const FAULTS: ReadonlyArray<[string, FaultAction]> = [
	['400', { answer: { status: 400, body: { message: 'no' } } }],
	['401', { answer: { status: 401, body: '' } }],
	['403', { answer: { status: 403, body: { message: 'no' } } }],
	['429', { answer: { status: 429, body: '' } }],
	['500', { answer: { status: 500, body: '' } }],
	['a reset', { reset: true }],
	['a cut', { cut: 5 }],
	['a web page', { html: 200 }],
	['a redirect', { redirect: { to: 'https://evil.example' } }],
	['broken compression', { badGzip: true }],
	['a wrong shape', { answer: { status: 200, body: { value: 'x' } } }],
];

// S8, I5
test.each(FAULTS)('after %s, no error and no log line holds a secret', async (_name, action) => {
	for (const effect of EFFECTS) {
		bench.fault(effect, action);
		expectNoSecret(await bench.failure(effect));
	}
});

// S8, I5
test('a server that repeats what it was sent does not bring a secret into an error', async () => {
	await bench.send('reads');
	const { authorization = '' } = bench.arrived('reads')[0]?.headers ?? {};
	for (const message of [authorization, authorization.slice(7), bench.credentials.clientSecret]) {
		bench.fault('reads', { answer: { status: 400, body: { message: `You sent ${message}`, traceId: message } } });
		const failure = await bench.failure('reads');
		expectNoSecret(failure);
		expect(failure.message).toContain('You sent');
	}
});

// S8, I5
test('a token endpoint that fails or repeats the secret brings none into an error', async () => {
	const { clientSecret } = bench.credentials;
	const answers: FaultAction[] = [
		{ answer: { status: 400, body: { error: 'invalid_client', error_description: `not ${clientSecret}` } } },
		{ answer: { status: 200, body: { access_token: `${clientSecret}\r\nX-Evil: 1` } } },
		{ answer: { status: 200, body: `access_token=${clientSecret}` } },
		{ redirect: { to: bench.emulator.elsewhere } },
		{ html: 200 },
	];
	for (const action of answers) {
		bench.emulator.faults.set([{ route: 'POST /identity_/connect/token', do: action }]);
		expectNoSecret(await bench.failure('adds'));
	}
	expect(bench.journal().every(({ origin, route }) => origin === 'origin' && route === 'POST /identity_/connect/token')).toBe(true);
});

// I5
test('the token travels in its header and the secret in its form field, and nowhere else', async () => {
	for (const effect of EFFECTS) await bench.send(effect);
	const { clientSecret, clientId } = bench.credentials;
	for (const { rawPath, query, headers, body } of bench.journal()) {
		const { authorization = '', ...others } = headers;
		const rest = JSON.stringify([rawPath, query, others, rawPath.endsWith('/connect/token') ? '' : body]);
		const token = authorization.replace(/^Bearer /, '');
		for (const secret of [token, clientSecret, encodeURIComponent(clientSecret)]) {
			if (secret !== '') expect(rest).not.toContain(secret);
		}
		expect(rest).not.toContain(clientId);
	}
});

function expectNoSecret(failure: RequestFailure): void {
	const error = toNodeError(node, failure, 0);
	const views = [failure, error].map((one) => `${inspect(one, { depth: 10, showHidden: true })}${JSON.stringify(one)}${one.stack ?? ''}`);
	const shown = [...views, ...bench.logged].join('\n');
	const tokens = bench.journal().map(({ headers }) => headers.authorization?.replace('Bearer ', ''));
	const { clientSecret, apiToken } = bench.emulator.credentials;
	for (const secret of [...tokens, clientSecret, encodeURIComponent(clientSecret), apiToken]) {
		if (secret !== undefined) expect(shown).not.toContain(secret);
	}
	expect(shown).not.toMatch(/authorization|Bearer (?!\[hidden\])/i);
	expect(failure).toBeInstanceOf(RequestFailure);
}
