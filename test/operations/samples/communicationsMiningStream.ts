import type { Emulator } from '../../emulator';
import { ask, locator } from './sample';
import type { Sample, Samples } from './sample';

const dataset = { project: locator('name', 'operations'), dataset: locator('name', 'customer-mail') };
const stream = { ...dataset, stream: locator('name', 'all-mail') };
const BEFORE = new Date('2026-01-31T09:30:00Z');

/** Five e-mails, which the stream gives out. */
function filled({ services }: Emulator): typeof stream {
	services.communicationsMining.addComments('support-mailbox', 5, BEFORE);
	return stream;
}

const address = (emulator: Emulator) =>
	`${emulator.communicationsMiningUrl}/api/v1/datasets/operations/customer-mail/streams/all-mail`;

const uidIn = ({ services }: Emulator) => services.communicationsMining.uids('customer-mail', 'all-mail')[0] ?? '';

const reading: Sample = { arrange: filled };

export const communicationsMiningStream: Samples = {
	'result/get': reading,
	'result/fetch': reading,
	'result/advance': {
		async arrange(emulator) {
			const given = filled(emulator);
			const reply = (await ask(emulator, 'GET', `${address(emulator)}/results?max_results=3`)) as { continuation: string };
			return { ...given, sequenceId: reply.continuation };
		},
	},
	'stream/create': { arrange: () => ({ ...dataset, name: 'late-payments', title: 'Late payments' }) },
	'stream/delete': reading,
	'stream/get': reading,
	'stream/getMany': { arrange: () => dataset },
	'stream/reset': { arrange: (emulator) => ({ ...filled(emulator), resetTo: '2026-01-31T09:30:00Z', confirm: true }) },
	'stream/update': { arrange: (emulator) => ({ ...filled(emulator), title: 'All of the mail' }) },
	'exception/tag': { arrange: (emulator) => ({ ...filled(emulator), uid: uidIn(emulator), type: 'Unreadable' }) },
	'exception/untag': {
		async arrange(emulator) {
			const given = filled(emulator);
			const uid = uidIn(emulator);
			const exceptions = [{ metadata: { type: 'Unreadable' }, uid }];
			await ask(emulator, 'PUT', `${address(emulator)}/exceptions`, { exceptions });
			return { ...given, uid };
		},
	},
};
