import type { IDataObject } from 'n8n-workflow';

import { createOrUpdate } from '../../../nodes/CommunicationsMiningSourceComments/comment/createOrUpdate';
import { emulated } from '../../emulated';
import { apiOf, billing, NODE, runComments, runForAll, SOURCE, sources, told } from '../runComments';

const SYNC = 'POST /api/v1/sources/{project}/{source}/sync';
const timestamp = '2026-01-31T09:30:00Z';
const form = (commentId: string, more: IDataObject = {}): IDataObject => ({ commentId, timestamp, body: `Body of ${commentId}`, ...more });
const json = (commentJson: unknown, options: IDataObject = {}): IDataObject => ({ commentFrom: 'json', commentJson: commentJson as string, options });

const held = emulated({ seed: 'empty' });

const requests = () => held.emulator.journal.entries({ route: SYNC });
const sent = () => requests().map(({ body }) => JSON.parse(body ?? '') as { comments: IDataObject[] });
const upload = async (items: readonly IDataObject[]) => await runForAll(apiOf(held.emulator), createOrUpdate, items);

describe('Comment: Create or Update, from fields', () => {
	it('sends each value where UiPath wants it', async () => {
		const { outcomes } = await upload([
			form('a1', {
				timestamp: '2026-01-31T09:30:00+01:00',
				subject: "Today's figures",
				from: 'bob@example.org',
				to: '"Doe, Jane" <jane@example.com>, alice@example.com; carol@example.com',
				userProperties: {
					property: [
						{ name: 'City', type: 'string', value: 'London' },
						{ name: 'number:Deal Value', type: 'number', value: '12000.5' },
						{ name: 'Empty', type: 'string', value: '' },
					],
				},
				options: { cc: 'd@example.com\ne@example.com', bcc: '', signature: 'Bob', threadId: 't1', language: 'en', sentAt: timestamp },
			}),
		]);
		expect(outcomes.map(told)).toEqual(['created']);
		expect(requests()[0]).toMatchObject({ method: 'POST', rawPath: expect.stringContaining(`${sources}/sync`) as string });
		expect(sent()).toEqual([
			{
				comments: [
					{
						id: 'a1',
						timestamp: '2026-01-31T08:30:00.000Z',
						thread_id: 't1',
						messages: [
							{
								subject: { text: "Today's figures" },
								body: { text: 'Body of a1' },
								signature: { text: 'Bob' },
								from: 'bob@example.org',
								to: ['"Doe, Jane" <jane@example.com>', 'alice@example.com', 'carol@example.com'],
								cc: ['d@example.com', 'e@example.com'],
								sent_at: '2026-01-31T09:30:00.000Z',
								language: 'en',
							},
						],
						user_properties: { 'string:City': 'London', 'number:Deal Value': 12000.5 },
					},
				],
			},
		]);
	});

	it('derives an ID that is the same in every run, so that a repeat updates', async () => {
		const item = { idFrom: 'derived', deriveIdFrom: 'Ticket 4711 / ä', timestamp, body: 'First' };
		const first = await upload([item]);
		const again = await upload([item]);
		const changed = await upload([{ ...item, body: 'Second' }]);
		expect([first, again, changed].map(({ outcomes }) => told(outcomes[0]))).toEqual(['created', 'unchanged', 'updated']);
		expect(billing(held.emulator)).toEqual({ bill: 2, comments: 1 });
		expect(sent()[0]?.comments[0]?.['id']).toMatch(/^[0-9a-f]{64}$/);
	});

	it.each([
		[form(''), '"Comment ID" is empty'],
		[form('a b'), 'no space and no slash'],
		[form('a', { timestamp: '2026-01-31T09:30:00' }), '"Timestamp" has no time zone'],
		[form('a', { timestamp: '31.01.2026' }), '"Timestamp" must be a date and time'],
		[form('a', { options: { sentAt: 'now' } }), '"Sent At" must be a date and time'],
		[form('a', { body: 'x'.repeat(65_537) }), 'messages[0].body.text has 65537 characters'],
		[form('a', { to: 'x'.repeat(513) }), 'messages[0].to must be a list'],
		[form('a', { userProperties: { property: [{ name: 'A', type: 'number', value: 'ten' }] } }), '"Value" must be a number'],
		[form('a', { userProperties: { property: ['A', 'A'].map((name) => ({ name, type: 'string', value: 'x' })) } }), '"string:A" twice'],
		[{ idFrom: 'derived', deriveIdFrom: '', timestamp }, '"Derive ID From" is empty'],
	])('refuses %j before anything is sent', async (item, words) => {
		const { outcomes } = await upload([item]);
		expect(outcomes).toMatchObject([{ error: { name: 'InputError', message: expect.stringContaining(words) as string } }]);
		expect(requests()).toHaveLength(0);
	});

	it('takes 65,536 characters, however many bytes they are', async () => {
		const { outcomes } = await upload([form('a', { body: '😀'.repeat(65_536) })]);
		expect(outcomes.map(told)).toEqual(['created']);
	});
});

describe('Comment: Create or Update, from JSON', () => {
	const good = { id: 'a', timestamp: '2026-01-31T09:30:00.123456+00:00', messages: [{ body: { text: 'x' } }] };

	it('sends the comment as it stands', async () => {
		const comment = { ...good, text_format: 'markdown', attachments: [{ name: 'a.pdf', size: 3, content_type: 'application/pdf' }] };
		await upload([json(comment), json(JSON.stringify({ ...comment, id: 'b' }))]);
		expect(sent()).toEqual([{ comments: [comment, { ...comment, id: 'b' }] }]);
	});

	it.each([
		[{ ...good, id: 7 }, 'id must be a text'],
		[{ ...good, id: 'x'.repeat(1025) }, '1 to 1,024 visible ASCII characters'],
		[{ ...good, timestamp: undefined }, 'timestamp must be a date and time'],
		[{ ...good, timestamp: '2026-01-31T09:30:00' }, 'timestamp has no time zone'],
		[{ ...good, messages: undefined }, 'messages must be a list'],
		[{ ...good, messages: [...good.messages, ...good.messages] }, 'a comment holds one'],
		[{ ...good, messages: ['x'] }, 'messages[0] must be an object'],
		[{ ...good, messages: [{ body: 'x' }] }, 'messages[0].body must be an object with a text'],
		[{ ...good, messages: [{ body: { text: 'x' }, from: '' }] }, 'messages[0].from must be a text'],
		[{ ...good, messages: [{ body: { text: 'x' }, sent_at: 'x' }] }, 'messages[0].sent_at must be'],
		[{ ...good, user_properties: { City: 'x' } }, 'user property "City" must begin with "string:" or "number:"'],
		[{ ...good, user_properties: { 'string:': 'x' } }, 'must begin with'],
		[{ ...good, user_properties: { 'string:A': 1 } }, 'user property "string:A" must be a string, not a number'],
		[{ ...good, user_properties: { 'number:A': '1' } }, 'user property "number:A" must be a number, not a string'],
		[{ ...good, user_properties: { 'number:A': null } }, 'not null'],
		[{ ...good, attachments: [{ name: 'a' }] }, 'attachments[0] needs a name'],
		[{ ...good, thread_id: 5 }, 'thread_id must be a text'],
		['[]', 'must be a JSON object'],
		['{', 'is not valid JSON'],
	])('refuses %j before anything is sent', async (comment, words) => {
		const { outcomes } = await upload([json(comment)]);
		expect(outcomes).toMatchObject([{ error: { name: 'InputError', message: expect.stringContaining(words) as string } }]);
		expect(requests()).toHaveLength(0);
	});

	it('keeps or refuses keys such as __proto__, and touches no prototype', async () => {
		const hidden = '{"id":"a","timestamp":"2026-01-31T09:30:00Z","messages":[],"user_properties":{"string:__proto__":"x","__proto__":{"x":1}}}';
		const refused = await upload([json(hidden)]);
		expect(refused.outcomes).toMatchObject([{ error: { message: expect.stringContaining('"__proto__"') as string } }]);
		const kept = '{"id":"a","timestamp":"2026-01-31T09:30:00Z","messages":[],"user_properties":{"string:__proto__":"x","string:a.b":"y"}}';
		await upload([json(kept)]);
		expect(sent()[0]?.comments[0]?.['user_properties']).toEqual({ 'string:__proto__': 'x', 'string:a.b': 'y' });
		expect(({} as { x?: unknown }).x).toBeUndefined();
	});
});

describe('Comment: Create or Update, many', () => {
	it('lets the last of several items with one ID win, and says so', async () => {
		const { outcomes } = await upload([form('a', { body: '1' }), form('b'), form('a', { body: '2' })]);
		expect(outcomes.map(told)).toEqual(['superseded', 'created', 'created']);
		expect(sent()[0]?.comments.map(({ id }) => id)).toEqual(['b', 'a']);
		expect(billing(held.emulator).bill).toBe(2);
	});

	it('refuses every item with an ID that another has, where that is wanted, before anything is sent', async () => {
		const options = { duplicateIds: 'refuse' };
		const items = [form('a', { options }), form('b', { options }), form('a', { options })];
		const finished = await runComments(
			held.emulator,
			{ resource: 'comment', operation: 'createOrUpdate', commentId: '={{ $json.id }}', timestamp, options },
			items.map(({ commentId }) => ({ id: commentId as string })),
		);
		expect(finished.error?.message).toContain('Item 0 has the same comment ID as item 2');
		expect(requests()).toHaveLength(0);
	});

	it('sends nothing in a dry run, and tells what it would be', async () => {
		const { outcomes, hints } = await upload(['a', 'b', 'c'].map((id) => form(id, { options: { dryRun: true, commentsPerRequest: 2 } })));
		expect(outcomes.map(told)).toEqual(['checked', 'checked', 'checked']);
		expect(hints).toEqual([expect.stringContaining('3 comments (1 KB) in about 2 requests, for 3 AI units at most')]);
		expect(held.emulator.journal.entries()).toHaveLength(0);
	});

	it.each([0, 1])('sends nothing to any source where item %i alone says that it is a dry run', async (dry) => {
		const finished = await runComments(
			held.emulator,
			{ resource: 'comment', operation: 'createOrUpdate', source: '={{ $json.mailbox }}', commentId: 'a', timestamp, body: 'x', options: { dryRun: '={{ $json.dry }}' } },
			[SOURCE, 'support-mailbox'].map((mailbox, index) => ({ mailbox, dry: index === dry })),
		);
		expect(finished.items(NODE).map(({ json }) => json['outcome'])).toEqual(['checked', 'checked']);
		expect(finished.hints(NODE)[0]?.message).toContain('nothing was sent');
		expect(requests()).toHaveLength(0);
	});

	it('says of each comment whether it was created, updated or unchanged, as far as the counters tell', async () => {
		await upload([form('a'), form('b')]);
		const { outcomes, hints } = await upload([form('a'), form('b', { body: 'other' }), form('c')]);
		expect(outcomes.map(told)).toEqual(['synced', 'synced', 'synced']);
		expect(hints).toEqual(['Comments: 1 new, 1 updated (1 with changed text), 1 unchanged, 0 refused. Requests: 1.']);
		const same = await upload([form('a'), form('c')]);
		expect(same.outcomes.map(told)).toEqual(['unchanged', 'unchanged']);
	});

	it('reads the counters where those of updates are missing', async () => {
		held.emulator.services.communicationsMining.settings.requireUpdatedCounters = false;
		await upload([form('a')]);
		const { outcomes } = await upload([form('a', { body: 'other' })]);
		expect(outcomes.map(told)).toEqual(['updated']);
	});

	it('sends the comments for each source there', async () => {
		const { outcomes } = await upload([form('a'), form('a', { source: 'support-mailbox' })]);
		expect(outcomes.map(told)).toEqual(['created', 'created']);
		expect(requests().map(({ rawPath }) => rawPath.split('/').at(-2)).sort()).toEqual([SOURCE, 'support-mailbox']);
	});

	it('pairs every output with its item and goes on past a bad one', async () => {
		const finished = await runComments(
			held.emulator,
			{ resource: 'comment', operation: 'createOrUpdate', commentId: '={{ $json.id }}', timestamp, body: 'x' },
			['a', 'b c', 'd'].map((id) => ({ id })),
			{ onError: 'continueRegularOutput' },
		);
		expect(finished.items(NODE).map(({ json: { outcome }, pairedItem }) => [outcome, pairedItem])).toEqual([
			['created', { item: 0 }],
			[undefined, { item: 1 }],
			['created', { item: 2 }],
		]);
		expect(finished.hints(NODE)[0]?.message).toContain('2 new');
	});

	it('takes what an expression gives from each item, and all else for all of them', async () => {
		const finished = await runComments(
			held.emulator,
			{
				resource: 'comment',
				operation: 'createOrUpdate',
				source: '={{ $json.mailbox }}',
				commentId: '={{ $json.id }}',
				timestamp,
				subject: 'For all',
				body: '={{ $json.text }}',
				to: 'all@example.com',
				userProperties: { property: [{ name: 'City', type: 'string', value: '={{ $json.city }}' }] },
				options: { cc: '={{ $json.cc }}', language: 'en' },
			},
			[
				{ mailbox: SOURCE, id: 'a', text: 'A', city: 'London', cc: 'a@example.com' },
				{ mailbox: 'support-mailbox', id: 'a', text: 'B', city: '', cc: '' },
				{ mailbox: SOURCE, id: 'c', text: 'C', city: 'Zürich', cc: 'c@example.com' },
			],
		);
		expect(finished.items(NODE).map(({ json }) => json['outcome'])).toEqual(['created', 'created', 'created']);
		const comment = (id: string, text: string, cc?: string, city?: string) => ({
			id,
			timestamp: '2026-01-31T09:30:00.000Z',
			messages: [{ subject: { text: 'For all' }, body: { text }, to: ['all@example.com'], ...(cc && { cc: [cc] }), language: 'en' }],
			...(city && { user_properties: { 'string:City': city } }),
		});
		expect(requests().map(({ rawPath }) => rawPath.split('/').at(-2))).toEqual([SOURCE, 'support-mailbox']);
		expect(sent()).toEqual([
			{ comments: [comment('a', 'A', 'a@example.com', 'London'), comment('c', 'C', 'c@example.com', 'Zürich')] },
			{ comments: [comment('a', 'B')] },
		]);
	});

	it('states the charge in its panel', () => {
		expect(createOrUpdate.fields.find(({ type }) => type === 'notice')?.displayName).toContain('1 AI unit');
	});
});
