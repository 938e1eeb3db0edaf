import { Ledger } from '../../../../nodes/CommunicationsMiningSourceComments/comment/sync/ledger';
import { tellSync } from '../../../../nodes/CommunicationsMiningSourceComments/comment/sync/report';
import type { Counts } from '../../../../nodes/CommunicationsMiningSourceComments/comment/sync/request';
import { rowOf } from '../../../../nodes/CommunicationsMiningSourceComments/comment/sync/row';
import type { Host, Outcome } from '../../../../nodes/shared/operation';

const rows = [0, 1, 2].map((item) => rowOf(item, {}, { commentId: `c${item}` }));
const told = (outcome: Outcome) => ('items' in outcome ? outcome.items[0]?.json['outcome'] : undefined);
const counts = (of: Partial<Counts>): Counts => ({ new: 0, updated: 0, unchanged: 0, textChanged: 0, ...of });

function accepted(of: Partial<Counts>, doubtful: boolean): Ledger {
	const ledger = new Ledger();
	ledger.accept(rows, counts(of), [], doubtful);
	return ledger;
}

describe('What is said of rows that UiPath took', () => {
	it.each([
		[{ new: 3 }, false, 'created'],
		[{ updated: 3 }, false, 'updated'],
		[{ unchanged: 3 }, false, 'unchanged'],
		[{ new: 1, unchanged: 2 }, false, 'synced'],
		[{ new: 3 }, true, 'created'],
		[{ updated: 3 }, true, 'updated'],
		[{ unchanged: 3 }, true, 'synced'],
	])('with the counters %j, an earlier reply lost: %j, is "%s"', (of, doubtful, outcome) => {
		const ledger = accepted(of, doubtful);
		expect(ledger.outcomes.map(told)).toEqual([outcome, outcome, outcome]);
		expect(ledger.accepted).toBe(true);
	});

	it('is added up, with what a lost reply leaves open apart', () => {
		const ledger = accepted({ new: 1, unchanged: 2 }, true);
		ledger.accept(rows, counts({ updated: 3, textChanged: 1 }), [], false);
		ledger.requests = 2;
		const hints: string[] = [];
		const unused = async () => await Promise.reject(new Error('Not asked for'));
		const host: Host = { signal: undefined, hint: (text) => void hints.push(text), store: unused, open: unused };
		tellSync(host, ledger);
		expect(hints).toEqual([
			"Comments: 1 new, 3 updated (1 with changed text), 0 unchanged, 2 new, updated or unchanged (a reply of UiPath's was lost), 0 refused. Requests: 2.",
		]);
	});
});
