import { createHash } from 'node:crypto';

import type { Emulator } from '../../emulator';
import { locator } from './sample';
import type { Samples } from './sample';

const source = { project: locator('name', 'operations'), source: locator('name', 'support-mailbox') };

const BEFORE = new Date('2026-01-31T09:30:00Z');

/** Five e-mails; gives the first one's ID. */
function filled({ services }: Emulator): string {
	const [uid = ''] = services.communicationsMining.addComments('support-mailbox', 5, BEFORE);
	return uid.slice(uid.indexOf('.') + 1);
}

const THREAD = '9c1f0a7be2d4';

const written = {
	commentFrom: 'form',
	idFrom: 'given',
	commentId: '={{ $json.id }}',
	timestamp: '2026-01-31T09:30:00Z',
	subject: 'Refund',
	body: 'Where is my refund, {{ $json.id }}?',
	from: 'jane@example.com',
	to: 'support@example.com',
};

const HEADERS = [
	'Message-ID: <b1@example.com>',
	'Date: Sat, 31 Jan 2026 09:30:00 +0000',
	'From: Jane <jane@example.com>',
	'To: support@example.com',
	'Subject: Refund',
].join('\n');

/** A comment with one attachment whose content was uploaded; gives its reference. */
async function attached({ services, communicationsMiningUrl, credentials }: Emulator): Promise<string> {
	const messages = [{ body: { text: 'See attached' } }];
	const comment = { id: 'aa01', timestamp: '2026-01-31T09:30:00Z', messages };
	const [uid = ''] = services.communicationsMining.addComments('support-mailbox', [comment], BEFORE);
	const body = new FormData();
	body.append('file', new Blob(['content']), 'content.txt');
	const sourceId = uid.split('.')[0] ?? '';
	const address = `${communicationsMiningUrl}/api/_private/sources/id:${sourceId}/comments/aa01/attachments/0`;
	await fetch(address, { method: 'PUT', headers: { authorization: `Bearer ${credentials.accessToken}` }, body });
	const hash = createHash('sha256').update('content').digest('hex');
	const attachment = { name: 'content.txt', size: 7, content_type: 'text/plain', content_hash: hash };
	services.communicationsMining.addComments('support-mailbox', [{ ...comment, attachments: [attachment] }], BEFORE);
	return createHash('sha256').update(`${uid}/0`).digest('base64url');
}

export const communicationsMiningSourceComments: Samples = {
	'attachment/download': {
		arrange: async (emulator) => ({ attachmentReference: await attached(emulator) }),
	},
	'attachment/upload': { arrange: (emulator) => ({ ...source, commentId: filled(emulator) }) },
	'comment/createOrUpdate': { arrange: () => ({ ...source, ...written }), input: [{ id: 'b1' }, { id: 'b2' }] },
	'comment/createOrUpdateFromEmails': {
		arrange: () => ({ ...source, emailFrom: 'parts', headersFrom: 'text', headersText: HEADERS, plain: 'Where is it?' }),
	},
	'comment/delete': { arrange: (emulator) => ({ ...source, commentIds: filled(emulator) }) },
	'comment/get': { arrange: (emulator) => ({ ...source, commentId: filled(emulator) }) },
	'comment/getMany': { arrange: (emulator) => (filled(emulator), { ...source }) },
	'source/get': { arrange: () => source },
	'source/getMany': { arrange: () => ({ project: source.project }) },
	'thread/getMany': {
		arrange({ services }) {
			const timestamp = '2026-01-31T09:30:00Z';
			const messages = [{ body: { text: 'Where is my refund?' } }];
			const comments = ['aa01', 'aa02'].map((id) => ({ id, thread_id: THREAD, timestamp, messages }));
			services.communicationsMining.addComments('support-mailbox', comments, BEFORE);
			return { ...source, threadIds: THREAD };
		},
	},
};
