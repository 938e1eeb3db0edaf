import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { emulatorCredential } from '../../commands/example';
import type { Emulator } from '../../emulator';
import type { N8n } from '../instance';
import { artefacts, Editor } from './editor';

/** One panel: a node with a resource and an operation chosen, everything else as it comes. */
interface Panel {
	readonly node: string;
	readonly sheet: string;
	readonly name: string;
	readonly parameters: Readonly<Record<string, string>>;
	/** What a person finds under Options. */
	readonly options: readonly string[];
}

const folder = join(artefacts, 'panels');

/**
 * The contact sheet: a picture of every operation's panel as a person first sees it, `.artefacts/panels/<node>/<operation>.png`,
 * and one picture for each resource that holds them all.
 *
 * @param wanted only nodes and resources whose `<node>-<resource>` holds this text
 */
export async function picturePanels(n8n: N8n, emulator: Emulator, wanted = ''): Promise<readonly string[]> {
	const panels = (await panelsOf(n8n)).filter(({ sheet }) => sheet.includes(wanted));
	const sheets = [...new Set(panels.map(({ sheet }) => sheet))];
	const editor = await Editor.open(n8n, { width: 1440, height: 1500 });
	try {
		for (const sheet of sheets) {
			const its = panels.filter((panel) => panel.sheet === sheet);
			await pictureSheet(editor, n8n, emulator, sheet, its);
		}
	} finally {
		await editor.close();
	}
	return sheets.map((sheet) => join(folder, `${sheet}.png`));
}

async function panelsOf({ url, session }: N8n): Promise<Panel[]> {
	const response = await fetch(`${url}/types/nodes.json`, { headers: { cookie: session.cookie } });
	const nodes = (await response.json()) as INodeTypeDescription[];
	return nodes.filter(({ name }) => name.startsWith('n8n-nodes-uipath.') && !name.endsWith('Tool')).flatMap(panelsOfNode);
}

function panelsOfNode({ name: node, properties }: INodeTypeDescription): Panel[] {
	const short = node.replace('n8n-nodes-uipath.', '');
	const operations = properties.filter(({ name }) => name === 'operation');
	if (operations.length === 0) return [{ node, sheet: short, name: 'parameters', parameters: {}, options: optionsAmong(properties) }];
	return operations.flatMap((field: INodeProperties) => {
		const [resource] = (field.displayOptions?.show?.['resource'] ?? []) as string[];
		const options = (field.options ?? []) as INodePropertyOptions[];
		// n8n adds a choice of its own that leads to the HTTP Request node.
		const ours = options.map(({ value }) => String(value)).filter((value) => !value.startsWith('__'));
		return ours.map((operation) => ({
			node,
			sheet: `${short}-${resource ?? ''}`,
			name: operation,
			parameters: { resource: resource ?? '', operation },
			options: optionsAmong(properties.filter((property) => isShown(property, resource, operation))),
		}));
	});
}

function isShown({ displayOptions }: INodeProperties, resource: string | undefined, operation: string): boolean {
	const { resource: resources = [], operation: operations = [] } = displayOptions?.show ?? {};
	return resources.includes(resource ?? '') && operations.includes(operation);
}

function optionsAmong(properties: readonly INodeProperties[]): string[] {
	const { options = [] } = properties.find(({ name }) => name === 'options') ?? {};
	return options.map((option) => ('displayName' in option ? option.displayName : option.name));
}

async function pictureSheet(
	editor: Editor,
	{ session }: N8n,
	emulator: Emulator,
	sheet: string,
	panels: readonly Panel[],
): Promise<void> {
	const { id, name: account } = emulatorCredential(emulator);
	const nodes = panels.map(({ node, name, parameters }, index) => ({
		id: `${sheet}-${name}`,
		name,
		type: node,
		typeVersion: 1,
		position: [(index % 4) * 240, Math.floor(index / 4) * 240],
		parameters,
		credentials: { uiPathApi: { id, name: account } },
	}));
	const made = (await session.call('POST', '/workflows', { name: sheet, nodes, connections: {}, settings: {} })) as { id: string };
	await editor.workflow(made.id);
	await editor.page.addStyleTag({ content: '[data-test-id=node-feature-request] { display: none }' });
	await mkdir(join(folder, sheet), { recursive: true });
	for (const { name } of panels) {
		const node = await editor.openNode(name);
		await node.parameters.locator('.parameter-input-list-wrapper').first().screenshot({ path: join(folder, sheet, `${name}.png`) });
		await node.close();
	}
	await together(editor, sheet, panels);
}

/** The pictures of a sheet side by side, each under its operation's name. */
async function together({ page }: Editor, sheet: string, panels: readonly Panel[]): Promise<void> {
	const figures = panels.map(async ({ name, options }) => {
		const bytes = (await readFile(join(folder, sheet, `${name}.png`))).toString('base64');
		return `<figure><b>${name}</b><img src="data:image/png;base64,${bytes}"><figcaption>${options.join(' · ')}</figcaption></figure>`;
	});
	const style = 'body{font:16px sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;width:420px}img{border:1px solid #888;width:100%}';
	const other = await page.context().newPage();
	await other.setContent(`<style>${style}</style>${(await Promise.all(figures)).join('')}`);
	await writeFile(join(folder, `${sheet}.png`), await other.screenshot({ fullPage: true }));
	await other.close();
}
