/** Comments from emails over sockets: every fault of the network, of sizes and of texts that can meet them. */
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';

import { createOrUpdateFromEmails } from '../../nodes/CommunicationsMiningSourceComments/comment/createOrUpdateFromEmails';
import type { Outcome } from '../../nodes/shared/operation';
import { runEmails } from '../CommunicationsMiningSourceComments/mailbox';
import { billing, NODE, runForAll, told } from '../CommunicationsMiningSourceComments/runComments';
import type { FaultAction } from '../emulator';
import { Bench } from './bench';

const SYNC = 'POST /api/v1/sources/{project}/{source}/sync-raw-emails';
const SOURCE = 'GET /api/v1/sources/{project}/{source}';
const TAG = 'generic.0.CONVKER5';

let bench: Bench;

beforeAll(async () => {
	bench = await Bench.open({ seed: 'empty' });
});
afterAll(async () => {
	await bench.close();
});
beforeEach(() => {
	bench.reset();
	bench.emulator.reset();
});

const email = (index: number, plain = `Text of ${index}`): IDataObject => ({
	emailFrom: 'parts',
	headersJson: { 'Message-ID': `<${index}@example.com>`, Date: 'Thu, 09 Jan 2020 16:34:45 +0000', Subject: 'x' },
	plain,
});
const many = (count: number, make = email): IDataObject[] => Array.from({ length: count }, (_, index) => make(index));
/** A property that UiPath makes itself, so that it refuses the whole request. */
const bad = (index: number): IDataObject => ({
	...email(index),
	userProperties: { property: [{ name: 'Message ID', type: 'string', value: 'x' }] },
});

async function upload(emails: readonly IDataObject[], options: IDataObject = {}, signal?: AbortSignal) {
	const api = bench.api('communicationsMining', signal === undefined ? {} : { host: { signal } });
	const items = emails.map((one) => ({ ...one, options: { transformTag: TAG, ...options } }));
	return await runForAll(api, createOrUpdateFromEmails, items);
}

const fault = (action: FaultAction, how: { nth?: number; times?: number; when?: 'before' | 'after' } = {}, route = SYNC) => {
	bench.emulator.faults.set([{ route, do: action, ...how }]);
};
const requests = () => bench.journal().filter(({ route }) => route === SYNC);
const stored = () => billing(bench.emulator);
const counted = (outcomes: readonly Outcome[]) => {
	const all = outcomes.map((outcome) => String(told(outcome)));
	return Object.fromEntries([...new Set(all)].map((one) => [one, all.filter((other) => other === one).length]));
};
const firstError = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []))[0];

describe('N5, N8, N9, N13, N14, N16: no email is lost and none billed twice where replies are', () => {
	it.each<[string, FaultAction, 'before' | 'after']>([
		['500', { answer: { status: 500, body: {} } }, 'before'],
		['502', { answer: { status: 502, body: {} } }, 'before'],
		['504', { answer: { status: 504, body: {} } }, 'before'],
		['a reset before it was applied', { reset: true }, 'before'],
		['a reset after it was applied', { reset: true }, 'after'],
		['a cut reply', { cut: 5 }, 'after'],
		['a reply in chunks that is cut', { cut: 5, chunked: true }, 'after'],
		['a short content length', { shortLength: true }, 'after'],
		['broken gzip', { badGzip: true }, 'after'],
	])('sends the same again after %s, and never says of what it wrote that it was there', async (_name, action, when) => {
		fault(action, { nth: 1, when });
		const { outcomes } = await upload(many(10));
		expect(counted(outcomes)).toEqual(when === 'before' ? { created: 10 } : { synced: 10 });
		expect(stored()).toEqual({ bill: 10, comments: 10 });
		expect(requests().map(({ body }) => body)).toEqual([requests()[0]?.body, requests()[0]?.body]);
	});

	it('says that it is unknown where every reply is lost', async () => {
		fault({ reset: true }, { when: 'after' });
		const { outcomes } = await upload(many(3));
		expect(counted(outcomes)).toEqual({ unknown: 3 });
		expect(requests()).toHaveLength(4);
	});

	it('sends nothing where the source cannot be asked for its tag', async () => {
		fault({ answer: { status: 500, body: {} } }, {}, SOURCE);
		const { outcomes } = await upload(many(3), { transformTag: '' });
		expect(counted(outcomes)).toEqual({ notSent: 3 });
		expect(requests()).toEqual([]);
	});
});

describe('N15, N17: a reply that cannot be trusted is never a success', () => {
	it.each<[string, FaultAction]>([
		['a login page', { html: 200 }],
		['a page with 502', { html: 502 }],
		['nothing', { answer: { status: 200, body: undefined } }],
		['null', { answer: { status: 200, body: null } }],
		['a list', { answer: { status: 200, body: [] } }],
		['an error with status 200', { answer: { status: 200, body: { status: 'error', message: 'no' } } }],
		['counters of fewer emails than were sent', { answer: { status: 200, body: { status: 'ok', new: 1, unchanged: 0, updated: 0 } } }],
		['comments that are none', { answer: { status: 200, body: { status: 'ok', new: 2, unchanged: 0, updated: 0, comments: [{}, {}] } } }],
	])('takes %s for an error', async (_name, action) => {
		fault(action);
		const { outcomes } = await upload(many(2), { includeComments: true });
		expect(outcomes.every((outcome) => 'error' in outcome)).toBe(true);
		expect(firstError(outcomes)?.message.length).toBeLessThanOrEqual(500);
	});

	it('lets unknown fields be', async () => {
		fault({ answer: { status: 200, body: { status: 'ok', new: 2, unchanged: 0, updated: 0, later: {} } } });
		expect(counted((await upload(many(2))).outcomes)).toEqual({ created: 2 });
	});
});

describe('N12, N25, Z1, Z2, Z4: each email has its own outcome, however many there are', () => {
	it('finds the few that clash among many, and sends all the others', async () => {
		const { outcomes } = await upload(many(1000, (index) => (index % 250 === 7 ? bad(index) : email(index))));
		expect(counted(outcomes)).toEqual({ created: 996, refused: 4 });
		expect([7, 257, 507, 757].map((item) => told(outcomes[item]))).toEqual(Array(4).fill('refused'));
		expect(stored()).toEqual({ bill: 996, comments: 996 });
	});

	it('reports chunks 1 and 2 as done where chunk 3 fails, and sends no more', async () => {
		fault({ answer: { status: 403, body: { status: 'error', message: 'quotas exceeded' } } }, { nth: 3, times: 100 });
		const { outcomes } = await upload(many(50), { commentsPerRequest: 10, requestsAtTheSameTime: 1 });
		expect(outcomes.map(told)).toEqual([...Array<string>(20).fill('created'), ...Array<string>(30).fill('notSent')]);
		expect(requests()).toHaveLength(3);
	});

	it.each([
		[0, 0],
		[1, 1],
		[16_384, 1],
		[16_385, 2],
	])('sends %d emails in %d requests', async (count, expected) => {
		const { outcomes } = await upload(many(count), { commentsPerRequest: 16_384 });
		expect([outcomes.length, requests().length, stored().comments]).toEqual([count, expected, count]);
	});

	it('halves what is too large, and refuses with advice the one that is too large alone', async () => {
		bench.emulator.services.communicationsMining.settings.maxBodyBytes = 100_000;
		const { outcomes } = await upload(many(20, (index) => email(index, 'x '.repeat(index === 13 ? 30_000 : 10_000))), { megabytesPerRequest: 1 });
		expect(counted(outcomes)).toEqual({ created: 20 });
		bench.emulator.services.communicationsMining.settings.maxBodyBytes = 50_000;
		const again = await upload([email(0), email(1, 'y '.repeat(30_000)), email(2)]);
		expect([0, 1, 2].map((item) => told(again.outcomes[item])).indexOf('refused')).toBe(1);
		expect(firstError(again.outcomes)?.message).toContain('too large');
	});

	it('takes time in proportion to the items, and hands out 130,000', async () => {
		const timed = async (count: number) => {
			const emails = many(count);
			const began = performance.now();
			const { outcomes } = await upload(emails, { dryRun: true });
			expect(outcomes).toHaveLength(count);
			expect(outcomes.every(({ item }, index) => item === index)).toBe(true);
			return performance.now() - began;
		};
		await timed(13_000);
		const few = await timed(13_000);
		expect((await timed(130_000)) / few).toBeLessThan(40);
	});
});

describe('Z6, S9, I5 to I8: texts, keys, secrets, addresses and bounds', () => {
	it('keeps every text as it is, from emoji to lone surrogates', async () => {
		const texts = ['😀👩‍👩‍👧', 'e\u0301', 'مرحبا', 'a\u0000b', '\u2028\u2029', '\ud83d', '"\\\n\t'];
		await upload(texts.map((text, index) => email(index, text)));
		const { documents } = JSON.parse(requests()[0]?.body ?? '') as { documents: ReadonlyArray<{ raw_email: { body: { plain: string } } }> };
		expect(documents.map(({ raw_email: { body } }) => body.plain)).toEqual(texts);
	});

	it('keeps headers and properties that are called like parts of every object', async () => {
		const headersJson = JSON.parse('{"Message-ID":"<a@b>","__proto__":"x","constructor":"y","X.a.b":"z"}') as IDataObject;
		const property = ['__proto__', 'constructor', 'a.b'].map((name) => ({ name, type: 'string', value: 'v' }));
		await upload([{ emailFrom: 'parts', headersJson, plain: 'x', userProperties: { property } }]);
		const sent = requests()[0]?.body ?? '';
		expect(sent).toContain('"__proto__":"x","constructor":"y","X.a.b":"z"');
		expect(sent).toContain('"string:__proto__":"v","string:constructor":"v","string:a.b":"v"');
		expect(({} as { x?: unknown }).x).toBeUndefined();
	});

	it('sends every request to the route of the operation and shows the token nowhere else', async () => {
		const { apiToken } = bench.emulator.credentials;
		fault({ answer: { status: 500, body: { status: 'error', message: `Bearer ${apiToken}` } } });
		const { outcomes, hints } = await upload(many(3));
		for (const { rawPath, headers, body } of requests()) {
			expect(rawPath.endsWith('/reinfer_/api/v1/sources/operations/claims-mailbox/sync-raw-emails')).toBe(true);
			expect(headers.authorization).toBe(`Bearer ${apiToken}`);
			expect(body).not.toContain(apiToken);
		}
		expect(bench.logged.length).toBeGreaterThan(0);
		expect(inspect([outcomes, hints, bench.logged], { depth: 10 }) + JSON.stringify(outcomes)).not.toContain(apiToken);
	});

	it('shows no secret in what n8n keeps of a run that goes on past refused emails', async () => {
		const { clientSecret } = bench.emulator.credentials;
		fault({ answer: { status: 422, body: { status: 'error', message: `no: ${clientSecret}` } } });
		const files = [0, 1, 2].map((index) => Buffer.from(`Message-ID: <${index}@x>\r\n\r\nHello`));
		const finished = await runEmails(bench.emulator, files, { transformTag: TAG }, { onError: 'continueRegularOutput' });
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		const token = String(requests()[0]?.headers.authorization).replace('Bearer ', '');
		expect(token.length).toBeGreaterThan(20);
		const kept = JSON.stringify(finished.run) + inspect(finished.items(NODE), { depth: 10 });
		expect([kept.includes(token), kept.includes(clientSecret)]).toEqual([false, false]);
	});

	it('ends at once when the execution is cancelled, while it sends and while it reads files', async () => {
		const controller = new AbortController();
		fault({ hang: 60_000 });
		setTimeout(() => {
			controller.abort(new Error('cancelled'));
		}, 100);
		await expect(upload(many(5000), {}, controller.signal)).rejects.toThrow('cancelled');
		expect(requests().length).toBeLessThanOrEqual(3);
		const api = bench.api('communicationsMining', { host: { signal: controller.signal } });
		const file = async () => await Promise.resolve({ stream: Readable.from([Buffer.from('Message-ID: <a@b>\r\n\r\n')]), fileName: 'a.eml', mimeType: '' });
		await expect(runForAll(api, createOrUpdateFromEmails, [{ options: {} }], file)).rejects.toThrow('cancelled');
	});

	it('is not kept waiting by a long error and tells at most 500 characters of it', async () => {
		fault({ answer: { status: 422, body: { status: 'error', message: 'x'.repeat(5_000_000) } } });
		const { outcomes } = await upload(many(1));
		expect(firstError(outcomes)?.message.length).toBeLessThanOrEqual(500);
	});
});
