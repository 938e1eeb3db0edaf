import { delete as deleteStream } from '../../../nodes/CommunicationsMiningStream/stream/delete';
import { emulated } from '../../emulated';
import { NODE, runNode } from '../../engine/runNode';
import { address, streams } from '../address';

describe('Stream: Delete', () => {
	const held = emulated({ seed: 'empty' });

	const remove = async () =>
		await runNode(held.emulator, 'communicationsMiningStream', { resource: 'stream', operation: 'delete', ...named });
	const named = Object.fromEntries(
		Object.entries(address).map(([field, value]) => [field, { __rl: true, mode: 'name', value }] as const),
	);

	it('deletes the stream that is named', async () => {
		expect((await remove()).json(NODE)).toEqual([{ deleted: true, stream: 'disputes' }]);
		const sent = held.emulator.journal.entries().filter(({ method }) => method === 'DELETE');
		expect(sent.map(({ rawPath }) => rawPath)).toEqual([`${new URL(held.emulator.communicationsMiningUrl).pathname}${streams}/disputes`]);
	});

	it.each(['before', 'after'] as const)('ends well when the reply is lost %s the stream was deleted', async (when) => {
		const route = 'DELETE /api/v1/datasets/{project}/{dataset}/streams/{stream}';
		held.emulator.faults.set([{ route, times: 1, when, do: { reset: true } }]);
		expect((await remove()).json(NODE)).toEqual([{ deleted: true, stream: 'disputes' }]);
	});

	it('says that there is no such stream', async () => {
		await remove();
		expect((await remove()).error?.message).toContain('found no such thing');
	});

	it('says to people and to AI agents that it cannot be undone', () => {
		expect(deleteStream.description).toContain('cannot be undone');
	});
});
