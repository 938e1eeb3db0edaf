/** The pages under `docs/`, one for each node, made from its panel, its operations and its output previews. */
import path from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation';
import { fieldsOfOperation } from '../../nodes/shared/properties';
import { publishedNodes } from '../engine/nodeTypes';
import { everyOperation } from '../operations/everyOperation';
import type { PlacedOperation } from '../operations/everyOperation';
import { isThere, textOf } from '../sources';

/** A page and where it stands. */
export interface Page {
	readonly file: string;
	readonly text: string;
}

/** What happens to a request whose outcome is not known, said for each effect. */
const REPEATED: Readonly<Record<Operation['effect'], string>> = {
	reads: 'Changes nothing. After a failure of the network or of UiPath it is asked again.',
	settles: 'Doing it twice ends in the same state, so it is sent again after a failure of the network or of UiPath.',
	adds: 'A second copy would be a second thing: it is sent again only where UiPath said that it did nothing, else the error says that the outcome is unknown.',
};

/** Every page as it should be. */
export function pages(): readonly Page[] {
	const operations = everyOperation();
	return publishedNodes().map(({ source, node: { description } }) => {
		const own = operations.filter(({ node }) => node === description.name);
		const sections = own.map((placed) => section(placed, path.dirname(source)));
		const body = sections.length > 0 ? sections : [table(description.properties)];
		const lines = [
			`# ${description.displayName}`,
			`${description.description}.`,
			'*This page is made by `npm run docs` from the node itself.*',
			...body,
		];
		return { file: `docs/${description.name}.md`, text: `${lines.join('\n\n')}\n` };
	});
}

function section({ resource, operation, title }: PlacedOperation, folder: string): string {
	const preview = `${folder}/__schema__/v1.0.0/${resource}/${operation.value}.json`;
	return [
		`## ${title}`,
		sentence(operation.description),
		REPEATED[operation.effect],
		table(fieldsOfOperation(operation)),
		...(isThere(preview) ? [`**Output**: ${columnsOf(textOf(preview))}`] : []),
	].join('\n\n');
}

function table(fields: readonly INodeProperties[]): string {
	const rows = fields.filter(({ type }) => type !== 'notice').flatMap((field) => [row(field), ...optionRows(field)]);
	return ['| Field | Default | What it is for |', '|---|---|---|', ...rows].join('\n');
}

function optionRows({ type, displayName, options = [] }: INodeProperties): readonly string[] {
	if (type !== 'collection') return [];
	const inner = options.filter((option): option is INodeProperties => 'displayName' in option && 'type' in option);
	return inner.map((option) => row(option, `${displayName} › `));
}

function row(field: INodeProperties, outer = ''): string {
	const { displayName, required, description = '', placeholder = '', hint = '', type, options = [] } = field;
	const choices = type === 'options' ? options.map((option) => choice(option as INodePropertyOptions)).join('; ') : '';
	const said = [sentence(description), sentence(hint), sentence(choices), placeholder === '' || type === 'collection' ? '' : `\`${placeholder}\``];
	const cells = [`${outer}${displayName}${required === true ? ' *' : ''}`, defaultOf(field), said.filter(Boolean).join(' ')];
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function choice({ name, description }: INodePropertyOptions): string {
	return description === undefined ? `**${name}**` : `**${name}** (${description.replace(/\.$/, '')})`;
}

function defaultOf({ type, default: usual, options = [] }: INodeProperties): string {
	if (type === 'options') {
		const chosen = (options as INodePropertyOptions[]).find(({ value }) => value === usual);
		return chosen?.name ?? '';
	}
	return typeof usual === 'object' || usual === '' || usual === undefined ? '' : `\`${String(usual)}\``;
}

function columnsOf(preview: string): string {
	const { properties = {} } = JSON.parse(preview) as { properties?: Readonly<Record<string, unknown>> };
	return Object.keys(properties).map((name) => `\`${name}\``).join(', ');
}

function sentence(text: string): string {
	return text === '' || /[.?!]$/.test(text) ? text : `${text}.`;
}
