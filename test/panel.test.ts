import path from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import packageJson from '../package.json';
import { UiPathApi } from '../credentials/UiPathApi.credentials';
import { loadClass } from './engine/nodeTypes';
import * as panel from './panel';
import { filesLike, isThere, textOf } from './sources';

/** n8n's description of what the panel shows, judged as a whole. */
function findingsOf(fields: readonly INodeProperties[]): readonly string[] {
	const placed = panel.allFields(fields);
	return [
		...placed.flatMap(panel.wordFindings),
		...placed.flatMap(panel.optionFindings),
		...placed.flatMap(panel.defaultFinding),
		...placed.flatMap((one) => panel.conditionFindings(one, fields)),
		...panel.nameFindings(fields),
	];
}

/** What lacks of an icon for light and one for dark. */
function missingIcons(icon: unknown, folder: string): readonly string[] {
	const themed = typeof icon === 'object' && icon !== null ? Object.entries(icon as Record<string, string>) : [];
	const found = themed.filter(([, file]) => isThere(`${folder}/${file.replace('file:', '')}`)).map(([theme]) => theme);
	return ['light', 'dark'].filter((theme) => !found.includes(theme));
}

const published = packageJson.n8n.nodes.map((compiled) => ({
	compiled,
	source: compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
	className: path.basename(compiled).replace('.node.js', ''),
}));

describe('package.json', () => {
	it('publishes every node that there is, and every one that it publishes is there', () => {
		expect(published.map(({ source }) => source).sort()).toEqual(filesLike('nodes/*/*.node.ts'));
	});
});

describe.each(published)('$className', ({ compiled, source, className }) => {
	const isTrigger = className.endsWith('Trigger');
	let node: INodeType;
	let properties: INodeProperties[];
	beforeAll(() => {
		node = loadClass(compiled) as INodeType;
		({ properties } = node.description);
	});

	it('has one name everywhere and says that it is of UiPath', () => {
		const { name, displayName, defaults } = node.description;
		expect(name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
		expect(path.basename(path.dirname(source))).toBe(className.replace(/Trigger$/, ''));
		expect(displayName).toMatch(/^UiPath /);
		expect(displayName.endsWith('Trigger')).toBe(isTrigger);
		expect(defaults.name).toBe(displayName);
	});

	it('says what it is: version, subtitle, credential, tool or trigger', () => {
		const { version, subtitle, credentials, group, usableAsTool, inputs } = node.description;
		expect(version).toBe(1);
		expect(subtitle).toMatch(/^=\{\{.+\}\}$/);
		expect(credentials).toEqual([expect.objectContaining({ name: 'uiPathApi', required: true })]);
		expect(usableAsTool).toBe(isTrigger ? undefined : true);
		expect(group.includes('trigger')).toBe(isTrigger);
		expect(inputs).toEqual(isTrigger ? [] : ['main']);
	});

	it('has an icon for light and for dark, and a codex that names it', () => {
		const folder = path.dirname(source);
		expect(missingIcons(node.description.icon, folder)).toEqual([]);
		const codex: unknown = JSON.parse(textOf(`${folder}/${className}.node.json`));
		expect(codex).toMatchObject({ node: `${packageJson.name}.${node.description.name}` });
	});

	it('has a panel without faults', () => {
		expect(findingsOf(properties)).toEqual([]);
	});

	it('lists only what it can look up', () => {
		const { listSearch = {}, loadOptions = {}, resourceMapping = {} } = node.methods ?? {};
		const wanted = panel.allFields(properties).flatMap(({ field: { modes = [], typeOptions, name } }) => [
			...modes.map((mode) => ({ name, method: mode.typeOptions?.searchListMethod, among: listSearch })),
			{ name, method: typeOptions?.loadOptionsMethod, among: loadOptions },
			{ name, method: typeOptions?.resourceMapper?.resourceMapperMethod, among: resourceMapping },
		]);
		const missing = wanted.filter(({ method, among }) => method !== undefined && !Object.hasOwn(among, method));
		expect(missing).toEqual([]);
	});

	if (isTrigger) return;

	it('offers resources and operations that cannot be computed, each operation with words of its own', () => {
		const [resource, ...operations] = properties.filter(({ name }) => name === 'resource' || name === 'operation');
		const choices = operations.flatMap(({ options = [] }) => options as INodePropertyOptions[]);
		expect([resource, ...operations].every((field) => field?.noDataExpression === true)).toBe(true);
		const served = operations.flatMap((field) => field.displayOptions?.show?.['resource'] ?? []);
		expect(served.map(String).sort()).toEqual((resource ? panel.valuesOf(resource) : []).map(String).sort());
		expect(choices.filter(({ action, description }) => !action || !description).map(({ name }) => name)).toEqual([]);
		expect(new Set(choices.map(({ action }) => action)).size).toBe(choices.length);
	});

	it('opens with every operation', () => {
		for (const { options = [], displayOptions } of properties.filter(({ name }) => name === 'operation')) {
			const [resource = ''] = (displayOptions?.show?.['resource'] ?? []) as string[];
			for (const operation of panel.valuesOf({ options } as INodeProperties)) {
				const parameters = { resource, operation: String(operation) };
				const shown = NodeHelpers.getNodeParameters(properties, parameters, true, false, null, node.description);
				expect(shown).toMatchObject(parameters);
			}
		}
	});
});

describe('The panel of the credential', () => {
	const credential = new UiPathApi();

	it('has no faults', () => {
		expect(findingsOf(credential.properties)).toEqual([]);
	});

	it('hides every secret and nothing else', () => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password === true);
		expect(hidden.map(({ name }) => name)).toEqual([
			'clientSecret',
			'accessToken',
			'communicationsMiningToken',
			'sessionToken',
		]);
	});

	it('says for each deployment where it leads', () => {
		const notices = credential.properties.filter(({ type }) => type === 'notice');
		const deployments = notices.map(({ displayOptions }) => displayOptions?.show?.['deployment']?.[0]);
		const offered = credential.properties.find(({ name }) => name === 'deployment');
		expect(deployments.sort()).toEqual([...(offered === undefined ? [] : panel.valuesOf(offered))].sort());
	});

	it('has an icon for light and for dark', () => {
		expect(missingIcons(credential.icon, 'credentials')).toEqual([]);
	});
});
