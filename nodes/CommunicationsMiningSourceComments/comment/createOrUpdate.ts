import { composedForAll } from '../../shared/operation';
import type { Entry } from '../../shared/operation';
import type { Read } from '../../shared/read';
import { path } from '../../shared/wire/path';
import { sourceAddress, sourceFields } from '../fields';
import type { SourceAddress } from '../fields';
import { bySource } from './bySource';
import { charge } from './fields';
import type { NewComment } from './new/check';
import { clashingIds, duplicateIds, duplicatePolicy, supersededBy } from './new/duplicates';
import type { Identified, Winner } from './new/duplicates';
import { formFields, formOptions } from './new/fields';
import { newCommentOf } from './new/read';
import { Ledger } from './sync/ledger';
import { jobLimits, limitsOf, syncOptions } from './sync/limits';
import type { Limits } from './sync/limits';
import { tellDryRun, tellSync } from './sync/report';
import type { Route } from './sync/request';
import { rowOf } from './sync/row';
import type { Row } from './sync/row';
import { syncOrCheck } from './sync/run';

interface Upload extends Identified {
	readonly comment: NewComment;
	readonly limits: Limits;
}

/** POST `…/sync` (UiPath API catalogue, Comments in a source): all input items as one job, an outcome for each of them. */
export const createOrUpdate = composedForAll<Upload>({
	value: 'createOrUpdate',
	name: 'Create or Update',
	action: 'Create or update comments',
	description:
		'Put all input items into a source as comments. One whose ID is there already is updated. UiPath charges 1 AI unit for each that is new or whose text changed.',
	effect: 'settles',
	fields: [charge, ...sourceFields, ...formFields],
	options: [...formOptions, ...syncOptions, duplicateIds],
	parameters,
	clashes: clashingIds,
	run: async (api, entries, host) => {
		const ledger = new Ledger();
		const limits = jobLimits(entries);
		if (limits === undefined) return [];
		const winner = supersededBy(entries);
		for (const [address, group] of bySource(entries)) {
			await syncOrCheck(api, routeTo(address), rowsOf(group, winner, ledger), limits, ledger);
		}
		if (limits.dryRun) tellDryRun(host, ledger);
		else tellSync(host, ledger);
		return ledger.outcomes;
	},
});

function parameters(read: Read): Upload {
	const comment = newCommentOf(read);
	const { project, source } = sourceAddress(read);
	return { project, source, id: comment.id, comment, duplicates: duplicatePolicy(read), limits: limitsOf(read) };
}

function routeTo({ project, source }: SourceAddress): Route {
	const to = path`/api/v1/sources/${project}/${source}/sync`;
	return { path: to, before: '{"comments":[', after: ']}', details: () => [] };
}

/** Written one by one as they are asked for. */
function* rowsOf(
	group: ReadonlyArray<Entry<Upload>>,
	winner: Winner,
	ledger: Ledger,
): Generator<Row, void, void> {
	for (const entry of group) {
		const { item, parameters } = entry;
		const about = { commentId: parameters.id };
		const by = winner(entry);
		if (by === undefined) yield rowOf(item, parameters.comment, about);
		else ledger.succeeded({ item, about }, 'superseded', { by });
	}
}
