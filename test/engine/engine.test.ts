import { EventEmitter, once } from 'node:events';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { runWorkflow, startWorkflow } from './runWorkflow';

function nodeType(execute: NonNullable<INodeType['execute']>, more: Partial<INodeTypeDescription> = {}): INodeType {
	return {
		description: {
			displayName: 'Tiny',
			name: 'tiny',
			group: ['transform'],
			version: 1,
			description: 'Only for these tests',
			defaults: { name: 'Tiny' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [{ displayName: 'Text', name: 'text', type: 'string', default: 'nothing' }],
			...more,
		},
		execute,
	};
}

/** Gives each item its `text` parameter; fails at items that say so. */
const echo = nodeType(async function echo(this: IExecuteFunctions) {
	const output = this.getInputData().map(({ json }, item): INodeExecutionData => {
		if (json['fail'] === true) {
			const error = new NodeOperationError(this.getNode(), 'This item fails', { itemIndex: item });
			if (!this.continueOnFail()) throw error;
			return { json: { error: error.message }, error, pairedItem: { item } };
		}
		return { json: { text: this.getNodeParameter('text', item) }, pairedItem: { item } };
	});
	this.addExecutionHints({ message: `Saw ${this.getInputData().length} items` });
	return [output];
});
const types = { 'test.echo': echo };
const input = [{ json: { name: 'Ada' } }, { json: { name: 'Grace' } }];
const failing = [{ json: { name: 'Ada' } }, { json: { fail: true } }, { json: { name: 'Grace' } }];
const echoNode = { name: 'Echo', type: 'test.echo', parameters: { text: '={{ $json.name }}' } };

describe('A workflow in the engine', () => {
	it('resolves expressions for every item and hands the items on', async () => {
		const second = { name: 'Again', type: 'test.echo', parameters: { text: '={{ $("Start").item.json.name + "!" }}' } };
		const finished = await runWorkflow({ nodes: [echoNode, second], types, input });
		expect(finished.status).toBe('success');
		expect(finished.json('Echo')).toEqual([{ text: 'Ada' }, { text: 'Grace' }]);
		expect(finished.json('Again')).toEqual([{ text: 'Ada!' }, { text: 'Grace!' }]);
		expect(finished.hints('Echo')).toEqual([expect.objectContaining({ message: 'Saw 2 items' })]);
	});

	it('fills in the defaults of parameters that a node leaves out', async () => {
		const finished = await runWorkflow({ nodes: [{ name: 'Echo', type: 'test.echo' }], types });
		expect(finished.json('Echo')).toEqual([{ text: 'nothing' }]);
	});

	it('ends with the error of a node that stops', async () => {
		const finished = await runWorkflow({ nodes: [echoNode], types, input: failing });
		expect(finished.status).toBe('error');
		expect(finished.error?.message).toBe('This item fails');
		expect(finished.errorOf('Echo')?.context).toMatchObject({ itemIndex: 1 });
		expect(finished.items('Echo')).toEqual([]);
	});

	it('keeps failed items in place where the node continues in its regular output', async () => {
		const nodes = [{ ...echoNode, onError: 'continueRegularOutput' as const }];
		const finished = await runWorkflow({ nodes, types, input: failing });
		expect(finished.status).toBe('success');
		expect(finished.json('Echo')).toEqual([{ text: 'Ada' }, { error: 'This item fails' }, { text: 'Grace' }]);
	});

	it('routes failed items to the error output where the node has one', async () => {
		const nodes = [{ ...echoNode, onError: 'continueErrorOutput' as const }];
		const finished = await runWorkflow({ nodes, types, input: failing });
		expect(finished.json('Echo', 0)).toEqual([{ text: 'Ada' }, { text: 'Grace' }]);
		expect(finished.json('Echo', 1)).toEqual([expect.objectContaining({ error: 'This item fails' })]);
	});

	it('follows the connections that it is given', async () => {
		const finished = await runWorkflow({
			nodes: [echoNode, { name: 'Left', type: 'test.echo' }, { name: 'Unconnected', type: 'test.echo' }],
			connections: { Echo: { main: [[{ node: 'Left', type: 'main', index: 0 }]] } },
			types,
		});
		expect(finished.runs('Left')).toBe(1);
		expect(finished.runs('Unconnected')).toBe(0);
	});

	it('lets a trigger fetch for itself in the editor, and begins with what it emitted in production', async () => {
		const trigger: INodeType = {
			description: { ...echo.description, inputs: [], group: ['trigger'] },
			async trigger() {
				return { manualTriggerFunction: async () => { this.emit([[{ json: { name: 'fetched' } }]]); } };
			},
		};
		const nodes = [{ name: 'Trigger', type: 'test.trigger' }, echoNode];
		const options = { nodes, types: { ...types, 'test.trigger': trigger }, input };
		expect((await runWorkflow({ ...options, mode: 'manual' })).json('Echo')).toEqual([{ text: 'fetched' }]);
		expect((await runWorkflow(options)).json('Echo')).toEqual([{ text: 'Ada' }, { text: 'Grace' }]);
	});

	it('runs a node again under Retry On Fail, and only then', async () => {
		let tries = 0;
		const flaky = nodeType(async function flaky(this: IExecuteFunctions) {
			tries += 1;
			if (tries < 3) throw new NodeOperationError(this.getNode(), 'Not yet');
			return [[{ json: { tries } }]];
		});
		const nodes = [{ name: 'Flaky', type: 'test.flaky', retryOnFail: true, maxTries: 3, waitBetweenTries: 1 }];
		const finished = await runWorkflow({ nodes, types: { 'test.flaky': flaky } });
		expect(finished.json('Flaky')).toEqual([{ tries: 3 }]);
		tries = 0;
		const once = await runWorkflow({ nodes: [{ name: 'Flaky', type: 'test.flaky' }], types: { 'test.flaky': flaky } });
		expect([once.status, tries]).toEqual(['error', 1]);
	});

	it('aborts the cancel signal of a node that is at work when the execution is cancelled', async () => {
		const events = new EventEmitter();
		const started = once(events, 'started');
		const aborted = once(events, 'aborted');
		const patient = nodeType(async function patient(this: IExecuteFunctions) {
			const signal = this.getExecutionCancelSignal();
			events.emit('started');
			await new Promise((resolve) => signal?.addEventListener('abort', resolve));
			events.emit('aborted');
			return [[]];
		});
		const nodes = [{ name: 'Patient', type: 'test.patient' }];
		const running = await startWorkflow({ nodes, types: { 'test.patient': patient } });
		await started;
		running.cancel();
		expect((await running.finished).status).toBe('canceled');
		await aborted;
	});

	it('keeps binary data on the disk and reads it back', async () => {
		const writer = nodeType(async function writer(this: IExecuteFunctions) {
			const data = await this.helpers.prepareBinaryData(Buffer.from('Grüezi'), 'greeting.txt', 'text/plain');
			return [[{ json: {}, binary: { data } }]];
		});
		const reader = nodeType(async function reader(this: IExecuteFunctions) {
			const text = (await this.helpers.getBinaryDataBuffer(0, 'data')).toString();
			return [[{ json: { text } }]];
		});
		const finished = await runWorkflow({
			nodes: [
				{ name: 'Writer', type: 'test.writer' },
				{ name: 'Reader', type: 'test.reader' },
			],
			types: { 'test.writer': writer, 'test.reader': reader },
		});
		expect(finished.items('Writer')[0]?.binary?.['data']?.id).toMatch(/^filesystem-v2:/);
		expect(finished.json('Reader')).toEqual([{ text: 'Grüezi' }]);
	});

	it('gives a node its credential with defaults filled in and hidden fields left out', async () => {
		const curious = nodeType(
			async function curious(this: IExecuteFunctions) {
				const credential = await this.getCredentials<IDataObject>('uiPathApi');
				const { authentication, organization } = credential;
				return [[{ json: { authentication, organization, hidden: 'domain' in credential } }]];
			},
			{ credentials: [{ name: 'uiPathApi', required: true }] },
		);
		const finished = await runWorkflow({
			nodes: [{ name: 'Curious', type: 'test.curious' }],
			types: { 'test.curious': curious },
			credentials: { uiPathApi: { organization: 'acme', domain: 'left over from another deployment' } },
		});
		expect(finished.json('Curious')).toEqual([
			{ authentication: 'externalApplication', organization: 'acme', hidden: false },
		]);
	});

	it('fails where a node lacks its credential', async () => {
		const curious = nodeType(
			async function curious(this: IExecuteFunctions) {
				await this.getCredentials('uiPathApi');
				return [[]];
			},
			{ credentials: [{ name: 'uiPathApi', required: true }] },
		);
		const nodes = [{ name: 'Curious', type: 'test.curious' }];
		const finished = await runWorkflow({ nodes, types: { 'test.curious': curious } });
		expect(finished.error?.message).toMatch(/credentials/);
	});
});
