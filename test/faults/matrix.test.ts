/**
 * Every operation that the nodes offer × every row of faults that applies to it. `MATRIX=all` (the full test) tries every
 * cell and writes the table; otherwise one operation of each effect and node stands for its like.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { emulated } from '../emulated';
import { everyOperation } from '../operations/everyOperation';
import type { PlacedOperation } from '../operations/everyOperation';
import { isThere, textOf } from '../sources';
import { coverageTable } from './matrix/coverage';
import type { Cell } from './matrix/coverage';
import { provenElsewhere, withoutPlace } from './matrix/elsewhere';
import type { Row } from './matrix/row';
import { rows } from './matrix/rows';

jest.mock('../../nodes/shared/client/clock', () => jest.requireActual<object>('./matrix/quickClock'));

const TABLE = 'docs/coverage.md';

const whole = process.env['MATRIX'] === 'all';
const operations = everyOperation();
const standsForItsLike = new Set(
	Object.values(Object.fromEntries([...operations].reverse().map(({ key, node, operation }) => [`${node} ${operation.effect}`, key]))),
);
const tried = operations.filter(({ key }) => whole || standsForItsLike.has(key));

const ends = new Map<string, Cell>();
const place = (row: Row, placed: PlacedOperation) => `${row.id} ${placed.key}`;

const held = emulated({ seed: 'empty' });

describe.each(rows)('$id: $title', (row) => {
	const applies = (placed: PlacedOperation) => row.spares?.(placed) === undefined;
	const chosen = tried.filter(applies);
	const cells = chosen.length > 0 ? chosen : operations.filter(applies).slice(0, 1);
	it.each(cells)('$key', async (placed) => {
		ends.set(place(row, placed), 'failed');
		await row.attack(held.emulator, placed);
		ends.set(place(row, placed), 'passed');
	}, 60_000);
});

describe('The table of coverage', () => {
	const cellOf = (row: Row, placed: PlacedOperation): Cell | undefined => {
		const reason = row.spares?.(placed);
		if (reason !== undefined) return { notApplicable: reason };
		const end = whole ? ends.get(place(row, placed)) : 'passed';
		const passedBut = row.leavesOut?.(placed);
		return end === 'passed' && passedBut !== undefined ? { passedBut } : end;
	};

	it('has no empty cell and is the one that is checked in', () => {
		const table = coverageTable(rows, operations, cellOf);
		const before = isThere(TABLE) ? textOf(TABLE) : '';
		if (whole && table !== before) {
			const file = path.join(__dirname, '../..', TABLE);
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, table);
		}
		expect(table).not.toContain('MISSING');
		// Where this fails, `MATRIX=all npx jest test/faults/matrix.test.ts` has written or will write the new one.
		expect(before).toBe(table);
	});

	it('has every case of the list of faults, in one of its parts', () => {
		const listed = [...rows, ...provenElsewhere, ...withoutPlace].map(({ id }) => id);
		expect([...listed].sort()).toEqual([...casesFrom('N', 25), ...casesFrom('Z', 7), ...casesFrom('S', 12)].sort());
	});

	it('names tests that are there for what is proven in one place', () => {
		const proofs = provenElsewhere.flatMap((each) => each.proofs);
		expect(proofs.filter(({ file, test }) => !isThere(file) || !textOf(file).includes(`'${test}'`))).toEqual([]);
	});
});

function casesFrom(letter: string, count: number): readonly string[] {
	return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
}
