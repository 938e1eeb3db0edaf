/** The table of what is attacked with what, as the README links it. */
import type { PlacedOperation } from '../../operations/everyOperation';
import { provenElsewhere } from './elsewhere';
import type { Row } from './row';

/** What became of one operation under one row; `undefined` where nothing did. */
export type Cell = 'passed' | 'failed' | { readonly notApplicable: string };

/** Markdown; a cell without a result is `MISSING`. */
export function coverageTable(
	rows: readonly Row[],
	operations: readonly PlacedOperation[],
	cellOf: (row: Row, placed: PlacedOperation) => Cell | undefined,
): string {
	const spared = rows.flatMap((row) => operations.flatMap((placed) => row.spares?.(placed) ?? []));
	const reasons = [...new Set(spared)];
	const written = (cell: Cell | undefined): string => {
		if (cell === undefined) return 'MISSING';
		return typeof cell === 'string' ? { passed: '✓', failed: '✗' }[cell] : `–${reasons.indexOf(cell.notApplicable) + 1}`;
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
		'left is either the same as ever or a true word about what is not known. ✓ passed; – does not apply, for the numbered reason.',
		'',
		...nodes.flatMap(table),
		'## What the columns are',
		'',
		line(['Column', 'Each request of the operation in turn, while …']),
		line(['---', '---']),
		...rows.map(({ id, title }) => line([id, title])),
		'',
		'## What does not apply',
		'',
		...reasons.map((reason, index) => `${index + 1}. ${reason}`),
		'',
		'## What is proven in one place',
		'',
		line(['Case', 'What goes wrong', 'Tests']),
		line(['---', '---', '---']),
		...provenElsewhere.map(({ id, title, files }) => line([id, title, files.map((file) => `\`${file}\``).join(', ')])),
		'',
	].join('\n');
}
