import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { exampleContent } from '../commands/example';
import { emailShapes } from '../CommunicationsMiningSourceComments/comment/email/shapes';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import type { Execution } from './execution';
import { createHome } from './home';
import type { Home, WorkflowRecord } from './home';

jest.setTimeout(240_000);

const CSV_TO_SOURCE = 'csv-to-source';
const MAILBOX_TO_SOURCE = 'mailbox-to-source';

/** Where n8n opens files without being told to. */
const FILES = '.n8n-files';

let emulator: Emulator;
let home: Home;

beforeAll(async () => {
	emulator = await startEmulator({ seed: 'empty' });
	home = await createHome(await exampleContent(emulator));
});

afterAll(async () => {
	await home.remove();
	await emulator.stop();
});

interface State {
	readonly bill: number;
	readonly comments: ReadonlyArray<{ readonly id: string }>;
}

const state = () => emulator.state() as unknown as State;
const outcomes = (execution: Execution) => {
	const told = execution.items('Done').map(({ json }) => json['outcome'] as string);
	return Object.fromEntries(told.map((outcome) => [outcome, told.filter((other) => other === outcome).length]));
};

describe('csv-to-source', () => {
	it('makes a comment of every row of the file', async () => {
		const execution = await home.execute(CSV_TO_SOURCE);

		expect(execution.status).toBe('success');
		expect(state()).toMatchObject({ bill: 12 });
		expect(state().comments).toHaveLength(12);
	});

	it('adds nothing and costs nothing when it runs again', async () => {
		const execution = await home.execute(CSV_TO_SOURCE);

		expect(execution.status).toBe('success');
		expect(state()).toMatchObject({ bill: 12 });
		expect(state().comments).toHaveLength(12);
	});
});

describe('mailbox-to-source', () => {
	// One without a date is dated when it arrives, so that it changes with every run.
	const shapes = emailShapes().filter(({ eml }) => /^Date: \w/m.test(eml.toString('latin1')));
	const named = shapes.find(({ expected }) => expected.messageId !== undefined);

	/** The folder that a person would enter: a file for each shape, one of them twice, and one that is no email. */
	beforeAll(async () => {
		emulator.reset();
		const folder = join(home.folder, FILES, 'mail');
		await mkdir(folder, { recursive: true });
		for (const [index, { eml }] of shapes.entries()) await writeFile(join(folder, `${index}.eml`), eml);
		await writeFile(join(folder, 'twice.eml'), shapes[0]?.eml ?? '');
		await writeFile(join(folder, 'no email.eml'), '');
		const { workflows = [] } = await exampleContent(emulator);
		const example = workflows.filter(({ id }) => id === MAILBOX_TO_SOURCE);
		await home.importWorkflows(example.map((one) => reading(one, folder)));
	});

	it('makes a comment of every email of the folder and gives what is none to the other branch', async () => {
		const execution = await home.execute(MAILBOX_TO_SOURCE);

		expect([execution.status, execution.error]).toEqual(['success', undefined]);
		expect(outcomes(execution)).toEqual({ created: shapes.length, superseded: 1 });
		expect(execution.items('Refused')).toMatchObject([{ json: { error: expect.stringContaining('no email.eml') as string } }]);
		expect(state().bill).toBe(shapes.length);
		const id = Buffer.from(named?.expected.messageId ?? '').toString('hex');
		expect(state().comments.map((comment) => comment.id)).toContain(id);
		expect(state().comments).toHaveLength(shapes.length);
	});

	it('adds nothing and costs nothing when it runs again', async () => {
		const execution = await home.execute(MAILBOX_TO_SOURCE);

		expect(outcomes(execution)).toEqual({ unchanged: shapes.length, superseded: 1 });
		expect(state().bill).toBe(shapes.length);
		expect(state().comments).toHaveLength(shapes.length);
	});
});

/** The example with the folder entered. */
function reading(workflow: WorkflowRecord, folder: string): WorkflowRecord {
	const text = JSON.stringify(workflow);
	expect(text).toContain('"/files/mail/*.eml"');
	return JSON.parse(text.replace('"/files/mail/*.eml"', JSON.stringify(`${folder}/*.eml`))) as WorkflowRecord;
}
