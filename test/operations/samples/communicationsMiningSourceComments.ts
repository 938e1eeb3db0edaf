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

export const communicationsMiningSourceComments: Samples = {
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
