import { caller, streamPath } from '../caller';
import { predictionOf } from '../prediction';
import type { StoredComment } from '../state';
import { email } from './email';
import { seededState } from '.';

function comments(): StoredComment[] {
	return seededState('standard').sources.flatMap((source) => [...source.comments.values()]);
}

describe('the seed', () => {
	test('is the same every time, also after a reset', () => {
		const { service, json } = caller();
		const read = (): string => JSON.stringify(json('POST', streamPath('all-mail', '/fetch'), { size: 1024 }));
		const before = read();
		service.addComments('support-mailbox', 3);
		service.settings.maxResults = 1;
		service.reset();
		expect(read() === before).toBe(true);
		expect(service.settings.maxResults).toBe(16);
	});

	test('is made of e-mails whose topic the model finds', () => {
		const topics = new Map(Array.from({ length: 640 }, (_, number) => [email(number).comment.id, email(number).topic]));
		for (const comment of comments()) {
			const found = predictionOf(comment).labels.filter(({ probability }) => probability > 0.5);
			expect(found.map(({ path }) => path.join(' > '))).toContain(topics.get(comment.id));
		}
	});

	test('holds 640 comments in six languages, with threads, emoji, combining marks and attachments', () => {
		const all = comments();
		expect(all).toHaveLength(640);
		for (const language of ['en', 'de', 'fr', 'pl', 'ja', 'ar']) {
			expect(all.filter(({ content }) => content.messages[0]?.language === language).length).toBeGreaterThan(20);
		}
		expect(new Set(all.map(({ content }) => content.thread_id)).size).toBeLessThan(500);
		const text = all.map(({ content }) => content.messages[0]?.body.text).join();
		expect(text).toMatch(/\p{Emoji_Presentation}/u);
		expect(text).toMatch(/e\u0301/);
		const attached = all.flatMap(({ content }) => content.attachments ?? []);
		expect(attached.filter((attachment) => attachment.attachment_reference !== undefined).length).toBeGreaterThan(20);
		expect(all.some(({ id }) => id.includes('#'))).toBe(true);
	});

	test('has a stream that skips more than 64 comments in a row and ends with filtered ones', () => {
		const { log, streams } = seededState('standard').datasets[0] ?? { log: [], streams: new Map<string, never>() };
		const disputes = streams.get('disputes');
		const passing = log.map(({ comment }) => disputes?.passes(comment) === true);
		const runs = passing.map(Number).join('').split('1').map(({ length }) => length);
		expect(Math.max(...runs)).toBeGreaterThanOrEqual(100);
		expect(passing.at(-1)).toBe(false);
		expect(passing.filter(Boolean).length).toBeGreaterThan(200);
	});
});
