/** The table of what is attacked with what, as the README links it. */
import type { PlacedOperation } from '../../operations/everyOperation';
import { provenElsewhere, withoutPlace } from './elsewhere';
import type { Proof } from './elsewhere';
import type { Row } from './row';

/** What became of one operation under one row; `undefined` where nothing did. */
export type Cell = 'passed' | 'failed' | { readonly notApplicable: string } | { readonly passedBut: string };

/** Markdown; a cell without a result is `MISSING`. */
export function coverageTable(
	rows: readonly Row[],
	operations: readonly PlacedOperation[],
	cellOf: (row: Row, placed: PlacedOperation) => Cell | undefined,
): string {
	const spared = rows.flatMap((row) => operations.flatMap((placed) => row.spares?.(placed) ?? []));
	const leftOut = rows.flatMap((row) => operations.flatMap((placed) => row.leavesOut?.(placed) ?? []));
	const reasons = [...new Set([...spared, ...leftOut])];
	const numberOf = (reason: string) => reasons.indexOf(reason) + 1;
	const written = (cell: Cell | undefined): string => {
		if (cell === undefined) return 'MISSING';
		if (typeof cell === 'string') return { passed: '✓', failed: '✗' }[cell];
		return 'passedBut' in cell ? `✓${numberOf(cell.passedBut)}` : `–${numberOf(cell.notApplicable)}`;
	};
	const nodes = [...new Set(operations.map(({ node }) => node))];
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const table = (node: string) => [
		`## ${node}`,
		'',
		line(['Operation', 'Effect', ...rows.map(({ id }) => id)]),
		line(['---', '---', ...rows.map(() => ':-:')]),
		...operations
			.filter((placed) => placed.node === node)
			.map((placed) => {
				const cells = rows.map((row) => written(cellOf(row, placed)));
				return line([placed.title, placed.operation.effect, ...cells]);
			}),
		'',
	];
	return [
		'# What every operation is attacked with',
		'',
		'Written by `test/faults/matrix.test.ts`, which runs every operation in n8n\'s own engine against the emulator while each of',
		'these goes wrong, and compares how it ends: reads and settling requests are sent again, adding ones are not, and what is',
		'left is either the same as ever or a true word about what is not known. ✓ passed (with a number: not every request is',
		'attacked so); – does not apply. The numbers are the reasons below.',
		'',
		...nodes.flatMap(table),
		'## What the columns are',
		'',
		line(['Column', 'Each request of the operation in turn, while …']),
		line(['---', '---']),
		...rows.map(({ id, title }) => line([id, title])),
		'',
		'## Why something does not apply',
		'',
		...reasons.map((reason, index) => `${index + 1}. ${reason}`),
		'',
		'## What is proven in one place',
		'',
		'These are about one part of the package and not about every operation.',
		'',
		line(['Case', 'What goes wrong', 'Proven by']),
		line(['---', '---', '---']),
		...provenElsewhere.map(({ id, title, proofs }) => line([id, title, proofs.map(proofWritten).join('<br>')])),
		'',
		'## What the package has nothing to do with',
		'',
		line(['Case', 'What goes wrong', 'Why']),
		line(['---', '---', '---']),
		...withoutPlace.map(({ id, title, reason }) => line([id, title, reason])),
		'',
	].join('\n');
}

function proofWritten({ file, test }: Proof): string {
	return `\`${file}\`: ${test.replaceAll('|', '\\|')}`;
}
