/** What Get Results and Fetch have in common: reading one batch, and passing batches that hold nothing but left-out comments. */
import type { INodeProperties } from 'n8n-workflow';

import type { Api } from '../../shared/client/api';
import type { Host } from '../../shared/operation';
import { okEnvelope } from '../../shared/wire/json';
import { ReplyError } from '../../shared/wire/reply';
import { path } from '../../shared/wire/path';
import type { StreamAddress } from '../fields';
import type { Batch } from '../output/batch';

/** Under Options. */
export const passFiltered: INodeProperties = {
	displayName: 'Advance Past Filtered Batches',
	name: 'passFiltered',
	type: 'boolean',
	default: false,
	description:
		"Whether to advance past a batch in which the stream's filter left every comment out, and read on. Otherwise such a batch gives no items and comes again until an Advance moves the stream.",
};

/** Under Options. */
export const maxFiltered: INodeProperties = {
	displayName: 'Max Filtered Comments',
	name: 'maxFiltered',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1024 },
	default: 1024,
	description: "How many comments that the stream's filter leaves out one request may pass before it answers",
};

/**
 * Reads a batch; with `pass`, advances past batches that hold only left-out comments until there is a result or the end.
 * Tells the user what it passed, and when a batch stands in the way.
 * @throws ReplyError when the stream stays where it was although it was advanced.
 */
export async function nextBatch(
	api: Api,
	host: Host,
	address: StreamAddress,
	pass: boolean,
	read: () => Promise<Batch>,
): Promise<Batch> {
	const passedTo = new Set<string>();
	let passed = 0;
	for (;;) {
		const batch = await read();
		if (passedTo.has(batch.sequenceId)) throw new ReplyError('the stream was advanced but gives the same batch again');
		if (batch.results.length > 0 || batch.filtered === 0) {
			if (passed > 0) host.hint(`Advanced past ${passed} comments that the stream's filter leaves out.`);
			return batch;
		}
		if (!pass) {
			host.hint(
				`The stream's filter left out all ${batch.filtered} comments of this batch. It comes again until the stream is advanced: turn on "${passFiltered.displayName}".`,
			);
			return batch;
		}
		await advanceTo(api, address, batch.sequenceId);
		passedTo.add(batch.sequenceId);
		passed += batch.filtered;
	}
}

/** POST `…/advance` with a position that came in a batch. */
export async function advanceTo(api: Api, address: StreamAddress, sequenceId: string): Promise<void> {
	const { project, dataset, stream } = address;
	await api.send(
		'settles',
		{
			method: 'POST',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/advance`,
			body: { sequence_id: sequenceId },
		},
		okEnvelope({}),
	);
}
