import type { IDataObject } from 'n8n-workflow';

import { createOrUpdate } from '../../nodes/CommunicationsMiningSourceComments/comment/createOrUpdate';
import type { Outcome } from '../../nodes/shared/operation';
import { billing, runForAll, told } from '../CommunicationsMiningSourceComments/runComments';
import type { FaultAction } from '../emulator';
import { Bench } from './bench';

const SYNC = 'POST /api/v1/sources/{project}/{source}/sync';

// A busy machine takes its time over thousands of comments.
jest.setTimeout(120_000);

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

const comment = (index: number, text = `Text of ${index}`): IDataObject => ({
	id: `c${index}`,
	timestamp: '2026-01-31T09:30:00Z',
	messages: [{ body: { text } }],
});
const many = (count: number, make = comment): IDataObject[] => Array.from({ length: count }, (_, index) => make(index));
const bad = (index: number): IDataObject => ({ ...comment(index), unheardOf: 1 });

async function upload(comments: readonly unknown[], options: IDataObject = {}, signal?: AbortSignal) {
	const api = bench.api('communicationsMining', signal === undefined ? {} : { host: { signal } });
	const items = comments.map((one) => ({ commentFrom: 'json', commentJson: one as string, options }));
	return await runForAll(api, createOrUpdate, items);
}

const fault = (action: FaultAction, how: { nth?: number; times?: number; when?: 'before' | 'after' } = {}) => {
	bench.emulator.faults.set([{ route: SYNC, do: action, ...how }]);
};
const requests = () => bench.journal().filter(({ route }) => route === SYNC);
const stored = () => billing(bench.emulator);
const counted = (outcomes: readonly Outcome[]) => {
	const counts: Record<string, number> = {};
	for (const outcome of outcomes) counts[String(told(outcome))] = (counts[String(told(outcome))] ?? 0) + 1;
	return counts;
};
const firstError = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []))[0];

describe('No batch is sunk by one bad comment', () => {
	it('lets 65,499 of 65,536 comments arrive and reports the 37 bad ones, each with its own reason and item', async () => {
		const text = 'x'.repeat(900);
		const place = (index: number) => Math.floor((index * 65_536) / 37) + ((index * 7) % 11);
		const spoiled = new Map(Array.from({ length: 37 }, (_, index) => [place(index), index]));
		const comments = many(65_536, (index) => {
			const reason = spoiled.get(index);
			return reason === undefined ? comment(index, text) : { ...comment(index, text), [`unheardOf${reason}`]: 1 };
		});
		const { outcomes, hints } = await upload(comments);
		expect(outcomes.every(({ item }, index) => item === index)).toBe(true);
		expect(counted(outcomes)).toEqual({ created: 65_499, refused: 37 });
		for (const [item, reason] of spoiled) {
			expect(outcomes[item]).toMatchObject({ error: { status: 400, message: expect.stringContaining(`(unheardOf${reason})`) as string } });
		}
		expect(stored()).toEqual({ bill: 65_499, comments: 65_499 });
		expect(requests().length).toBeLessThanOrEqual(1.5 * 64 + 2 * 37 * 10);
		expect(hints[0]).toContain('65,499 new, 0 updated, 0 unchanged, 37 refused');
	});

	it('bills nothing and changes nothing when the same comments are sent again', async () => {
		await upload(many(500));
		const { outcomes } = await upload(many(500));
		expect(counted(outcomes)).toEqual({ unchanged: 500 });
		expect(stored()).toEqual({ bill: 500, comments: 500 });
	});

	it.each([409, 422])('splits a chunk that is refused with %d too', async (status) => {
		fault({ answer: { status, body: { status: 'error', message: 'no' } } }, { nth: 1 });
		const { outcomes } = await upload(many(8));
		expect(counted(outcomes)).toEqual({ created: 8 });
		expect(requests()).toHaveLength(3);
	});

	it('does not try thousands of comments one by one where every one is refused for the same reason', async () => {
		const { outcomes } = await upload(many(4096, bad));
		expect(counted(outcomes)).toEqual({ refused: 4096 });
		expect(requests().length).toBeLessThan(250);
		expect(stored()).toEqual({ bill: 0, comments: 0 });
	});

	it('still finds the good ones behind many bad ones', async () => {
		const comments = many(1024, (index) => (index < 900 || index % 2 === 0 ? bad(index) : comment(index)));
		const { outcomes } = await upload(comments);
		expect(counted(outcomes)).toEqual({ created: 62, refused: 962 });
	});
});

describe('N5, N8, N9, N13: nothing is lost and nothing billed twice where replies are', () => {
	it.each<[string, FaultAction, 'before' | 'after']>([
		['500', { answer: { status: 500, body: {} } }, 'before'],
		['502 as a page', { answer: { status: 503, body: {} } }, 'before'],
		['a reset before it was applied', { reset: true }, 'before'],
		['a reset after it was applied', { reset: true }, 'after'],
		['a cut reply', { cut: 5 }, 'after'],
		['a reply in chunks that is cut', { cut: 5, chunked: true }, 'after'],
		['a short content length', { shortLength: true }, 'after'],
		['broken gzip', { badGzip: true }, 'after'],
	])('sends the same again after %s, and never says of what it wrote that it was there', async (_name, action, when) => {
		fault(action, { nth: 1, when });
		const { outcomes, hints } = await upload(many(10));
		expect(counted(outcomes)).toEqual(when === 'before' ? { created: 10 } : { synced: 10 });
		const told = when === 'before' ? '10 new, 0 updated, 0 unchanged' : '10 new, updated or unchanged (a reply';
		expect(hints[0]).toContain(told);
		expect(stored()).toEqual({ bill: 10, comments: 10 });
		expect(requests()).toHaveLength(2);
	});

	it('says "unchanged" after a 429, since nothing was done then', async () => {
		await upload(many(10));
		bench.emulator.journal.clear();
		fault({ answer: { status: 429, body: {} } }, { nth: 1 });
		const { outcomes } = await upload(many(10));
		expect(counted(outcomes)).toEqual({ unchanged: 10 });
		expect(requests()).toHaveLength(2);
	});

	it('does not forget the doubt where the repeat is refused and has to be split', async () => {
		await upload(many(4));
		const refusal = { answer: { status: 422, body: { status: 'error', message: 'no' } } };
		const first = { route: SYNC, nth: 1, when: 'after', do: { reset: true } } as const;
		bench.emulator.faults.set([first, { route: SYNC, nth: 2, do: refusal }]);
		const { outcomes } = await upload(many(4));
		expect(counted(outcomes)).toEqual({ synced: 4 });
	});

	it('waits as long as UiPath asks', async () => {
		fault({ answer: { status: 429, headers: { 'retry-after': '7' }, body: {} } }, { nth: 1 });
		await upload(many(3));
		expect(bench.clock.slept[0]).toBeGreaterThanOrEqual(7000);
		expect(stored().comments).toBe(3);
	});

	it('says that it is unknown where every reply is lost', async () => {
		fault({ reset: true }, { when: 'after' });
		const { outcomes } = await upload(many(3));
		expect(counted(outcomes)).toEqual({ unknown: 3 });
		expect(firstError(outcomes)?.message).toContain('It is unknown whether UiPath did this');
	});
});

describe('N12, N18, N25, Z1: what was done stays done and the rest is told', () => {
	it('reports chunks 1 and 2 as done where chunk 3 fails, and sends no more', async () => {
		fault({ answer: { status: 403, body: { status: 'error', message: 'quotas exceeded' } } }, { nth: 3, times: 100 });
		const { outcomes, hints } = await upload(many(50), { commentsPerRequest: 10, requestsAtTheSameTime: 1 });
		expect(outcomes.map(told)).toEqual([...Array<string>(20).fill('created'), ...Array<string>(30).fill('notSent')]);
		expect(requests()).toHaveLength(3);
		expect(hints[0]).toContain('20 new, 0 updated, 0 unchanged, 0 refused, 30 not sent or unknown');
	});

	it.each([
		[0, 0],
		[1, 1],
		[16_384, 1],
		[16_385, 2],
	])('sends %d comments in %d requests', async (count, expected) => {
		const { outcomes } = await upload(many(count), { commentsPerRequest: 16_384 });
		expect(outcomes).toHaveLength(count);
		expect(requests()).toHaveLength(expected);
		expect(stored().comments).toBe(count);
	});

	it('cuts by bytes too', async () => {
		await upload(many(40, (index) => comment(index, 'é'.repeat(50_000))), { megabytesPerRequest: 1 });
		expect(Math.max(...requests().map(({ bytes }) => bytes))).toBeLessThan(1_000_100);
		expect(stored().comments).toBe(40);
	});

	it('halves what is too large, and begins smaller from then on', async () => {
		bench.emulator.services.communicationsMining.settings.maxBodyBytes = 300_000;
		const { outcomes } = await upload(many(40, (index) => comment(index, 'x'.repeat(50_000))), { requestsAtTheSameTime: 1 });
		expect(counted(outcomes)).toEqual({ created: 40 });
		expect(requests().filter(({ status }) => status === 413).length).toBeLessThan(10);
	});

	it('refuses the one comment that is too large alone, with advice', async () => {
		bench.emulator.services.communicationsMining.settings.maxBodyBytes = 10_000;
		const { outcomes } = await upload([comment(0), comment(1, 'x'.repeat(20_000)), comment(2)]);
		expect(outcomes.map(told)).toEqual(['created', 'refused', 'created'].map((word) => expect.stringMatching(word) as string));
		expect(firstError(outcomes)?.message).toContain('too large');
	});

	it('falls back to plain requests where gzip is not taken', async () => {
		fault({ answer: { status: 415, body: {} } }, { nth: 1 });
		const { outcomes } = await upload(many(1000), { compress: true });
		expect(counted(outcomes)).toEqual({ created: 1000 });
		expect(requests().map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', undefined]);
	});

	it('sends gzip that the service can read', async () => {
		const { outcomes } = await upload(many(1000), { compress: true });
		expect(counted(outcomes)).toEqual({ created: 1000 });
		expect(requests().map(({ headers }) => headers['content-encoding'])).toEqual(['gzip']);
	});
});

describe('N14 to N17: a reply that cannot be trusted is never a success', () => {
	it.each<[string, FaultAction]>([
		['a login page', { html: 200 }],
		['nothing', { answer: { status: 200, body: undefined } }],
		['null', { answer: { status: 200, body: null } }],
		['a list', { answer: { status: 200, body: [] } }],
		['an empty object', { answer: { status: 200, body: {} } }],
		['an error with status 200', { answer: { status: 200, body: { status: 'error', message: 'no' } } }],
		['counters that are texts', { answer: { status: 200, body: { status: 'ok', new: '1', unchanged: 0, updated: 0 } } }],
		['counters of fewer comments than were sent', { answer: { status: 200, body: { status: 'ok', new: 1, unchanged: 0, updated: 0 } } }],
	])('takes %s for an error', async (_name, action) => {
		fault(action);
		const { outcomes } = await upload(many(2));
		expect(outcomes.every((outcome) => 'error' in outcome)).toBe(true);
		expect(firstError(outcomes)?.message.length).toBeLessThanOrEqual(500);
	});

	it('reads JSON whatever its type is called, and lets unknown fields be', async () => {
		fault({ contentType: 'text/plain; charset=latin1' });
		expect(counted((await upload(many(2))).outcomes)).toEqual({ created: 2 });
		fault({ answer: { status: 200, body: { status: 'ok', new: 2, unchanged: 0, updated: 0, later: {} } } });
		expect(counted((await upload(many(2))).outcomes)).toEqual({ created: 2 });
	});
});

describe('I5, I6, I8, Z6: secrets, addresses, bounds and texts', () => {
	it('sends every request to the route of the operation and shows the token nowhere else', async () => {
		const { outcomes } = await upload([comment(0), bad(1)]);
		const { apiToken } = bench.emulator.credentials;
		for (const { rawPath, headers, body } of requests()) {
			expect(rawPath.endsWith('/reinfer_/api/v1/sources/operations/claims-mailbox/sync')).toBe(true);
			expect(headers.authorization).toBe(`Bearer ${apiToken}`);
			expect(body).not.toContain(apiToken);
		}
		expect(JSON.stringify(outcomes) + bench.logged.join()).not.toContain(apiToken);
	});

	it('ends at once when the execution is cancelled', async () => {
		const controller = new AbortController();
		fault({ hang: 60_000 });
		const running = upload(many(5000), {}, controller.signal);
		setTimeout(() => {
			controller.abort(new Error('cancelled'));
		}, 100);
		await expect(running).rejects.toThrow('cancelled');
		expect(requests().length).toBeLessThanOrEqual(3);
	});

	it('keeps every text as it is, from emoji to lone surrogates', async () => {
		const texts = ['😀👩‍👩‍👧', 'e\u0301', 'مرحبا', 'a\u0000b', '\u2028\u2029', '\ud83d', '"\\\n\t'];
		await upload(texts.map((text, index) => comment(index, text)));
		const body = JSON.parse(requests()[0]?.body ?? '') as { comments: Array<{ messages: Array<{ body: { text: string } }> }> };
		expect(body.comments.map(({ messages }) => messages[0]?.body.text)).toEqual(texts);
	});

	it('is not kept waiting by a long error and tells at most 500 characters of it', async () => {
		fault({ answer: { status: 422, body: { status: 'error', message: 'x'.repeat(5_000_000) } } });
		const { outcomes } = await upload([comment(0)]);
		expect(firstError(outcomes)?.message.length).toBeLessThanOrEqual(500);
	});
});
