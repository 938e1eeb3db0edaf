/** The node in n8n's engine, with emails that lie in n8n's own binary data. */
import { emulated } from '../emulated';
import { emailShapes } from './comment/email/shapes';
import { MAILBOX, runEmails } from './mailbox';
import { billing, NODE } from './runComments';

const SYNC = 'POST /api/v1/sources/{project}/{source}/sync-raw-emails';
const options = { transformTag: 'generic.0.CONVKER5' };
const goOn = { onError: 'continueRegularOutput' } as const;
const mail = (id: string, body = 'Hello') => Buffer.from(`Message-ID: <${id}@example.com>\r\nSubject: x\r\n\r\n${body}`);

const held = emulated({ seed: 'empty' });

const requests = () => held.emulator.journal.entries({ route: SYNC });

describe('Emails from binary data', () => {
	const shapes = emailShapes();

	it('are read from the disk, of every shape, and each output belongs to its item', async () => {
		const files = shapes.map(({ eml }) => eml);
		const finished = await runEmails(held.emulator, files, { ...options, includeComments: true });
		const kept = finished.items(MAILBOX).map(({ binary }) => binary?.['data']?.id ?? '');
		expect(kept.every((id) => id.startsWith('filesystem-v2:'))).toBe(true);
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(shapes.map((_, item) => ({ item })));
		expect(finished.json(NODE).map(({ outcome }) => outcome)).toEqual(shapes.map(() => 'created'));
		for (const [index, { expected }] of shapes.entries()) {
			if (expected.subject !== undefined) expect(finished.json(NODE)[index]?.['subject']).toBe(expected.subject);
			if (expected.body !== undefined) expect(finished.json(NODE)[index]?.['body']).toBe(expected.body);
		}
		expect(billing(held.emulator)).toEqual({ bill: shapes.length, comments: shapes.length });
	});

	it('go on past a file that is no email, an item without file and one that is too much for UiPath', async () => {
		held.emulator.services.communicationsMining.settings.maxBodyBytes = 100_000;
		const files = [mail('a'), Buffer.from(''), undefined, mail('b', 'x '.repeat(60_000)), mail('c')];
		const finished = await runEmails(held.emulator, files, options, goOn);
		expect(finished.items(NODE).map(({ json, pairedItem }) => [json['outcome'], pairedItem])).toEqual([
			['created', { item: 0 }],
			[undefined, { item: 1 }],
			[undefined, { item: 2 }],
			[undefined, { item: 3 }],
			['created', { item: 4 }],
		]);
		expect(finished.json(NODE).map(({ error }) => error)).toMatchObject([
			undefined,
			expect.stringContaining('no email headers'),
			expect.stringContaining('no binary data called "data"'),
			expect.stringContaining('too large'),
			undefined,
		]);
		expect(billing(held.emulator).comments).toBe(2);
	});

	it.each([
		['a file is no email', [mail('a'), Buffer.from('')], {}, 'no email headers'],
		['an item has no file', [mail('a'), undefined], {}, 'no binary data called "data"'],
		['two have one Message-ID and that is refused', [mail('a'), mail('a')], { duplicateIds: 'refuse' }, 'the same comment ID'],
	])('are not sent at all where %s and the node must not go on', async (_why, files, more, words) => {
		const finished = await runEmails(held.emulator, files, { ...options, ...more });
		expect(finished.error?.message).toContain(words);
		expect(held.emulator.journal.entries()).toEqual([]);
	});

	it('are one comment where two have one Message-ID, and one output for each item', async () => {
		const finished = await runEmails(held.emulator, [mail('a', 'first'), mail('b'), mail('a', 'last')], options);
		expect(finished.json(NODE)).toMatchObject([{ outcome: 'superseded', by: 2 }, { outcome: 'created' }, { outcome: 'created' }]);
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(requests()[0]?.body).not.toContain('first');
	});
});
