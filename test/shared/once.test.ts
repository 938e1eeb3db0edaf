import { once } from '../../nodes/shared/once';
import { createReader } from '../../nodes/shared/read';
import type { PanelValues, Read } from '../../nodes/shared/read';

interface Parameters {
	readonly [name: string]: unknown;
}

/** The input items of one execution; parameters whose name begins with `each` may differ between them. */
function reads(items: readonly Parameters[]): readonly Read[] {
	const reader = createReader([], 'Etc/UTC', (name) => name.startsWith('each') || name.startsWith('options.each'));
	return items.map((parameters, item) => reader((name) => parameters[name], item, {}));
}

/** What `work` gives for each item, and how often it was done. */
function ends(work: (panel: PanelValues) => unknown, ...executions: ReadonlyArray<readonly Read[]>) {
	let done = 0;
	const counted = once((panel) => {
		done += 1;
		return work(panel);
	});
	const gave = executions.map((items) =>
		items.map((read) => {
			try {
				return counted(read);
			} catch (error) {
				return error instanceof Error ? error.message : error;
			}
		}),
	);
	return { gave, done };
}

it('is done once for all items of an execution, and again for the next', () => {
	const first = reads([{ queue: 'A' }, { queue: 'A' }, { queue: 'A' }]);
	const second = reads([{ queue: 'B' }, { queue: 'B' }]);

	expect(ends((panel) => panel.text('queue'), first, second, first)).toEqual({
		gave: [
			['A', 'A', 'A'],
			['B', 'B'],
			['A', 'A', 'A'],
		],
		done: 2,
	});
});

it.each([
	['a parameter', (panel: PanelValues) => panel.text('each')],
	['an option', ({ options }: PanelValues) => options.text('each')],
	['a parameter asked for last', (panel: PanelValues) => `${panel.text('queue')}${panel.text('each')}`.slice(1)],
	['a parameter asked for only sometimes', (panel: PanelValues) => (panel.has('each') ? panel.text('each') : 'none')],
])('is done for each item where %s may differ', (_what, work) => {
	const items = ['1', '2', '3'].map((each) => ({ queue: 'A', each, 'options.each': each }));

	expect(ends(work, reads(items))).toEqual({ gave: [['1', '2', '3']], done: 3 });
});

it('throws for each item, in the words of the first', () => {
	const { gave, done } = ends((panel) => panel.text('queue'), reads([{}, {}]));

	expect(gave[0]?.[0]).toContain('"queue" is empty');
	expect(gave[0]?.[1]).toBe(gave[0]?.[0]);
	expect(done).toBe(2);
});
