/** Runs the sample of an operation in n8n's engine against an emulator. */
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../emulator';
import { accountOf } from '../engine/account';
import type { Finished, Running } from '../engine/runWorkflow';
import { startWorkflow } from '../engine/runWorkflow';
import type { TestNode } from '../engine/workflow';
import type { PlacedOperation } from './everyOperation';
import { sampleOf } from './samples';

/** The node's name in the workflow. */
export const NODE = 'Node';

/** What every input item carries beside its JSON, for operations that take a file. */
const FILE = { data: Buffer.from('A small file').toString('base64'), mimeType: 'text/plain', fileName: 'small.txt' };

/** An operation that is ready to run: its emulator is arranged, nothing was sent by the node yet. */
export interface Ready {
	readonly parameters: INodeParameters;
	readonly input: readonly IDataObject[];
	readonly account: ICredentialDataDecryptedObject;
}

/** Resets the emulator, puts into it what the sample needs, empties its journal. @throws where there is no sample. */
export async function arranged(emulator: Emulator, placed: PlacedOperation): Promise<Ready> {
	const { key, resource, operation } = placed;
	const sample = sampleOf(key);
	if (sample === undefined) throw new Error(`There is no sample of ${key}. Write one in test/operations/samples.`);
	emulator.reset();
	const parameters = { resource, operation: operation.value, ...(await sample.arrange(emulator)) };
	emulator.journal.clear();
	const robot = { authentication: 'token', accessToken: emulator.credentials.robotToken };
	const account = { ...accountOf(emulator).uiPathApi, ...(sample.as === 'robot' && robot) };
	return { parameters, input: sample.input ?? [{}], account };
}

/** Starts it, for tests that cancel it. */
export async function started(
	{ node }: PlacedOperation,
	ready: Ready,
	settings: Partial<TestNode> = {},
): Promise<Running> {
	return await startWorkflow({
		nodes: [{ ...settings, name: NODE, type: node, parameters: ready.parameters }],
		credentials: { uiPathApi: ready.account },
		input: ready.input.map((json) => ({ json, binary: { data: { ...FILE } } })),
	});
}

/** Runs it to its end. */
export async function ran(placed: PlacedOperation, ready: Ready, settings: Partial<TestNode> = {}): Promise<Finished> {
	return await (await started(placed, ready, settings)).finished;
}
