/** The compiled nodes, in n8n's own engine in this process. */
import { join } from 'node:path';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import type * as Engine from '../engine/runWorkflow';
import type { TestNode } from '../engine/workflow';
import packageJson from '../../package.json';
import { BARE_TYPE, BareNode } from './bareNode';
import { account } from './world';
import type { World } from './world';

// The engine of the tests tidies up after a test file; here its file is this process.
Object.assign(globalThis, { afterAll: (tidyUp: () => void) => process.on('exit', tidyUp) });

/** The package as n8n installs it. */
const folder = process.env['BENCH_PACKAGE'] ?? '';

const types = Object.fromEntries(
	packageJson.n8n.nodes.map((compiled) => {
		const className = /(\w+)\.node\.js$/.exec(compiled)?.[1] ?? '';
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- which modules there are is known from package.json
		const loaded = require(join(folder, compiled)) as Record<string, new () => INodeType>;
		const type = loaded[className];
		if (type === undefined) throw new Error(`${compiled} exports no class ${className}`);
		return [`${packageJson.name}.${className.charAt(0).toLowerCase()}${className.slice(1)}`, new type()];
	}),
);

// eslint-disable-next-line @typescript-eslint/no-require-imports -- must come after `afterAll` above
const { runWorkflow } = require('../engine/runWorkflow') as typeof Engine;

/** One of the nodes, on its own. @returns its items, and how long it ran, in ms */
export async function run(
	world: World,
	node: string,
	parameters: INodeParameters,
	input: readonly IDataObject[] = [{}],
): Promise<{ readonly finished: Engine.Finished; readonly ms: number }> {
	return await runAll(world, [{ name: 'Node', type: node, parameters }], input);
}

/** The floor, as a node that is nothing but `work`, with the same items going in. @returns what it puts out, and ms */
export async function runBare(
	world: World,
	input: readonly IDataObject[],
	work: () => Promise<readonly IDataObject[]>,
): Promise<{ readonly finished: Engine.Finished; readonly ms: number }> {
	return await runAll(world, [{ name: 'Bare', type: BARE_TYPE }], input, { [BARE_TYPE]: new BareNode(work) });
}

/** A chain of nodes. @throws when the run fails */
export async function runAll(
	world: World,
	nodes: readonly TestNode[],
	input: readonly IDataObject[] = [{}],
	more: Readonly<Record<string, INodeType>> = {},
): Promise<{ readonly finished: Engine.Finished; readonly ms: number }> {
	const items = input.map((json) => ({ json }));
	const began = performance.now();
	const known = { ...types, ...more };
	const finished = await runWorkflow({ nodes, credentials: { uiPathApi: account(world) }, input: items, types: known });
	const ms = performance.now() - began;
	if (finished.error !== undefined) throw finished.error;
	return { finished, ms };
}
