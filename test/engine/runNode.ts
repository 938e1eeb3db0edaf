/** Runs one of our nodes alone, in n8n's engine, against an emulator. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../emulator';
import { accountOf } from './account';
import type { Finished } from './runWorkflow';
import { runWorkflow } from './runWorkflow';
import type { TestNode } from './workflow';

/** The node's name in the workflow. */
export const NODE = 'Node';

/** `type` without the package's name; `node` sets what a node's settings tab sets, such as Continue On Fail. */
export async function runNode(
	emulator: Emulator,
	type: string,
	parameters: INodeParameters,
	input: readonly IDataObject[] = [{}],
	node: Partial<TestNode> = {},
	mode: 'trigger' | 'manual' = 'trigger',
): Promise<Finished> {
	return await runWorkflow({
		nodes: [{ ...node, name: NODE, type: `n8n-nodes-uipath.${type}`, parameters }],
		credentials: accountOf(emulator),
		input: input.map((json) => ({ json })),
		mode,
	});
}
