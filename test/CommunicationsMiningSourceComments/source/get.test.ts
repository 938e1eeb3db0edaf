import { get } from '../../../nodes/CommunicationsMiningSourceComments/source/get';
import { InputError } from '../../../nodes/shared/wire/input';
import { startEmulator } from '../../emulator';
import { readOf } from '../../readOf';
import { address, badNames, NODE, runComments, sources } from '../runComments';

describe('Source: Get', () => {
	it('asks for the source by its API names', () => {
		expect(get.request(readOf(get, address))).toEqual({ method: 'GET', path: sources });
	});

	it.each(badNames)('refuses the name %j before anything is sent', (source) => {
		expect(() => get.request(readOf(get, { ...address, source }))).toThrow(InputError);
	});

	it('puts out what the service knows about it', async () => {
		const emulator = await startEmulator({ seed: 'empty' });
		const finished = await runComments(emulator, { resource: 'source', operation: 'get', source: 'support-mailbox' });
		await emulator.stop();
		expect(finished.json(NODE)).toMatchObject([
			{ id: '47194279497e141e', project: 'operations', name: 'support-mailbox', emailTransformTag: 'support.0.SUPPORT1' },
		]);
	});
});
