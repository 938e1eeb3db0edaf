import { caller, sourcePath } from './caller';

const path = sourcePath('/sync-raw-emails');

const parsed = {
	'Message-ID': 'abcdef@company.com',
	Date: 'Thu, 09 Jan 2020 16:34:45 +0000',
	Subject: 'Figures Request',
	From: 'alice@company.com',
	To: 'bob@organisation.org',
	References: '<01234@company.com> <56789@company.com>',
};

const plain = "Hi Bob,\n\nCould you send me today's figures?\n\nThanks,\nAlice";

interface Converted {
	readonly id: string;
	readonly timestamp: string;
	readonly messages: ReadonlyArray<{ body: { text: string }; signature?: { text: string } }>;
	readonly user_properties: Readonly<Record<string, unknown>>;
}

/** What one e-mail becomes, with further members of its document and of the request. */
function convert(email: object, document: object = {}, request: object = {}): Converted {
	const body = { include_comments: true, documents: [{ raw_email: email, ...document }], ...request };
	const answer = caller('empty').json('POST', path, body) as { comments?: Converted[] };
	const [comment] = answer.comments ?? [];
	if (!comment) throw new Error(JSON.stringify(answer));
	return comment;
}

describe('syncing raw e-mails', () => {
	test('makes of the documented e-mail the documented comment', () => {
		const document = { user_properties: { 'string:City': 'London', 'number:Deal Value': 12000 } };
		expect(convert({ headers: { parsed }, body: { plain } }, document, { transform_tag: 'name.0.ABCD1234' })).toEqual({
			attachments: [],
			id: '61626364656640636f6d70616e792e636f6d',
			messages: [
				{
					body: { text: "Hi Bob,\n\nCould you send me today's figures?" },
					from: 'alice@company.com',
					sent_at: '2020-01-09T16:34:45Z',
					signature: { text: 'Thanks,\nAlice' },
					subject: { text: 'Figures Request' },
					to: ['bob@organisation.org'],
				},
			],
			source_id: '47194279497e141e',
			text_format: 'plain',
			thread_id: '3c303132333440636f6d70616e792e636f6d3e',
			timestamp: '2020-01-09T16:34:45Z',
			uid: '47194279497e141e.61626364656640636f6d70616e792e636f6d',
			user_properties: {
				'number:Deal Value': 12000,
				'number:Participant Count': 2,
				'number:Position in Thread': 3,
				'number:Recipient Count': 1,
				'string:City': 'London',
				'string:Has Signature': 'Yes',
				'string:Message ID': 'abcdef@company.com',
				'string:Sender': 'alice@company.com',
				'string:Sender Domain': 'company.com',
				'string:Thread': '<01234@company.com>',
			},
		});
	});

	test('reads raw headers, folded and encoded', () => {
		const raw = [
			'message-id: <x@y>',
			'Subject: =?utf-8?B?w5xiZXJ3ZWlzdW5n?=',
			'\t=?utf-8?Q?_=E2=82=AC?=',
			'From: =?iso-8859-1?Q?J=FCrgen?= <j@y>',
			'To: "Doe, Jane" <jane@y>, bob@z',
			'Cc: team: ann@z, joe@z;',
			'Date: Thu, 9 Jan 2020 18:34:45 +0200 (EET)',
		].join('\r\n');
		expect(convert({ headers: { raw }, body: { plain: 'Hello' } })).toMatchObject({
			id: Buffer.from('<x@y>').toString('hex'),
			timestamp: '2020-01-09T16:34:45Z',
			messages: [
				{
					subject: { text: 'Überweisung €' },
					from: 'Jürgen <j@y>',
					to: ['Doe, Jane <jane@y>', 'bob@z'],
					cc: ['ann@z', 'joe@z'],
				},
			],
			user_properties: {
				'number:Position in Thread': 1,
				'number:Recipient Count': 4,
				'string:Has Signature': 'No',
				'string:Sender': 'j@y',
			},
		});
	});

	test('turns html into text', () => {
		const html = '<html><style>p{}</style><p>Hello &amp; <b>welcome</b></p><p>Best regards<br>Jo</p><img src="x">';
		expect(convert({ headers: { parsed }, body: { html } }).messages[0]).toMatchObject({
			body: { text: 'Hello & welcome' },
			signature: { text: 'Best regards\nJo' },
		});
	});

	test('takes the id that it is given', () => {
		expect(convert({ headers: { parsed: {} }, body: { plain } }, { comment_id: 'mine' }).id).toBe('mine');
	});

	test('refuses an e-mail without an id and without Message-ID, and with it its whole batch', () => {
		const { send, service } = caller('empty');
		const documents = [parsed, {}].map((headers) => ({ raw_email: { headers: { parsed: headers }, body: { plain } } }));
		expect(send('POST', path, { body: { documents } }).status).toBe(400);
		expect(service.state()).toMatchObject({ comments: [], bill: 0 });
	});

	test('refuses a clash with a generated property by 422 for all, unless it is overridden', () => {
		const { send, service } = caller('empty');
		const email = { headers: { parsed }, body: { plain } };
		const clash = { raw_email: email, user_properties: { 'string:Sender': 'me' } };
		const other = { raw_email: email, comment_id: 'other' };
		expect(send('POST', path, { body: { documents: [other, clash] } })).toEqual({
			status: 422,
			body: { status: 'error', message: '422 Unprocessable Entity' },
		});
		expect(service.state()).toMatchObject({ comments: [], bill: 0 });
		const answer = send('POST', path, { body: { documents: [other, clash], override_user_properties: ['Sender'] } });
		expect(answer.body).toMatchObject({ new: 2 });
		const overridden = convert(email, { user_properties: { 'string:Sender': 'me' } }, { override_user_properties: ['Sender'] });
		expect(overridden.user_properties['string:Sender']).toBe('me');
	});

	test('bills a repeat nothing and leaves comments out unless asked', () => {
		const { json, service } = caller('empty');
		const body = { documents: [{ raw_email: { headers: { parsed }, body: { plain } } }] };
		json('POST', path, body);
		expect(json('POST', path, body)).toEqual({
			status: 'ok',
			new: 0,
			unchanged: 1,
			updated: 0,
			updated_properties_only: 0,
			updated_text_changed: 0,
		});
		expect(service.state()).toMatchObject({ bill: 1 });
	});

	const email = { headers: { parsed }, body: { plain } };
	test.each<readonly [string, object]>([
		['include_messages', { documents: [], include_messages: true }],
		['raw and parsed headers', { documents: [{ raw_email: { ...email, headers: { raw: '', parsed } } }] }],
		['neither body', { documents: [{ raw_email: { ...email, body: {} } }] }],
		['a tag that is none', { documents: [], transform_tag: 'tag' }],
		['no documents', {}],
		['an untyped property', { documents: [{ raw_email: email, user_properties: { City: 'x' } }] }],
	])('refuses %s', (_, body) => {
		expect(caller('empty').send('POST', path, { body }).status).toBe(400);
	});
});
