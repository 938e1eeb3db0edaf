/** Streams, their exceptions, and comments with their attachments, changed by several input items. */
import fc from 'fast-check';
import { createHash } from 'node:crypto';

import type { Emulator } from '../emulator';
import { sequenceId } from '../emulator/communicationsMining/tokens';
import { ask, locator } from '../operations/samples/sample';
import { sourceAddress } from './settlingScene';
import type { Scene } from './togetherScene';
import { scene } from './togetherScene';

const DATASET = 'customer-mail';
const dataset = { project: locator('name', 'operations'), dataset: locator('name', DATASET) };
const onStream = { ...dataset, stream: locator('name', '={{ $json.thing }}') };
const onAllMail = { ...dataset, stream: locator('name', 'all-mail') };
const word = fc.constantFrom('one', 'two', 'three');
const nothing = fc.constant({});

interface Mining {
	readonly streams: ReadonlyArray<{
		readonly name: string;
		readonly id: string;
		readonly position: number;
		readonly length: number;
	}>;
	readonly exceptions: ReadonlyArray<{ readonly uid: string; readonly type: string }>;
	readonly comments: ReadonlyArray<{ readonly id: string; readonly source: string }>;
}

const miningOf = ({ services }: Emulator) =>
	JSON.parse(JSON.stringify(services.communicationsMining.state())) as Mining;
const streamIn = (emulator: Emulator, thing: string) => miningOf(emulator).streams.find(({ name }) => name === thing);

/** Two comments of the source, by their uids. */
const uids = ({ services }: Emulator): readonly string[] =>
	services.communicationsMining.addComments(
		'support-mailbox',
		['aa00', 'aa01'].map((id) => ({
			id,
			timestamp: '2026-01-31T09:30:00Z',
			messages: [{ body: { text: 'See attached' } }],
		})),
	);
const ids = (emulator: Emulator) => uids(emulator).map((uid) => uid.slice(uid.indexOf('.') + 1));

/** Two streams over two comments. */
function streams(emulator: Emulator): readonly string[] {
	uids(emulator);
	return ['first', 'second'].map((name) => {
		emulator.services.communicationsMining.addStream(DATASET, { name, title: 'Untitled', description: '' });
		return name;
	});
}

const address = (emulator: Emulator, rest: string) => `${emulator.communicationsMiningUrl}/api/v1/${rest}`;
const streamsAt = (emulator: Emulator) => address(emulator, `datasets/operations/${DATASET}/streams`);

/** As its definition shows it; over a socket, since the state tells no definitions. */
async function titlesOf(emulator: Emulator, thing: string) {
	if (streamIn(emulator, thing) === undefined) return undefined;
	const reply = await ask(emulator, 'GET', `${streamsAt(emulator)}/${thing}`);
	const { stream } = reply as { readonly stream: { readonly title: string; readonly description: string } };
	return { title: stream.title, description: stream.description };
}

const defining: readonly Scene[] = [
	scene('communicationsMiningStream/stream/create', {
		parameters: { ...dataset, name: '={{ $json.thing }}', title: '={{ $json.title }}' },
		changes: fc.record({ title: word }),
		inOrder: true,
		things: () => ['late', 'early'],
		look: async (emulator, thing) => (await titlesOf(emulator, thing))?.title,
		after: (before, { title }) => (before === undefined ? [title] : []),
	}),
	scene('communicationsMiningStream/stream/update', {
		parameters: { ...onStream, title: '={{ $json.title }}', description: '={{ $json.description }}' },
		changes: fc
			.record({ title: fc.constantFrom('', 'one', 'two'), description: fc.constantFrom('', 'one', 'two') })
			.filter(({ title, description }) => title !== '' || description !== ''),
		inOrder: true,
		things: streams,
		look: titlesOf,
		after: (before, { title, description }) => [
			{ title: title || (before?.title ?? ''), description: description || (before?.description ?? '') },
		],
	}),
	scene('communicationsMiningStream/stream/delete', {
		parameters: onStream,
		changes: nothing,
		things: streams,
		look: (emulator, thing) => streamIn(emulator, thing) !== undefined,
		after: () => [false],
		refuses: (before) => !before,
	}),
];

const moving: readonly Scene[] = [
	scene<string>('communicationsMiningStream/stream/reset', {
		parameters: { ...onStream, resetTo: '={{ $json.to }}', confirm: true },
		changes: fc.record({ to: fc.constantFrom('1999-01-01T00:00:00Z', '2999-01-01T00:00:00Z') }),
		inOrder: true,
		things: streams,
		look: (emulator, thing) => {
			const { position = 0, length = 0 } = streamIn(emulator, thing) ?? {};
			return position === 0 ? 'start' : position === length ? 'end' : 'between';
		},
		after: (_before, { to = '' }) => [to < '2000' ? 'start' : 'end'],
	}),
	scene('communicationsMiningStream/result/advance', {
		parameters: { ...onStream, sequenceId: '={{ $json.token }}' },
		changes: fc.record({ to: fc.constantFrom('1', '2') }),
		inOrder: true,
		things: streams,
		more: (emulator, thing, { to }) => ({ token: sequenceId(streamIn(emulator, thing)?.id ?? '', Number(to)) }),
		look: (emulator, thing) => String(streamIn(emulator, thing)?.position),
		after: (_before, { to = '' }) => [to],
	}),
	scene('communicationsMiningStream/exception/tag', {
		parameters: { ...onAllMail, uid: '={{ $json.thing }}', type: '={{ $json.type }}' },
		changes: fc.record({ type: word }),
		inOrder: true,
		things: uids,
		look: typeOf,
		after: (_before, { type }) => [type],
	}),
	scene('communicationsMiningStream/exception/untag', {
		parameters: { ...onAllMail, uid: '={{ $json.thing }}' },
		changes: nothing,
		async things(emulator) {
			const both = uids(emulator);
			const exceptions = both.map((uid) => ({ uid, metadata: { type: 'Unreadable' } }));
			await ask(emulator, 'PUT', `${streamsAt(emulator)}/all-mail/exceptions`, { exceptions });
			return both;
		},
		look: typeOf,
		after: () => [undefined],
	}),
];

function typeOf(emulator: Emulator, thing: string): string | undefined {
	return miningOf(emulator).exceptions.find(({ uid }) => uid === thing)?.type;
}

interface Comment {
	readonly messages: ReadonlyArray<{ readonly body: { readonly text: string } }>;
	readonly attachments?: ReadonlyArray<{
		readonly name: string;
		readonly content_hash?: string;
		readonly attachment_reference?: string;
	}>;
}

async function commentOf(emulator: Emulator, thing: string): Promise<Comment | undefined> {
	if (!miningOf(emulator).comments.some(({ id }) => id === thing)) return undefined;
	const reply = await ask(emulator, 'GET', address(emulator, `sources/operations/support-mailbox/comments/${thing}`));
	return (reply as { readonly comment: Comment }).comment;
}

const textOf = async (emulator: Emulator, thing: string) => (await commentOf(emulator, thing))?.messages[0]?.body.text;

/** The names of the files whose content is there. */
async function filesOf(emulator: Emulator, thing: string): Promise<readonly string[]> {
	const { attachments = [] } = (await commentOf(emulator, thing)) ?? {};
	// An array of this realm, since one of another is never deeply equal.
	return Array.from(attachments, ({ name, content_hash: hash, attachment_reference: reference }) => {
		const isWhole = hash === createHash('sha256').update(name).digest('hex') && reference !== undefined;
		return isWhole ? name : `${name}, without its content`;
	});
}

const HEADERS = [
	'Message-ID: <b1@example.com>',
	'Date: Sat, 31 Jan 2026 09:30:00 +0000',
	'From: jane@example.com',
	'Subject: Refund',
].join('\n');

const commenting: readonly Scene[] = [
	scene('communicationsMiningSourceComments/comment/createOrUpdate', {
		parameters: {
			...sourceAddress,
			commentFrom: 'form',
			idFrom: 'given',
			commentId: '={{ $json.thing }}',
			timestamp: '2026-01-31T09:30:00Z',
			body: '={{ $json.text }}',
			from: 'jane@example.com',
			to: 'support@example.com',
		},
		changes: fc.record({ text: word }),
		inOrder: true,
		things: () => ['c0', 'c1'],
		look: textOf,
		after: (_before, { text }) => [text],
	}),
	scene('communicationsMiningSourceComments/comment/createOrUpdateFromEmails', {
		parameters: {
			...sourceAddress,
			emailFrom: 'parts',
			headersFrom: 'text',
			headersText: HEADERS,
			plain: '={{ $json.text }}',
			options: { commentId: '={{ $json.thing }}', transformTag: 'generic.0.CONVKER5' },
		},
		changes: fc.record({ text: word }),
		inOrder: true,
		things: () => ['c0', 'c1'],
		look: textOf,
		after: (_before, { text }) => [text],
	}),
	scene('communicationsMiningSourceComments/comment/delete', {
		parameters: { ...sourceAddress, commentIds: '={{ $json.thing }}' },
		changes: nothing,
		things: ids,
		look: (emulator, thing) => miningOf(emulator).comments.some(({ id }) => id === thing),
		after: () => [false],
	}),
	scene('communicationsMiningSourceComments/attachment/upload', {
		parameters: { ...sourceAddress, commentId: '={{ $json.thing }}', options: { position: '={{ $json.position }}' } },
		changes: fc.record({ file: fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'd.txt'), position: fc.constantFrom('', '', '0') }),
		inOrder: true,
		things: ids,
		look: filesOf,
		after: (before, { file = '', position }) => [position === '0' ? [file, ...before.slice(1)] : [...before, file]],
	}),
];

export const miningScenes: readonly Scene[] = [...defining, ...moving, ...commenting];
