import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Emulator } from '../emulator/emulator';
import type { CredentialRecord, HomeContent, WorkflowRecord } from '../n8n/home';

const folder = join(__dirname, '..', '..', 'examples');

/** The id that the example of the first command has in n8n. */
export const STREAM_TO_QUEUE = 'stream-to-queue';

/** The id that the example with the trigger has in n8n. */
export const STREAM_TRIGGER_TO_QUEUE = 'stream-trigger-to-queue';

/** What an n8n needs to run the examples against a running emulator. */
export async function exampleContent(emulator: Emulator): Promise<HomeContent> {
	const credential = emulatorCredential(emulator);
	return { credentials: [credential], workflows: await examples(credential) };
}

/** The credential for a running emulator, as n8n imports it. */
export function emulatorCredential(emulator: Emulator): CredentialRecord {
	const { clientId, clientSecret, organization, tenant } = emulator.credentials;
	const { tokenUrl, orchestratorUrl, communicationsMiningUrl } = emulator;
	return {
		id: 'uipath-emulator',
		name: 'UiPath (emulator)',
		type: 'uiPathApi',
		data: {
			deployment: 'automationCloud',
			organization,
			tenant,
			authentication: 'externalApplication',
			clientId,
			clientSecret,
			scopes: 'OR.Queues OR.Folders.Read Ixp.ApiAccess',
			overrideAddresses: true,
			tokenUrl,
			orchestratorUrl,
			communicationsMiningUrl,
		},
	};
}

interface ExampleNode {
	readonly type: string;
	readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}

interface ExampleWorkflow extends WorkflowRecord {
	readonly nodes: readonly ExampleNode[];
}

/** Every workflow of `examples/`, its file's name as its id, with this credential chosen in each of our nodes. */
export async function examples({ id, name, type }: CredentialRecord): Promise<WorkflowRecord[]> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
	return await Promise.all(
		files.map(async (file) => {
			const workflow = JSON.parse(await readFile(join(folder, file), 'utf8')) as ExampleWorkflow;
			const nodes = workflow.nodes.map((node) =>
				node.type.startsWith('n8n-nodes-uipath.') ? { ...node, credentials: { [type]: { id, name } } } : node,
			);
			return { ...workflow, id: file.replace(/\.json$/, ''), nodes };
		}),
	);
}
