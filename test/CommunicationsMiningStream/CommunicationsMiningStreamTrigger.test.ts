import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { accountOf } from '../engine/account';
import type { Verdict } from '../engine/runTrigger';
import { runTrigger } from '../engine/runTrigger';

const TYPE = 'n8n-nodes-uipath.communicationsMiningStreamTrigger';

describe('The Stream Trigger', () => {
	let emulator: Emulator;

	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => {
		await emulator.stop();
	});
	beforeEach(() => {
		emulator.reset();
	});

	async function activate(parameters: object, execute: (at: number) => Verdict | Promise<Verdict>) {
		return await runTrigger({
			node: {
				name: 'Stream',
				type: TYPE,
				parameters: {
					project: { __rl: true, mode: 'name', value: 'operations' },
					dataset: { __rl: true, mode: 'name', value: 'customer-mail' },
					stream: { __rl: true, mode: 'name', value: 'disputes' },
					batchSize: 64,
					...parameters,
				},
			},
			credentials: accountOf(emulator),
			execute: async (_execution, at) => await execute(at),
		});
	}

	it('puts out every comment of the stream and advances past all of them', async () => {
		const mining = emulator.services.communicationsMining;
		const all = mining.uids('customer-mail', 'disputes');
		const batches = Math.ceil(all.length / 64);
		const trigger = await activate({}, () => 'success');
		await trigger.happened(batches);
		await trigger.stop();
		const seen = trigger.executions.flatMap(({ items }) => items.map(({ json }) => json['uid']));
		expect(seen).toEqual(all);
	});
});
