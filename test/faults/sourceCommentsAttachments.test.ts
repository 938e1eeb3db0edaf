/** Attachments over sockets: what breaks on the way there and back. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';

import { download } from '../../nodes/CommunicationsMiningSourceComments/attachment/download';
import { upload } from '../../nodes/CommunicationsMiningSourceComments/attachment/upload';
import { get } from '../../nodes/CommunicationsMiningSourceComments/comment/get';
import type { ApiOptions } from '../../nodes/shared/client/client';
import { RequestFailure } from '../../nodes/shared/client/failure';
import type { ComposedForEach, Host, Item, Single } from '../../nodes/shared/operation';
import { address, billing } from '../CommunicationsMiningSourceComments/runComments';
import type { FaultAction } from '../emulator';
import { readOf } from '../readOf';
import { Bench } from './bench';

const DOWNLOAD = 'GET /api/v1/attachments/{reference}';
const UPLOAD = 'PUT /api/_private/sources/id:{sourceId}/comments/{commentId}/attachments/{index}';
const SYNC = 'POST /api/v1/sources/{project}/{source}/sync';

const COMMENT = 'aa01';
const content = Buffer.from('Zürich, 😀, \u0000\r\n'.repeat(20_000));
const hash = createHash('sha256').update(content).digest('hex');

let bench: Bench;
/** What the store took whole, and how many files it began. */
let files: Buffer[];
let begun: number;

beforeAll(async () => {
	bench = await Bench.open({ seed: 'empty' });
});
afterAll(async () => {
	await bench.close();
});
beforeEach(() => {
	bench.reset();
	bench.emulator.reset();
	files = [];
	begun = 0;
	const comment = { id: COMMENT, timestamp: '2026-01-31T09:30:00Z', messages: [{ body: { text: 'See attached' } }] };
	bench.emulator.services.communicationsMining.addComments(address.source, [comment]);
});

const host: Host = {
	signal: undefined,
	hint: () => undefined,
	store: async (bytes, fileName, mimeType) => {
		begun += 1;
		const chunks: Buffer[] = [];
		for await (const chunk of bytes as AsyncIterable<Buffer>) chunks.push(chunk);
		files.push(Buffer.concat(chunks));
		return { data: '', fileName, mimeType };
	},
	open: async () => await Promise.resolve({ stream: Readable.from([content]), fileName: 'a.bin', mimeType: 'application/pdf' }),
};

async function run(
	operation: ComposedForEach | Single,
	parameters: IDataObject,
	options: Partial<ApiOptions> = {},
): Promise<readonly Item[]> {
	const api = bench.api('communicationsMining', options);
	return await operation.prepare(readOf(operation, { ...address, ...parameters }))(api, host);
}

const uploaded = async (options: Partial<ApiOptions> = {}) =>
	await run(upload, { commentId: COMMENT, binaryPropertyName: 'data', options: {} }, options);

const attachment = async () => {
	const [item] = await run(get, { commentId: COMMENT, options: {} });
	return (item?.json['attachments'] as ReadonlyArray<{ attachment_reference: string; size: number; content_hash: string }>)[0];
};

const reference = async (): Promise<string> => (await attachment())?.attachment_reference ?? '';

/** The journal holds nothing but the download afterwards. */
async function downloaded(action?: FaultAction, how: { times?: number } = {}, options: Partial<ApiOptions> = {}) {
	await uploaded();
	const attachmentReference = await reference();
	bench.reset();
	if (action !== undefined) bench.emulator.faults.set([{ route: DOWNLOAD, when: 'after', do: action, ...how }]);
	const parameters = { attachmentReference, binaryPropertyName: 'data', options: { contentHash: hash } };
	return await run(download, parameters, options);
}

async function failureOf(running: Promise<unknown>): Promise<RequestFailure> {
	const error: unknown = await running.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof RequestFailure) return error;
	throw new Error(`Expected a failure of the request, got ${String(error)}`);
}

const arrived = (route: string) => bench.journal().filter((entry) => entry.route === route);

describe('N9, N13, N14: a download that breaks off is begun anew, and never ends as half a file', () => {
	const breaks: ReadonlyArray<[string, FaultAction]> = [
		['cut after 100,000 bytes', { cut: 100_000 }],
		['cut in chunks', { cut: 100_000, chunked: true }],
		['a reset connection', { reset: true }],
		['500', { answer: { status: 500, body: {} } }],
		['429', { answer: { status: 429, headers: { 'retry-after': '7' }, body: {} } }],
	];

	it.each(breaks)('survives %s', async (_name, action) => {
		const [item] = await downloaded(action, { times: 1 });
		expect(item?.json).toMatchObject({ contentHash: hash, bytes: content.length });
		expect(files.map((file) => file.equals(content))).toEqual([true]);
		expect(arrived(DOWNLOAD)).toHaveLength(2);
	});

	it('gives up after four attempts and hands on nothing', async () => {
		const failure = await failureOf(downloaded({ cut: 100_000 }));
		expect(failure).toMatchObject({ reason: 'file too short', attempts: 4, doubtful: false });
		expect([begun, files.length]).toEqual([4, 0]);
		expect(bench.clock.slept).toHaveLength(3);
	});

	it('ends at once when the execution is cancelled while a file arrives', async () => {
		const controller = new AbortController();
		setTimeout(() => {
			controller.abort(new Error('cancelled'));
		}, 200);
		const running = downloaded({ drip: 1000 }, {}, { host: { signal: controller.signal } });
		await expect(running).rejects.toThrow('cancelled');
		expect(files).toEqual([]);
		expect(arrived(DOWNLOAD)).toHaveLength(1);
	});
});

describe('N5, N8, N9, N13 to N17: an upload is repeated whole, and a reply that cannot be trusted is no success', () => {
	const breaks: ReadonlyArray<[string, FaultAction, 'before' | 'after']> = [
		['500', { answer: { status: 500, body: {} } }, 'before'],
		['a reset before it arrived', { reset: true }, 'before'],
		['a reset after it arrived', { reset: true }, 'after'],
		['a cut reply', { cut: 5 }, 'after'],
	];

	it.each(breaks.flatMap((each) => [UPLOAD, SYNC].map((route) => [route, ...each] as const)))(
		'survives on %s %s',
		async (route, _name, action, when) => {
			bench.emulator.faults.set([{ route, nth: 1, when, do: action }]);
			const before = billing(bench.emulator);
			await uploaded();
			expect(arrived(route)).toHaveLength(2);
			expect(await attachment()).toMatchObject({ size: content.length, content_hash: hash });
			expect(billing(bench.emulator)).toEqual(before);
		},
	);

	it.each<[string, FaultAction]>([
		['a login page', { html: 200 }],
		['nothing', { answer: { status: 200, body: undefined } }],
		['an error with status 200', { answer: { status: 200, body: { status: 'error', message: 'no' } } }],
		['a hash of another file', { answer: { status: 200, body: { status: 'ok', content_hash: 'f'.repeat(64) } } }],
	])('does not write the comment after %s', async (_name, action) => {
		bench.emulator.faults.set([{ route: UPLOAD, do: action }]);
		await expect(uploaded()).rejects.toThrow();
		expect(arrived(SYNC)).toEqual([]);
		expect(await attachment()).toBeUndefined();
	});

	it('says that the file is too large where UiPath finds it so, and writes nothing', async () => {
		bench.emulator.faults.set([{ route: UPLOAD, do: { answer: { status: 413, body: {} } } }]);
		expect((await failureOf(uploaded())).message).toContain('too large');
		expect(arrived(SYNC)).toEqual([]);
	});
});

describe('S1, S9, I5, I6: the token goes to UiPath and nowhere else', () => {
	it.each([DOWNLOAD, UPLOAD])('does not follow a redirect of %s', async (route) => {
		await uploaded();
		const attachmentReference = await reference();
		bench.reset();
		bench.emulator.faults.set([{ route, do: { redirect: { to: bench.emulator.elsewhere } } }]);
		const parameters = { attachmentReference, binaryPropertyName: 'data', options: {} };
		const failure = await failureOf(route === DOWNLOAD ? run(download, parameters) : uploaded());
		expect(failure.message).toContain('redirect');
		expect(bench.journal().filter(({ origin }) => origin === 'elsewhere')).toEqual([]);
	});

	it('puts the token neither into errors nor into the log', async () => {
		bench.emulator.faults.set([{ route: UPLOAD, do: { answer: { status: 500, body: {} } } }]);
		const failure = await failureOf(uploaded());
		const { apiToken } = bench.emulator.credentials;
		expect(bench.logged.length).toBeGreaterThan(0);
		expect(inspect(failure, { depth: 10 }) + JSON.stringify(failure) + bench.logged.join()).not.toContain(apiToken);
	});

	it('keeps keys such as __proto__ of the comment that it writes again', async () => {
		const properties = JSON.parse('{"string:__proto__":"x","string:constructor":"y","string:a.b":"z"}') as Record<string, string>;
		const comment = { id: COMMENT, timestamp: '2026-01-31T09:30:00Z', messages: [{ body: { text: 'x' } }], user_properties: properties };
		bench.emulator.services.communicationsMining.addComments(address.source, [comment]);
		await uploaded();
		const [sync] = arrived(SYNC);
		const { comments } = JSON.parse(sync?.body ?? '') as { comments: ReadonlyArray<{ user_properties: unknown }> };
		expect(comments[0]?.user_properties).toEqual(properties);
		expect(({} as { x?: unknown }).x).toBeUndefined();
	});
});
