/** Writes e-mails by the RFCs' rules. */

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
		/** The Message-ID that the thread begins with. */
		readonly thread?: string;
	};
}

const DATE = 'Thu, 09 Jan 2020 16:34:45 +0000';

export interface Written {
	readonly headers?: readonly string[];
	readonly subject?: string;
	readonly body?: string | Buffer;
	readonly id?: string | null;
	readonly newline?: string;
}

let count = 0;

/** A message: the usual headers where `headers` has none of them; `id: null` leaves the Message-ID out. */
export function eml({ headers = [], subject = 'Figures', body = 'Hello', id, newline = '\r\n' }: Written): Buffer {
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

export const typed = (type: string, encoding?: string): readonly string[] => [
	'MIME-Version: 1.0',
	`Content-Type: ${type}`,
	...(encoding === undefined ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
];

export const part = (headers: readonly string[], body: string): string => `--B\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
export const parts = (...all: readonly string[]): string => `${all.join('')}--B--\r\n`;
export const plainPart = (text: string): string => part(['Content-Type: text/plain; charset=utf-8'], text);
export const htmlPart = (text: string): string => part(['Content-Type: text/html; charset=utf-8'], text);
export const file = (name: string, type: string, disposition = 'attachment'): string =>
	part([`Content-Type: ${type}; name="${name}"`, `Content-Disposition: ${disposition}; filename="${name}"`, 'Content-Transfer-Encoding: base64'], 'AAECAwQ=');

export const multipart = (kind: string, ...all: readonly string[]): Buffer =>
	eml({ headers: typed(`multipart/${kind}; boundary=B`), body: parts(...all) });

export const charset = (name: string, bytes: readonly number[]): Buffer =>
	eml({ headers: typed(`text/plain; charset=${name}`, '8bit'), body: Buffer.from(bytes) });

export const shape = (name: string, message: Buffer, expected: EmailShape['expected']): EmailShape => ({ name, eml: message, expected });
