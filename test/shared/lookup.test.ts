import type { IDataObject, IExecuteFunctions, INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { lookupOf } from '../../nodes/shared/lookup';
import type { ParameterSource } from '../../nodes/shared/lookup';
import { runWorkflow } from '../engine/runWorkflow';

/** What every item's `value` is, looked up our way and n8n's own way, in n8n's engine; and how often n8n was asked. */
async function lookedUp(parameters: INodeParameters, name: string, input: readonly IDataObject[]) {
	const ours: unknown[] = [];
	const theirs: unknown[] = [];
	let asked = 0;
	const node: INodeType = {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform'],
			version: 1,
			description: 'Looks a parameter up',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				{
					displayName: 'Options',
					name: 'options',
					type: 'collection',
					default: {},
					options: [
						{ displayName: 'One', name: 'one', type: 'string', default: '' },
						{ displayName: 'Two', name: 'two', type: 'string', default: '' },
					],
				},
			],
		},
		async execute(this: IExecuteFunctions) {
			const counted: ParameterSource = {
				getNode: () => this.getNode(),
				getInputData: () => this.getInputData(),
				getNodeParameter: (parameter, item, fallback) => {
					asked += 1;
					return this.getNodeParameter(parameter, item, fallback);
				},
			};
			const lookups = lookupOf(counted);
			for (const item of this.getInputData().keys()) {
				ours.push(lookups.at(item)(name));
				theirs.push(this.getNodeParameter(name, item, null) ?? undefined);
			}
			return [this.getInputData()];
		},
	};
	const nodes = [{ name: 'Probe', type: 'test.probe', parameters }];
	const finished = await runWorkflow({ nodes, types: { 'test.probe': node }, input: input.map((json) => ({ json })) });
	expect(finished.error).toBeUndefined();
	return { ours, theirs, asked };
}

const items: readonly IDataObject[] = [
	{ a: 'x', b: { c: 1, 'd e': true }, list: ['p'], empty: null, text: '={{ 1 + 1 }}' },
	{ a: 7, b: 'no object' },
	{ b: { c: 'deep', 'd e': 'spaced' } },
];

it.each([
	'={{ $json.a }}',
	'={{$json.a}}',
	'={{ $json["a"] }}',
	"={{ $json['b']['d e'] }}",
	'={{ $json.b }}',
	'={{ $json.list }}',
	'={{ $json.list[0] }}',
	'={{ $json.empty }}',
	'={{ $json.text }}',
	'={{ $json.missing }}',
	'=a {{ $json.a }}',
	'={{ $json.a }}{{ $json.a }}',
	'={{ $itemIndex }}',
	'fixed',
])('gives for %s what n8n itself gives, item by item', async (value) => {
	const { ours, theirs } = await lookedUp({ value }, 'value', items);

	expect(ours).toEqual(theirs);
});

it('asks n8n once for what is the same for every item, and never for a plain field of the item', async () => {
	const many = Array.from({ length: 50 }, (_, index) => ({ a: `value ${index}` }));

	expect((await lookedUp({ value: 'fixed' }, 'value', many)).asked).toBe(1);
	expect((await lookedUp({ value: '={{ $json.a }}' }, 'value', many)).asked).toBe(0);
});

it('does not work an option out for every item because another one holds an expression', async () => {
	const options = { one: 'fixed', two: '={{ $itemIndex }}' };

	expect((await lookedUp({ options }, 'options.one', [{}, {}, {}])).asked).toBe(1);
	expect((await lookedUp({ options }, 'options.two', [{}, {}, {}])).ours).toEqual([0, 1, 2]);
});
