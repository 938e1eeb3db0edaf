import type { IDataObject } from 'n8n-workflow';
import { Readable } from 'node:stream';

import { createOrUpdateFromEmails } from '../../../nodes/CommunicationsMiningSourceComments/comment/createOrUpdateFromEmails';
import { emulated } from '../../emulated';
import { apiOf, billing, runForAll, told } from '../runComments';
import { emailShapes } from './email/shapes';

const SYNC = 'POST /api/v1/sources/{project}/{source}/sync-raw-emails';
const TAG = 'generic.0.CONVKER5';
const headersJson = {
	'Message-ID': 'abcdef@company.com',
	Date: 'Thu, 09 Jan 2020 16:34:45 +0000',
	Subject: 'Figures Request',
	From: 'alice@company.com',
	To: 'bob@organisation.org',
	References: '<01234@company.com> <56789@company.com>',
};
const plain = "Hi Bob,\n\nCould you send me today's figures?\n\nThanks,\nAlice";

// A busy machine takes its time over megabytes.
jest.setTimeout(60_000);

const shapes = emailShapes();

const held = emulated({ seed: 'empty' });

const requests = () => held.emulator.journal.entries({ route: SYNC });
const sent = () => requests().map(({ body }) => JSON.parse(body ?? '') as { documents: IDataObject[] } & IDataObject);
const given = (more: IDataObject = {}, options: IDataObject = {}): IDataObject => ({
	emailFrom: 'parts',
	headersJson,
	plain,
	options: { transformTag: TAG, ...options },
	...more,
});
const upload = async (items: readonly IDataObject[], files: readonly Buffer[] = []) =>
	await runForAll(apiOf(held.emulator), createOrUpdateFromEmails, items, async (item) => ({
		stream: Readable.from([files[item] ?? Buffer.alloc(0)]),
		fileName: 'mail.eml',
		mimeType: 'message/rfc822',
	}));
const fromFiles = async (files: readonly Buffer[], options: IDataObject = {}) =>
	await upload(files.map(() => ({ options: { transformTag: TAG, ...options } })), files);

describe('Comment: Create or Update From Emails, from headers and body', () => {
	it('sends what the documentation sends and puts out the comment that UiPath makes of it', async () => {
		const userProperties = {
			property: [
				{ name: 'City', type: 'string', value: 'London' },
				{ name: 'Deal Value', type: 'number', value: 12000 },
			],
		};
		const { outcomes, hints } = await upload([given({ userProperties }, { includeComments: true })]);
		expect(sent()).toEqual([
			{
				transform_tag: TAG,
				include_comments: true,
				documents: [
					{
						raw_email: { headers: { parsed: headersJson }, body: { plain } },
						user_properties: { 'string:City': 'London', 'number:Deal Value': 12000 },
					},
				],
			},
		]);
		expect(outcomes).toMatchObject([
			{
				items: [
					{
						json: {
							outcome: 'created',
							commentId: '61626364656640636f6d70616e792e636f6d',
							threadId: '3c303132333440636f6d70616e792e636f6d3e',
							body: "Hi Bob,\n\nCould you send me today's figures?",
							signature: 'Thanks,\nAlice',
							userProperties: { City: 'London', 'Position in Thread': 3, 'Has Signature': 'Yes' },
						},
					},
				],
			},
		]);
		expect(hints[0]).toContain('1 new');
	});

	it('takes headers as text', async () => {
		const headersText = 'Message-ID: <a@b.example>\nSubject: Folded\n subject\nFrom: a@b.example';
		const { outcomes } = await upload([given({ headersFrom: 'text', headersText }, { includeComments: true })]);
		expect(outcomes).toMatchObject([{ items: [{ json: { subject: 'Folded subject', outcome: 'created' } }] }]);
		expect(sent()[0]?.documents[0]).toMatchObject({ raw_email: { headers: { raw: headersText } } });
	});

	it('sends attachments’ metadata, HTML and a comment ID of one’s own', async () => {
		const attachmentsJson = [{ name: 'a.pdf', size: 3, content_type: 'application/pdf' }];
		await upload([given({ plain: '', html: '<p>x</p>' }, { attachmentsJson, commentId: 'mine' })]);
		expect(sent()[0]?.documents).toEqual([
			{
				raw_email: { headers: { parsed: headersJson }, body: { html: '<p>x</p>' }, attachments: attachmentsJson },
				comment_id: 'mine',
			},
		]);
	});

	it('uses the tag of the source where none is given', async () => {
		await upload([given({ source: 'support-mailbox' }, { transformTag: '' })]);
		expect(sent()[0]?.['transform_tag']).toBe('support.0.SUPPORT1');
	});

	it('says what to enter where the source has no tag either', async () => {
		const { outcomes } = await upload([given({}, { transformTag: '' })]);
		expect(outcomes).toMatchObject([{ error: { message: expect.stringContaining(TAG) as string } }]);
		expect(requests()).toHaveLength(0);
	});

	it('names the user properties that clash, and lets them win where they may', async () => {
		const userProperties = { property: ['Sender', 'Thread', 'City'].map((name) => ({ name, type: 'string', value: 'x' })) };
		const { outcomes } = await upload([given({ userProperties }), given({ headersJson: { ...headersJson, 'Message-ID': 'b' } })]);
		expect(outcomes.map(told)).toEqual(['refused', 'created']);
		expect(outcomes[0]).toMatchObject({
			error: { status: 422, advice: expect.stringContaining('"Sender", "Thread"') as string },
			details: { clashing: ['string:Sender', 'string:Thread'] },
		});
		const won = await upload([given({ userProperties }, { overrideUserProperties: 'Sender, string:Thread' })]);
		expect(won.outcomes.map(told)).toEqual(['created']);
	});

	it.each([
		[given({ headersJson: { Subject: 'x' } }), 'have no Message-ID'],
		[given({ headersJson: { 'Message-ID': {} } }), 'must be a text or a list of texts'],
		[given({ headersFrom: 'text', headersText: '' }), '"Headers (Text)" is empty'],
		[given({ headersFrom: 'text', headersText: `Message-ID: a\nX: ${'x'.repeat(70_000)}` }), 'more than 65536 characters'],
		[given({}, { transformTag: 'generic' }), '"Transform Tag" must look like'],
		[given({}, { commentId: 'a b' }), '"Comment ID" cannot be'],
		[given({}, { attachmentsJson: '{}' }), '"Attachments (JSON)" must be a list'],
		[given({}, { attachmentsJson: [{ name: 'x' }] }), 'attachments[0] needs a name'],
		[given({}, { overrideUserProperties: Array.from({ length: 129 }, (_, index) => `n${index}`) }), 'UiPath takes 128'],
	])('refuses %j before anything is sent', async (item, words) => {
		const { outcomes } = await upload([item]);
		expect(outcomes).toMatchObject([{ error: { name: 'InputError', message: expect.stringContaining(words) as string } }]);
		expect(held.emulator.journal.entries()).toHaveLength(0);
	});
});

describe('Comment: Create or Update From Emails, from files', () => {
	it.each(shapes)('makes a comment of $name', async ({ eml, expected }) => {
		const { outcomes } = await fromFiles([eml], { includeComments: true });
		const [outcome] = outcomes;
		const json = outcome !== undefined && 'items' in outcome ? outcome.items[0]?.json : outcome;
		const { messageId, subject, body, from, to, attachments } = expected;
		expect(json).toMatchObject({
			outcome: 'created',
			commentId: messageId === undefined ? expect.stringMatching(/^[0-9a-f]+$/) : Buffer.from(messageId).toString('hex'),
			...(subject !== undefined && { subject }),
			...(body !== undefined && { body }),
			...(from !== undefined && { from }),
			...(to !== undefined && { to: to.join(', ') }),
			...(attachments !== undefined && { attachments }),
			...(expected.timestamp !== undefined && { timestamp: expected.timestamp }),
			...(expected.thread !== undefined && { threadId: Buffer.from(expected.thread).toString('hex') }),
		});
	});

	it('gives a file without Message-ID the same ID in every run', async () => {
		const file = Buffer.from('Subject: x\r\n\r\nHello');
		await fromFiles([file]);
		const { outcomes } = await fromFiles([file]);
		expect(billing(held.emulator).comments).toBe(1);
		expect(outcomes.map((outcome) => 'items' in outcome)).toEqual([true]);
	});

	it('refuses what is no email, and sends the others', async () => {
		const { outcomes } = await fromFiles([Buffer.from(''), Buffer.from('Message-ID: <a@b.example>\r\n\r\nHello')]);
		expect(outcomes).toMatchObject([{ error: { message: expect.stringContaining('has no email headers') as string } }, { item: 1 }]);
		expect(told(outcomes[1])).toBe('created');
	});

	it('bills nothing new when the same files come again', async () => {
		const files = shapes.slice(0, 20).map(({ eml }) => eml);
		await fromFiles(files);
		const { bill } = billing(held.emulator);
		const { outcomes } = await fromFiles(files);
		expect(outcomes.map(told)).toEqual(files.map(() => 'unchanged'));
		expect(billing(held.emulator).bill).toBe(bill);
	});

	it('sends nothing in a dry run', async () => {
		const { hints } = await fromFiles([Buffer.from('Message-ID: <a@b.example>\r\n\r\nHello')], { dryRun: true });
		expect(hints[0]).toContain('1 AI units at most');
		expect(held.emulator.journal.entries()).toHaveLength(0);
	});

	it.each([0, 1])('sends nothing at all where item %i alone says that it is a dry run', async (dry) => {
		const files = ['a', 'b'].map((id) => Buffer.from(`Message-ID: <${id}@b.example>\r\n\r\nHello`));
		const options = files.map((_, index) => ({ options: { transformTag: TAG, dryRun: index === dry } }));
		const { outcomes } = await upload(options, files);
		expect(outcomes.map(told)).toEqual(['checked', 'checked']);
		expect(held.emulator.journal.entries()).toHaveLength(0);
	});
});

describe('Comment: Create or Update From Emails, with the same Message-ID twice', () => {
	const mail = (id: string, body: string) => Buffer.from(`Subject: x\r\nMessage-ID: ${id}\r\n\r\n${body}`);
	const bodyOf = ({ raw_email: email }: IDataObject) => (email as { body: { plain: string } }).body.plain.trim();
	const bodies = () => sent().flatMap(({ documents }) => documents.map(bodyOf));
	const hex = (id: string) => Buffer.from(id).toString('hex');

	it('sends the last of them only, one outcome for each item, and bills one comment', async () => {
		const { outcomes, hints } = await fromFiles([mail('<a@x>', 'first'), mail('<b@x>', 'other'), mail('<a@x>', 'last')]);
		expect(outcomes.map(told)).toEqual(['superseded', 'created', 'created']);
		expect(outcomes[0]).toMatchObject({ items: [{ json: { commentId: hex('<a@x>'), by: 2 } }] });
		expect(bodies()).toEqual(['other', 'last']);
		expect(billing(held.emulator)).toEqual({ bill: 2, comments: 2 });
		expect(hints[0]).toContain('2 new');
	});

	it('does the same for headers as JSON, headers as text and files together', async () => {
		const headersText = 'Subject: x\nMessage-ID: <a@x>';
		const items = [
			given({ headersJson: { 'message-id': '<a@x>' }, plain: 'one' }),
			given({ headersFrom: 'text', headersText, plain: 'two' }),
			{ options: { transformTag: TAG } },
		];
		const { outcomes } = await upload(items, [Buffer.alloc(0), Buffer.alloc(0), mail('<a@x>', 'three')]);
		expect(outcomes.map(told)).toEqual(['superseded', 'superseded', 'created']);
		expect(bodies()).toEqual(['three']);
	});

	it('counts a file without Message-ID that comes twice once, and two such files twice', async () => {
		const file = (text: string) => Buffer.from(`Subject: x\r\n\r\n${text}`);
		const { outcomes } = await fromFiles([file('same'), file('other'), file('same')]);
		expect(outcomes.map(told)).toEqual(['superseded', 'created', 'created']);
		expect(billing(held.emulator).comments).toBe(2);
	});

	it('tells sources and comment IDs of one’s own apart', async () => {
		const files = [mail('<a@x>', '1'), mail('<a@x>', '2'), mail('<a@x>', '3')];
		const options = { transformTag: TAG };
		const items = [{ options }, { options, source: 'support-mailbox' }, { options: { ...options, commentId: 'mine' } }];
		const { outcomes } = await upload(items, files);
		expect(outcomes.map(told)).toEqual(['created', 'created', 'created']);
	});

	it('refuses each of them where that is wanted, and sends the others', async () => {
		const { outcomes } = await fromFiles([mail('<a@x>', '1'), mail('<b@x>', '2'), mail('<a@x>', '3')], { duplicateIds: 'refuse' });
		expect(outcomes.map(told)).toEqual(['refused', 'created', 'refused']);
		expect(outcomes[0]).toMatchObject({ error: { message: expect.stringContaining('Item 0 has the same comment ID as item 2') as string } });
		expect(bodies()).toEqual(['2']);
	});

	it('finds them in a dry run too', async () => {
		const { outcomes } = await fromFiles([mail('<a@x>', '1'), mail('<a@x>', '2')], { dryRun: true });
		expect(outcomes.map(told)).toEqual(['superseded', 'checked']);
	});
});
