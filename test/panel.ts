/** What is wrong with a panel: each function gives sentences, none where all is well, so that one failure names them all. */
import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValueType,
	NodePropertyTypes,
} from 'n8n-workflow';

type Finding = string;
type Entry = INodePropertyOptions | INodeProperties | INodePropertyCollection;

/** A field with the fields beside it (which its display options may name) and its place in the panel. */
export interface Placed {
	readonly field: INodeProperties;
	readonly place: string;
	readonly beside: readonly INodeProperties[];
}

const isField = (entry: Entry): entry is INodeProperties => 'type' in entry && 'default' in entry;
const isGroup = (entry: Entry): entry is INodePropertyCollection => 'values' in entry;

/** Every field, also those inside collections. */
export function allFields(beside: readonly INodeProperties[], outer = ''): readonly Placed[] {
	return beside.flatMap((field) => {
		const place = `${outer}${field.name}${conditionOf(field)}`;
		const entries: readonly Entry[] = field.options ?? [];
		const inner = [entries.filter(isField), ...entries.filter(isGroup).map(({ values }) => values)];
		return [{ field, place, beside }, ...inner.flatMap((fields) => allFields(fields, `${place} › `))];
	});
}

function conditionOf({ displayOptions }: INodeProperties): string {
	const { resource, operation } = displayOptions?.show ?? {};
	return resource === undefined ? '' : ` ${JSON.stringify([...resource, ...(operation ?? [])])}`;
}

/** The values that a field with options offers. */
export function valuesOf({ options = [] }: INodeProperties): readonly unknown[] {
	return options.flatMap((option: Entry) => ('value' in option ? [option.value] : []));
}

export function wordFindings({ field, place }: Placed): readonly Finding[] {
	const { displayName, description, type } = field;
	const findings: Array<false | Finding> = [
		(displayName.trim() !== displayName || displayName === '') && 'its display name is empty or has spaces around it',
		description !== undefined && description.trim() !== description && 'its description has spaces around it',
		description === '' && 'its description is empty',
		description === displayName && 'its description repeats its name',
		type === 'boolean' && description?.startsWith('Whether ') !== true && 'its description does not begin with "Whether"',
	];
	return saidOf(place, findings);
}

export function optionFindings({ field, place }: Placed): readonly Finding[] {
	const entries: readonly Entry[] = field.options ?? [];
	const names = entries.map((entry) => ('displayName' in entry ? entry.displayName : entry.name));
	const keys = entries.map((entry) => ('value' in entry ? entry.value : entry.name));
	const sorted = [...names].sort((one, other) => one.localeCompare(other, 'en'));
	// n8n's own rule: fewer than five may stand in an order of their own.
	return saidOf(place, [
		new Set(keys).size < keys.length && 'two of its options have the same value',
		new Set(names).size < names.length && 'two of its options have the same name',
		names.length >= 5 && names.join('|') !== sorted.join('|') && `its options are not sorted: ${names.join(', ')}`,
	]);
}

export function defaultFinding({ field, place }: Placed): readonly Finding[] {
	const check = VALID[field.type];
	if (check === undefined) return [`${place}: nothing says what a valid default of its type (${field.type}) is`];
	return check(field.default, field) ? [] : [`${place}: its default ${JSON.stringify(field.default)} is not valid`];
}

type Check = (value: NodeParameterValueType, field: INodeProperties) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isRecord: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCollection: Check = (value, field) =>
	isRecord(value, field) || (field.typeOptions?.multipleValues === true && Array.isArray(value));

const VALID: Partial<Record<NodePropertyTypes, Check>> = {
	options: (value, field) =>
		field.typeOptions?.loadOptionsMethod === undefined ? valuesOf(field).includes(value) : value === '',
	multiOptions: (value, field) => Array.isArray(value) && value.every((one) => valuesOf(field).includes(one)),
	boolean: (value) => typeof value === 'boolean',
	number: (value, field) => typeof value === 'number' && isWithin(value, field),
	resourceLocator: (value, { modes = [] }) =>
		typeof value === 'object' && value !== null && 'mode' in value && modes.some(({ name }) => name === value.mode),
	collection: isCollection,
	fixedCollection: isCollection,
	resourceMapper: isRecord,
	string: isText,
	json: isText,
	dateTime: isText,
	hidden: isText,
	notice: isText,
};

function isWithin(value: number, { typeOptions }: INodeProperties): boolean {
	return value >= (typeOptions?.minValue ?? -Infinity) && value <= (typeOptions?.maxValue ?? Infinity);
}

/** Display options must name fields that are there, and values that those can have. */
export function conditionFindings(
	{ field, place, beside }: Placed,
	top: readonly INodeProperties[],
): readonly Finding[] {
	const { show = {}, hide = {} } = field.displayOptions ?? {};
	return [...Object.entries(show), ...Object.entries(hide)].flatMap(([written, wanted]) => {
		if (written.startsWith('@')) return [];
		const [name = ''] = written.replace(/^\//, '').split('.');
		const named = (written.startsWith('/') ? top : beside).filter((other) => other.name === name);
		if (named.length === 0) return [`${place}: it is shown by "${written}", which is not there`];
		const offered = named.flatMap((other) => (other.type === 'boolean' ? [true, false] : valuesOf(other)));
		const impossible = (wanted ?? []).filter((value) => !isCondition(value) && !offered.includes(value));
		if (offered.length === 0) return [];
		return impossible.map((value) => `${place}: it is shown by "${written}" being ${JSON.stringify(value)}, which it never is`);
	});
}

const isCondition = (value: unknown) => typeof value === 'object' && value !== null && '_cnd' in value;

/** Two fields of one name must not stand in the panel at once. */
export function nameFindings(fields: readonly INodeProperties[]): readonly Finding[] {
	const seen = new Map<string, Finding>();
	return fields.flatMap((field) => {
		const { resource = [''], operation = [''], ...rest } = field.displayOptions?.show ?? {};
		return resource.flatMap((one) =>
			operation.flatMap((other) => {
				const place = JSON.stringify([field.name, one, other, rest, field.displayOptions?.hide]);
				const twice = seen.has(place) ? [`${place} stands there twice`] : [];
				seen.set(place, field.displayName);
				return twice;
			}),
		);
	});
}

export function saidOf(place: string, findings: ReadonlyArray<false | Finding>): readonly Finding[] {
	return findings.filter((finding) => finding !== false).map((finding) => `${place}: ${finding}`);
}
