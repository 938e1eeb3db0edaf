import { Chunks } from '../../../../nodes/CommunicationsMiningSourceComments/comment/sync/chunks';
import { rowOf } from '../../../../nodes/CommunicationsMiningSourceComments/comment/sync/row';
import type { Row } from '../../../../nodes/CommunicationsMiningSourceComments/comment/sync/row';

/** Rows whose JSON has so many bytes each. */
const rows = (...sizes: readonly number[]): Row[] => sizes.map((size, item) => rowOf(item, ['x'.repeat(size - 4)], {}));

async function all(chunks: Chunks): Promise<number[][]> {
	const found: number[][] = [];
	for (let chunk = await chunks.next(); chunk.length > 0; chunk = await chunks.next()) {
		found.push(chunk.map(({ item }) => item));
	}
	return found;
}

async function* later(of: readonly Row[]): AsyncGenerator<Row, void, void> {
	for (const row of of) yield await Promise.resolve(row);
}

describe('Chunks', () => {
	it.each([
		['by count', rows(10, 10, 10, 10, 10), 2, 1000, [[0, 1], [2, 3], [4]]],
		['by bytes', rows(40, 40, 40, 90, 10), 9, 100, [[0, 1], [2], [3, 4]]],
		['with what is larger than a chunk alone', rows(10, 500, 10), 9, 100, [[0], [1], [2]]],
		['out of nothing', [], 9, 100, []],
	])('are cut %s', async (_how, given, count, bytes, expected) => {
		expect(await all(new Chunks(given, count, bytes))).toEqual(expected);
		expect(await all(new Chunks(later(given), count, bytes))).toEqual(expected);
	});

	it('become smaller once one was too large, and never larger again', async () => {
		const chunks = new Chunks(rows(40, 40, 40, 40, 40, 40), 9, 200);
		expect((await chunks.next()).length).toBe(5);
		chunks.tooLarge(90);
		chunks.tooLarge(10_000);
		expect((await chunks.next()).length).toBe(1);
	});

	it('give every row to exactly one of several who ask at the same time', async () => {
		const chunks = new Chunks(later(rows(...Array<number>(100).fill(10))), 7, 1000);
		const taken = (await Promise.all([all(chunks), all(chunks), all(chunks)])).flat(2);
		expect(taken.sort((one, other) => one - other)).toEqual(Array.from({ length: 100 }, (_, item) => item));
	});

	it('are not asked for more than is needed', async () => {
		let asked = 0;
		const endless = function* () {
			for (;;) yield rowOf(asked++, [], {});
		};
		await new Chunks(endless(), 10, 1000).next();
		expect(asked).toBe(11);
	});
});

describe('A row', () => {
	it('is measured in bytes', () => {
		expect(rowOf(0, ['é😀'], {})).toMatchObject({ json: '["é😀"]', bytes: 10 });
	});
});
