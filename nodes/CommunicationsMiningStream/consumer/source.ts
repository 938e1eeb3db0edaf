/** The stream on UiPath's side, as the consumer uses it. */
import type { Api } from '../../shared/client/api';
import { okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import type { StreamAddress } from '../fields';
import type { Batch } from '../output/batch';
import { batchOfResults } from '../output/batch';
import { advanceTo } from '../result/reading';

export interface StreamSource {
	/** The batch at the stream's position; reading does not move it. */
	read(): Promise<Batch>;
	/** Marks everything up to and including `sequenceId` as consumed. */
	advance(sequenceId: string): Promise<void>;
	/** Tags a comment as an exception of the stream, with the type that UiPath's users will see. */
	tag(uid: string, type: string): Promise<void>;
}

/** `connect` gives a client with a fresh waiting budget: the consumer runs for months, each request for seconds. */
export function streamSource(
	connect: () => Promise<Api>,
	address: StreamAddress,
	size: { readonly results: number; readonly filtered: number },
): StreamSource {
	const { project, dataset, stream } = address;
	return {
		async read() {
			const api = await connect();
			const request = {
				method: 'GET',
				path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/results`,
				query: { max_results: size.results, max_filtered: size.filtered },
			} as const;
			return await api.send('reads', request, batchOfResults);
		},
		async advance(sequenceId) {
			await advanceTo(await connect(), address, sequenceId);
		},
		async tag(uid, type) {
			const api = await connect();
			const request = {
				method: 'PUT',
				path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/exceptions`,
				body: { exceptions: [{ uid, metadata: { type } }] },
			} as const;
			await api.send('settles', request, okEnvelope({}));
		},
	};
}
