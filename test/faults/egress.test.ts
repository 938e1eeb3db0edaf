// I6, S3: n8n's own request protection, as its engine has it, in front of the nodes.
import './egressOn';
import { emulated } from '../emulated';
import { accountOf } from '../engine/account';
import type { Finished } from '../engine/runWorkflow';
import { runWorkflow } from '../engine/runWorkflow';

const folder = { __rl: true, mode: 'path', value: 'Shared/Finance' };
const queue = { __rl: true, mode: 'name', value: 'Invoices' };

const held = emulated();

async function run(parameters: object, address: (url: string) => string = (url) => url): Promise<Finished> {
	const account = accountOf(held.emulator).uiPathApi;
	const addresses = {
		tokenUrl: address(held.emulator.tokenUrl),
		orchestratorUrl: address(held.emulator.orchestratorUrl),
		communicationsMiningUrl: address(held.emulator.communicationsMiningUrl),
	};
	return await runWorkflow({
		nodes: [{ name: 'Node', type: 'orchestratorQueue', parameters: { ...parameters, folder, queue } }],
		credentials: { uiPathApi: { ...account, ...addresses } },
	});
}

const LIST = { resource: 'queueItem', operation: 'getMany', limit: 3 };

test('an address that n8n allows is reached through its protection', async () => {
	const finished = await run(LIST);
	expect(finished.error).toBeUndefined();
	expect(finished.items('Node')).toHaveLength(3);
});

test.each([
	['a host that is blocked', 'localhost', /n8n does not allow requests to localhost/],
	['another address of this machine', '127.0.0.2', /n8n does not allow requests to 127\.0\.0\.2/],
	['the metadata service of clouds', '169.254.169.254', /https|n8n does not allow requests to 169\.254\.169\.254/],
])('nothing is sent to %s, and the error names the host and who can allow it', async (_name, host, words) => {
	const { error } = await run(LIST, (url) => url.replace('127.0.0.1', host));
	expect(error?.message).toMatch(words);
	expect(held.emulator.journal.entries()).toEqual([]);
});
