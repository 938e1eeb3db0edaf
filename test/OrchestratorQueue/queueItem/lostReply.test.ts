/** Whose an item is, by which clock: over a server that says what time it is, or does not. */
import { afterLostReply } from '../../../nodes/OrchestratorQueue/queueItem/lostReply';
import { createApi } from '../../../nodes/shared/client/client';
import { RequestFailure } from '../../../nodes/shared/client/failure';
import { closeConnections } from '../../../nodes/shared/client/pool';
import { json, localServer } from '../../shared/client/localServer';
import { testClock } from '../../shared/client/testClock';

const SENT = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const lost = new RequestFailure({ outcome: 'unknown', reason: 'timeout' }, { effect: 'adds', route: 'POST /x', attempts: 1, doubtful: true });

/** What is found where UiPath's clock is `ahead` of ours (`undefined`: no answer tells) and its item was made `age` before, in ms. */
async function found(ahead: number | undefined, age: number): Promise<string> {
	const server = await localServer((_request, response) => {
		response.sendDate = false;
		if (ahead !== undefined) response.setHeader('date', new Date(SENT + ahead).toUTCString());
		const CreationTime = new Date(SENT + (ahead ?? 0) - age).toISOString();
		json(response, { value: [{ Id: 1, Reference: 'R-1', Status: 'New', CreationTime }] });
	});
	const connection = { orchestratorUrl: server.url, token: { kind: 'bearer', token: 'rt_1' } } as const;
	const api = createApi({ connection, service: 'orchestrator', host: {}, clock: testClock(SENT) });
	const place = { headers: {}, queue: { Id: 7, Name: 'Disputes', EnforceUniqueReference: true } };
	const again = async () => await Promise.reject(new Error('Nothing is sent again where the item is found'));
	try {
		return (await afterLostReply(api, { place, reference: 'R-1', sentAt: SENT, again }, lost)).is;
	} finally {
		await closeConnections();
		await server.close();
	}
}

test.each([
	[0, 4, 'there'],
	[0, 6, 'older'],
	[180, 4, 'there'],
	[180, 6, 'older'],
	[-180, 4, 'there'],
	[-180, 6, 'older'],
	[undefined, 59, 'there'],
	[undefined, 61, 'older'],
])('with UiPath’s clock %p minutes ahead, an item made %i minutes before is %s', async (ahead, age, is) => {
	expect(await found(ahead === undefined ? undefined : ahead * MINUTE, age * MINUTE)).toBe(is);
});
