/**
 * What several input items of one execution do to one thing loses nothing of each other: the state that is left is one that the
 * changes told as done give one after another, each as a whole. Whole nodes, in n8n's own engine, with its parallel requests.
 */
import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Outcome } from '../../nodes/shared/operation';
import type { Fault } from '../emulator';
import { emulated } from '../emulated';
import { runWorkflow } from '../engine/runWorkflow';
import { everyOperation } from '../operations/everyOperation';
import { hold } from './draws';
import { honestFaultsOn } from './randomFaults';
import { isDone, isUnknown } from './told';
import { miningScenes } from './togetherMining';
import { queueItemScenes } from './togetherQueueItem';
import { queueScenes } from './togetherQueue';
import type { Change, Scene, Told } from './togetherScene';

jest.mock('../../nodes/shared/client/clock', () => jest.requireActual<object>('../faults/matrix/quickClock'));

const scenes: ReadonlyMap<string, Scene> = new Map(
	[...queueItemScenes, ...queueScenes, ...miningScenes].map((scene) => [scene.key, scene]),
);

/** Changing operations that have no scene, and why. */
const alone: Readonly<Record<string, string>> = {
	'orchestratorQueue/queueItem/add': 'The law of adding tries it with references that are the same',
	'orchestratorQueue/queueItem/addMany': 'The law of adding tries it with references that are the same',
	'orchestratorQueue/queue/exportItems': 'Each makes a file of its own',
};

interface Life {
	readonly key: string;
	/** Which of the two things each input item names, and what it wants of it. */
	readonly items: ReadonlyArray<{ readonly on: number; readonly change: Change }>;
	readonly parallel: number;
	/** Whether UiPath answers as it does elsewhere, where what it answers is not verified. */
	readonly elsewhere: boolean;
	readonly faults: readonly Fault[];
}

const lives: fc.Arbitrary<Life> = fc.constantFrom(...scenes.values()).chain(({ key, changes }) =>
	fc.record({
		key: fc.constant(key),
		items: fc.array(fc.record({ on: fc.constantFrom(0, 0, 1), change: changes }), { minLength: 2, maxLength: 6 }),
		parallel: fc.integer({ min: 1, max: 8 }),
		elsewhere: fc.boolean(),
		faults: fc.array(honestFaultsOn('*'), { maxLength: 2 }),
	}),
);

const NODE = 'Node';

const held = emulated({ seed: 'empty' });

/** One output for each input item, the first where there are several. */
async function ran(
	{ key, parameters, as }: Scene,
	input: readonly Change[],
	parallel: number,
): Promise<readonly INodeExecutionData[]> {
	const [node = '', resource = '', operation = ''] = key.split('/');
	const { orchestratorUrl, communicationsMiningUrl, credentials } = held.emulator;
	const accessToken = as === 'robot' ? credentials.robotToken : credentials.accessToken;
	const { organization, tenant } = credentials;
	const account = { deployment: 'automationCloud', organization, tenant, authentication: 'token', accessToken };
	const addresses = { overrideAddresses: true, orchestratorUrl, communicationsMiningUrl };
	const options = { ...(parameters['options'] as IDataObject | undefined), parallelRequests: parallel };
	const finished = await runWorkflow({
		nodes: [
			{
				name: NODE,
				type: `n8n-nodes-uipath.${node}`,
				parameters: { ...parameters, resource, operation, options },
				onError: 'continueRegularOutput',
			},
		],
		credentials: { uiPathApi: { ...account, ...addresses } },
		input: input.map((json) => ({ json, binary: { data: fileOf(json) } })),
	});
	const outputs = finished.items(NODE);
	const toldTo = (item: number) => outputs.find(({ pairedItem }) => isOf(pairedItem, item));
	return input.map((_, item) => toldTo(item) ?? missing(item, finished.error));
}

function isOf(pairedItem: INodeExecutionData['pairedItem'], item: number): boolean {
	return typeof pairedItem === 'object' && 'item' in pairedItem && pairedItem.item === item;
}

function missing(item: number, error: unknown): never {
	throw new Error(`Item ${item} was told nothing. ${String(error)}`);
}

/** A file whose content is its name. */
function fileOf({ file = '' }: Change) {
	return { data: Buffer.from(file).toString('base64'), mimeType: 'text/plain', fileName: file };
}

function toldBy({ json }: INodeExecutionData, thing: string, change: Change): Told {
	const { error, details } = json;
	if (typeof error !== 'string') {
		return { thing, change, word: json['outcome'] === 'superseded' ? 'superseded' : 'done', output: json };
	}
	const outcome: Outcome = { item: 0, error: new Error(error), details: (details ?? {}) as IDataObject };
	const word = isDone(outcome) ? 'done' : isUnknown(outcome) ? 'unknown' : 'not done';
	return { thing, change, word, output: undefined };
}

async function together({ key, items, parallel, elsewhere, faults }: Life): Promise<void> {
	const scene = scenes.get(key);
	if (scene === undefined) throw new Error(`There is no scene of ${key}`);
	held.emulator.reset();
	if (elsewhere) {
		held.emulator.services.orchestrator.settings.staleRowVersion = '409';
		held.emulator.services.communicationsMining.settings.unknownDelete = '404';
	}
	const { things, inputOf, unexplained } = await scene.begin(held.emulator);
	const wanted = items.map(({ on, change }) => ({ thing: things[on] ?? '', change }));
	held.emulator.faults.set(faults);
	const outputs = await ran(scene, wanted.map(({ thing, change }) => inputOf(thing, change)), parallel);
	held.emulator.faults.clear();
	const told = wanted.flatMap(({ thing, change }, item) => {
		const output = outputs[item];
		return output === undefined ? [] : [toldBy(output, thing, change)];
	});
	const wrong = await unexplained(told, faults.length > 0);
	const said = outputs.map(({ json }) => json);
	expect({ wrong, said }).toEqual({ wrong: [], said });
}

describe('The law of togetherness: input items that change one thing lose nothing of each other', () => {
	it('holds for every operation that several input items may do to one thing', async () => {
		await hold(fc.asyncProperty(lives, together), 400);
	}, 600_000);

	it('is asked about every operation that changes something', () => {
		const changing = everyOperation().filter(({ operation }) => operation.effect !== 'reads').map(({ key }) => key);
		const tried = new Set([...scenes.keys()].map((key) => key.split('/').slice(0, 3).join('/')));
		expect([...tried, ...Object.keys(alone)].sort()).toEqual([...changing].sort());
	});
});
