/** E-mails of the shapes that mailboxes hold, written by the RFCs' rules; each with what has to come out. */

export interface EmailShape {
	readonly name: string;
	readonly eml: Buffer;
	/** Of the comment that UiPath makes: parts that must match. `id`: the Message-ID it stems from, or none. */
	readonly expected: {
		readonly messageId?: string;
		readonly subject?: string;
		readonly body?: string;
		readonly from?: string;
		readonly to?: readonly string[];
		readonly attachments?: ReadonlyArray<Readonly<Record<string, unknown>>>;
		readonly timestamp?: string;
	};
}

const DATE = 'Thu, 09 Jan 2020 16:34:45 +0000';

interface Written {
	readonly headers?: readonly string[];
	readonly subject?: string;
	readonly body?: string | Buffer;
	readonly id?: string | null;
	readonly newline?: string;
}

let count = 0;

function eml({ headers = [], subject = 'Figures', body = 'Hello', id, newline = '\r\n' }: Written): Buffer {
	count += 1;
	const messageId = id === null ? [] : [`Message-ID: ${id ?? `<shape${count}@example.com>`}`];
	const has = (name: string) => headers.some((line) => line.toLowerCase().startsWith(name));
	const lines = [
		...messageId,
		...(has('date:') ? [] : [`Date: ${DATE}`]),
		...(has('from:') ? [] : ['From: alice@example.com']),
		...(has('to:') ? [] : ['To: bob@example.org']),
		...(has('subject:') ? [] : [`Subject: ${subject}`]),
		...headers,
		'',
		'',
	];
	return Buffer.concat([Buffer.from(lines.join(newline)), Buffer.from(body)]);
}

const typed = (type: string, encoding?: string): readonly string[] => [
	'MIME-Version: 1.0',
	`Content-Type: ${type}`,
	...(encoding === undefined ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
];

const part = (headers: readonly string[], body: string): string => `--B\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
const parts = (...all: readonly string[]): string => `${all.join('')}--B--\r\n`;
const plainPart = (text: string): string => part(['Content-Type: text/plain; charset=utf-8'], text);
const htmlPart = (text: string): string => part(['Content-Type: text/html; charset=utf-8'], text);
const file = (name: string, type: string, disposition = 'attachment'): string =>
	part([`Content-Type: ${type}; name="${name}"`, `Content-Disposition: ${disposition}; filename="${name}"`, 'Content-Transfer-Encoding: base64'], 'AAECAwQ=');

const multipart = (kind: string, ...all: readonly string[]): Buffer =>
	eml({ headers: typed(`multipart/${kind}; boundary=B`), body: parts(...all) });

const charset = (name: string, bytes: readonly number[]): Buffer =>
	eml({ headers: typed(`text/plain; charset=${name}`, '8bit'), body: Buffer.from(bytes) });

const shape = (name: string, message: Buffer, expected: EmailShape['expected']): EmailShape => ({ name, eml: message, expected });

export function emailShapes(): readonly EmailShape[] {
	return [
		shape('plain ASCII', eml({ id: '<plain@example.com>' }), { messageId: '<plain@example.com>', subject: 'Figures', body: 'Hello', from: 'alice@example.com', to: ['bob@example.org'], timestamp: '2020-01-09T16:34:45Z' }),
		shape('no MIME version', eml({ headers: ['Content-Type: text/plain'] }), { body: 'Hello' }),
		shape('bare line feeds', eml({ newline: '\n', body: 'One\nTwo' }), { body: 'One\nTwo' }),
		shape('UTF-8 in 8 bit', charset('utf-8', [...Buffer.from('Zoë 😀')]), { body: 'Zoë 😀' }),
		shape('ISO-8859-1', charset('iso-8859-1', [0x5a, 0x6f, 0xeb]), { body: 'Zoë' }),
		shape('Windows-1252', charset('windows-1252', [0x80, 0x20, 0x93, 0x41, 0x94]), { body: '€ “A”' }),
		shape('KOI8-R', charset('koi8-r', [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), { body: 'Привет' }),
		shape('Shift_JIS', charset('shift_jis', [0x93, 0xfa, 0x96, 0x7b]), { body: '日本' }),
		shape('GB18030', charset('gb18030', [0xd6, 0xd0, 0xce, 0xc4]), { body: '中文' }),
		shape('ISO-2022-JP', charset('iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]), { body: '日本' }),
		shape('quoted-printable', eml({ headers: typed('text/plain; charset=utf-8', 'quoted-printable'), body: 'Zo=C3=AB is =\r\nhere' }), { body: 'Zoë is here' }),
		shape('base64', eml({ headers: typed('text/plain; charset=utf-8', 'base64'), body: Buffer.from('Zoë').toString('base64') }), { body: 'Zoë' }),
		shape('base64 in short lines', eml({ headers: typed('text/plain', 'base64'), body: 'SGVs\r\nbG8=\r\n' }), { body: 'Hello' }),
		shape('an encoded word in Q', eml({ subject: '=?utf-8?Q?Zo=C3=AB=27s_figures?=' }), { subject: "Zoë's figures" }),
		shape('an encoded word in B', eml({ subject: '=?UTF-8?B?WsO8cmljaA==?=' }), { subject: 'Zürich' }),
		shape('encoded words that are folded', eml({ subject: '=?utf-8?Q?Z=C3=BC?=\r\n =?utf-8?Q?rich?=' }), { subject: 'Zürich' }),
		shape('an encoded word in ISO-8859-1', eml({ subject: '=?iso-8859-1?Q?Z=FCrich?=' }), { subject: 'Zürich' }),
		shape('an encoded name', eml({ headers: ['From: =?utf-8?Q?Zo=C3=AB?= <zoe@example.com>'] }), { from: 'Zoë <zoe@example.com>' }),
		shape('a folded subject', eml({ subject: 'Figures\r\n of today' }), { subject: 'Figures of today' }),
		shape('folded recipients', eml({ headers: ['To: bob@example.org,\r\n\tcarol@example.org'] }), { to: ['bob@example.org', 'carol@example.org'] }),
		shape('a quoted name with a comma', eml({ headers: ['To: "Doe, Jane" <jane@example.org>'] }), { to: ['Doe, Jane <jane@example.org>'] }),
		shape('a group of recipients', eml({ headers: ['To: Team: a@example.org, b@example.org;'] }), { to: ['a@example.org', 'b@example.org'] }),
		shape('an empty subject', eml({ headers: ['Subject:'] }), { body: 'Hello' }),
		shape('an empty body', eml({ body: '' }), { body: '' }),
		shape('a missing Message-ID', eml({ id: null }), { body: 'Hello' }),
		shape('a Message-ID in lower case', eml({ id: null, headers: ['message-id: <lower@example.com>'] }), { messageId: '<lower@example.com>' }),
		shape('a Message-ID of 600 bytes', eml({ id: `<${'x'.repeat(600)}@example.com>` }), { body: 'Hello' }),
		shape('an offset in the date', eml({ headers: ['Date: Thu, 09 Jan 2020 16:34:45 +0130'] }), { timestamp: '2020-01-09T15:04:45Z' }),
		shape('headers that occur twice', eml({ headers: ['Received: one', 'Received: two'] }), { body: 'Hello' }),
		shape('a header called __proto__', eml({ headers: ['__proto__: x'] }), { body: 'Hello' }),
		shape('plain and HTML', multipart('alternative', plainPart('Plain'), htmlPart('<p>Rich</p>')), { body: 'Plain' }),
		shape('HTML alone', eml({ headers: typed('text/html; charset=utf-8'), body: '<p>Rich &amp; <b>bold</b></p>' }), { body: 'Rich & bold' }),
		shape('a file', multipart('mixed', plainPart('See file'), file('a.pdf', 'application/pdf')), { body: 'See file', attachments: [{ name: 'a.pdf', size: 5, content_type: 'application/pdf' }] }),
		shape('an inline picture', multipart('related', htmlPart('<img src="cid:p">Hi'), file('p.png', 'image/png', 'inline')), { attachments: [{ name: 'p.png', inline: true }] }),
		shape('an encoded file name', multipart('mixed', plainPart('x'), part(['Content-Type: text/csv', "Content-Disposition: attachment; filename*=UTF-8''Z%C3%BCrich.csv"], 'a')), { attachments: [{ name: 'Zürich.csv' }] }),
		shape('a file without a name', multipart('mixed', plainPart('x'), part(['Content-Type: application/pdf', 'Content-Disposition: attachment'], 'a')), { attachments: [{ name: 'unnamed' }] }),
		shape('a message in the message', multipart('mixed', plainPart('Outer'), part(['Content-Type: message/rfc822'], 'Subject: Inner\r\nFrom: x@example.com\r\n\r\nInner body')), { body: 'Outer', attachments: [{ content_type: 'message/rfc822' }] }),
		shape('parts in parts', multipart('mixed', part(['Content-Type: multipart/alternative; boundary=C'], '--C\r\nContent-Type: text/plain\r\n\r\nDeep\r\n--C--'), file('a.bin', 'application/octet-stream')), { body: 'Deep', attachments: [{ name: 'a.bin' }] }),
		shape('a boundary that never closes', eml({ headers: typed('multipart/mixed; boundary=B'), body: plainPart('Open') }), { body: 'Open' }),
		shape('an unknown charset', eml({ headers: typed('text/plain; charset=x-unheard-of'), body: 'Hello' }), { body: 'Hello' }),
		shape('a plain text of 70,000 characters', eml({ body: 'x'.repeat(70_000) }), { body: 'x'.repeat(65_536) }),
		shape('HTML of 10 MB', eml({ headers: typed('text/html'), body: `<p>Large</p><!--${'x'.repeat(10_000_000)}-->` }), { body: 'Large' }),
	];
}
