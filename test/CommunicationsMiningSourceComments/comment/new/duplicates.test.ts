import { clashingIds, supersededBy } from '../../../../nodes/CommunicationsMiningSourceComments/comment/new/duplicates';
import type { DuplicatePolicy } from '../../../../nodes/CommunicationsMiningSourceComments/comment/new/duplicates';

/** Entries by ID; `id@source` puts one into another source. Their items have gaps, as where items before were refused. */
const entries = (ids: readonly string[], duplicates: DuplicatePolicy = 'lastWins') =>
	ids.map((written, index) => {
		const [id = '', source = 'mailbox'] = written.split('@');
		return { item: index * 10, parameters: { project: 'operations', source, id, duplicates } };
	});

describe('Of several items with one ID', () => {
	it('the last is sent in place of the others', () => {
		const all = entries(['a', 'b', 'a', 'c', 'a']);
		expect(all.map(supersededBy(all))).toEqual([40, undefined, 40, undefined, undefined]);
	});

	it('each is sent where they are for different sources', () => {
		const all = entries(['a', 'a@other', '__proto__', '__proto__@other']);
		expect(all.map(supersededBy(all))).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('none clashes where the last may win', () => {
		expect(clashingIds(entries(['a', 'a']))).toEqual([]);
	});

	it('each names another one where they are refused', () => {
		const clashing = clashingIds(entries(['a', 'b', 'a', 'a'], 'refuse'));
		expect(clashing.map(({ item, error }) => [item, /as item (\d+)/.exec(error.message)?.[1]])).toEqual([
			[0, '30'],
			[20, '30'],
			[30, '0'],
		]);
		expect(clashing[0]).toMatchObject({ details: { outcome: 'refused', commentId: 'a' } });
	});
});
