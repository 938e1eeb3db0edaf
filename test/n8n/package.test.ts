import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startN8n } from './instance';
import type { N8n } from './instance';

jest.setTimeout(240_000);

let n8n: N8n;

beforeAll(async () => {
	n8n = await startN8n({});
});

afterAll(() => n8n.stop());

it('brings the nodes under the names that saved workflows hold', async () => {
	const file = join(n8n.dataFolder, 'nodes.json');
	await n8n.home.command('export:nodes', `--output=${file}`);

	const nodes = JSON.parse(await readFile(file, 'utf8')) as ReadonlyArray<{ name: string; displayName: string }>;

	const ours = nodes.filter(({ name }) => name.startsWith('n8n-nodes-uipath.'));
	expect(ours.map(({ name }) => name)).toEqual(
		expect.arrayContaining([
			'n8n-nodes-uipath.communicationsMiningStream',
			'n8n-nodes-uipath.communicationsMiningSourceComments',
			'n8n-nodes-uipath.orchestratorQueue',
		]),
	);
	expect(ours.filter(({ displayName }) => !displayName.startsWith('UiPath'))).toEqual([]);
});

it('brings one credential for all of them', async () => {
	const { cookie } = n8n.session;
	const response = await fetch(`${n8n.url}/types/credentials.json`, { headers: { cookie } });

	const credentials = (await response.json()) as ReadonlyArray<{ name: string; supportedNodes?: string[] }>;

	const ours = credentials.filter(({ supportedNodes = [] }) => supportedNodes.some((node) => node.startsWith('n8n-nodes-uipath.')));
	expect(ours.map(({ name }) => name)).toEqual(['uiPathApi']);
});

it('serves their icons, light and dark', async () => {
	const { cookie } = n8n.session;
	const response = await fetch(`${n8n.url}/types/nodes.json`, { headers: { cookie } });
	const nodes = (await response.json()) as ReadonlyArray<{ name: string; iconUrl?: { light: string; dark: string } }>;
	const ours = nodes.filter(({ name }) => name.startsWith('n8n-nodes-uipath.'));

	const icons = ours.flatMap(({ iconUrl }) => (iconUrl ? [iconUrl.light, iconUrl.dark] : []));
	const answers = await Promise.all(icons.map(async (icon) => (await fetch(`${n8n.url}/${icon}`)).headers.get('content-type')));

	expect(icons).toHaveLength(2 * ours.length);
	expect(new Set(answers)).toEqual(new Set(['image/svg+xml']));
});
