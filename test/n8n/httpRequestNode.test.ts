import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { emulatorCredential } from '../commands/example';
import { createHome } from './home';
import type { Home } from './home';

jest.setTimeout(240_000);

let emulator: Emulator;
let home: Home;

const start = { id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} };

beforeAll(async () => {
	emulator = await startEmulator();
	const credential = emulatorCredential(emulator);
	const request = (name: string, url: string, left: number): object => ({
		id: name,
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [left, 0],
		parameters: { url, authentication: 'predefinedCredentialType', nodeCredentialType: 'uiPathApi' },
		credentials: { uiPathApi: { id: credential.id, name: credential.name } },
	});
	home = await createHome({
		credentials: [credential],
		workflows: [
			{
				id: 'http',
				name: 'n8n\'s own HTTP Request node',
				nodes: [
					start,
					request('Folders', `${emulator.orchestratorUrl}/odata/Folders`, 200),
					request('Sources', `${emulator.communicationsMiningUrl}/api/v1/sources`, 400),
				],
				connections: {
					Start: { main: [[{ node: 'Folders', type: 'main', index: 0 }]] },
					Folders: { main: [[{ node: 'Sources', type: 'main', index: 0 }]] },
				},
			},
		],
	});
});

afterAll(async () => {
	await home.remove();
	await emulator.stop();
});

it('authenticates n8n\'s own HTTP Request node against both services', async () => {
	const execution = await home.execute('http');

	expect(execution.error).toBeUndefined();
	expect(execution.items('Folders')[0]?.json['value']).toHaveLength(3);
	expect(execution.items('Sources')[0]?.json['sources']).toHaveLength(2);
});
