import { emulated } from '../emulated';
import { everyOperation } from './everyOperation';
import { arranged, NODE, ran } from './runSample';
import { sampleOf, samples } from './samples';

const operations = everyOperation();

it('every operation that the nodes offer has a sample', () => {
	expect(operations.map(({ key }) => key).filter((key) => sampleOf(key) === undefined)).toEqual([]);
});

it('every sample belongs to an operation that the nodes offer', () => {
	const offered = new Set(operations.map(({ key }) => key));
	const written = Object.entries(samples).flatMap(([node, each]) => Object.keys(each).map((name) => `${node}/${name}`));
	expect(written.filter((key) => !offered.has(key))).toEqual([]);
});

describe('A sample runs without an error and puts something out', () => {
	const held = emulated({ seed: 'empty' });

	it.each(operations.filter(({ key }) => sampleOf(key)))('$key', async (placed) => {
		const finished = await ran(placed, await arranged(held.emulator, placed));
		expect([finished.error?.message, finished.error?.description]).toEqual([undefined, undefined]);
		expect(finished.items(NODE).length).toBeGreaterThan(0);
		expect(held.emulator.journal.entries().every(({ route, status }) => route !== null && status !== null)).toBe(true);
	});
});
