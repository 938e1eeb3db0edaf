import { exampleContent } from '../commands/example';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { createHome } from './home';
import type { Home } from './home';

jest.setTimeout(240_000);

let emulator: Emulator;
let home: Home;

beforeAll(async () => {
	emulator = await startEmulator();
	home = await createHome(await exampleContent(emulator));
});

afterAll(async () => {
	await home.remove();
	await emulator.stop();
});

const invoices = () => emulator.services.orchestrator.queue('Invoices').items;
const failed = () => invoices().filter(({ status }) => status === 'Failed');

it('the report shows every queue of the folder as a table and every failed item as a CSV file', async () => {
	const execution = await home.execute('queue-report');

	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	const [table] = execution.items('Table');
	expect(JSON.stringify(table?.json)).toMatch(/Disputes.*Invoices/);
	expect(execution.items('Choose Fields').map(({ json }) => json['ID'])).toEqual(failed().map(({ id }) => String(id)));
	expect(failed().length).toBeGreaterThan(0);
	const file = Object.values(execution.items('CSV File')[0]?.binary ?? {})[0];
	expect(file).toMatchObject({ fileName: 'failed-items.csv', mimeType: 'text/csv' });
});

it('the retry makes one new item for each one that failed with an application exception, and only then', async () => {
	const worthIt = failed().filter(
		({ processingException, reviewStatus }) =>
			processingException?.type === 'ApplicationException' && (reviewStatus === 'None' || reviewStatus === 'InReview'),
	);
	expect(worthIt.length).toBeGreaterThan(0);

	const execution = await home.execute('retry-failed-items');

	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	expect(execution.items('Retried').map(({ json }) => json['id'])).toEqual(worthIt.map(({ id }) => id));
	expect(execution.items('Left as They Were')).toEqual([]);
	const fresh = invoices().filter(({ manualAncestor }) => manualAncestor !== null && worthIt.includes(manualAncestor));
	expect(fresh.map(({ status }) => status)).toEqual(worthIt.map(() => 'New'));
});

it('running the retry again tries nothing a second time', async () => {
	const before = invoices().length;

	const execution = await home.execute('retry-failed-items');

	expect(execution.status).toBe('success');
	expect(execution.items('Retried')).toEqual([]);
	expect(invoices()).toHaveLength(before);
});
