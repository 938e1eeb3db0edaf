/** Emails as n8n holds them: a node before ours puts files into n8n's own binary data, which lies on the disk. */
import type { IExecuteFunctions, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { Emulator } from '../emulator';
import { accountOf } from '../engine/account';
import type { Finished } from '../engine/runWorkflow';
import { runWorkflow } from '../engine/runWorkflow';
import type { TestNode } from '../engine/workflow';
import { address, NODE } from './runComments';

export const MAILBOX = 'Mailbox';

/** Puts out an item for each file; an item for `undefined` has none. */
const mailbox = (files: ReadonlyArray<Buffer | undefined>): INodeType => ({
	description: {
		displayName: MAILBOX,
		name: 'mailbox',
		group: ['input'],
		version: 1,
		description: 'Only for these tests',
		defaults: { name: MAILBOX },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items: INodeExecutionData[] = [];
		for (const [index, file] of files.entries()) {
			const data = file && (await this.helpers.prepareBinaryData(file, `${index}.eml`, 'message/rfc822'));
			items.push({ json: { index }, ...(data && { binary: { data } }), pairedItem: { item: 0 } });
		}
		return [items];
	},
});

/** Create or Update From Emails over these files, in n8n's engine. */
export async function runEmails(
	emulator: Emulator,
	files: ReadonlyArray<Buffer | undefined>,
	options: INodeParameters = {},
	node: Partial<TestNode> = {},
): Promise<Finished> {
	const parameters = { resource: 'comment', operation: 'createOrUpdateFromEmails', ...address, options };
	return await runWorkflow({
		types: { 'test.mailbox': mailbox(files) },
		nodes: [
			{ name: MAILBOX, type: 'test.mailbox' },
			{ ...node, name: NODE, type: 'n8n-nodes-uipath.communicationsMiningSourceComments', parameters },
		],
		credentials: accountOf(emulator),
	});
}
