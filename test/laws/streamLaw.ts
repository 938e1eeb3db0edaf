/** I1: nothing is lost of a stream, whatever the network, the executions and the process do. */
import { consume } from '../../nodes/CommunicationsMiningStream/consumer/consume';
import type { Workflow } from '../../nodes/CommunicationsMiningStream/consumer/consume';
import { PoisonousComment } from '../../nodes/CommunicationsMiningStream/consumer/poison';
import type { StreamSource } from '../../nodes/CommunicationsMiningStream/consumer/source';
import { streamSource } from '../../nodes/CommunicationsMiningStream/consumer/source';
import { createApi } from '../../nodes/shared/client/client';
import type { Emulator } from '../emulator';
import type { Schedule } from './streamSchedule';
import { busyClock } from './busyClock';

const DATASET = 'customer-mail';
const STREAM = 'law';

/** What happened to each comment, as the workflow saw it. */
class Ledger {
	/** Comments that an execution which ended in success was given. */
	readonly delivered = new Set<string>();
	/** Comments that the policy put aside: tagged, or given to the second output by an execution that succeeded. */
	readonly putAside = new Set<string>();
	executions = 0;
}

/** The law itself: whatever lies before the stream's position was put out by an execution that succeeded. */
function nothingLost(emulator: Emulator, ledger: Ledger): void {
	const mining = emulator.services.communicationsMining;
	const position = mining.position(DATASET, STREAM);
	const passed = mining.uids(DATASET, STREAM).filter((uid) => mining.indexOf(DATASET, uid) < position);
	const lost = passed.filter((uid) => !ledger.delivered.has(uid) && !ledger.putAside.has(uid));
	expect(lost).toEqual([]);
}

/** Dies (ends every wait, sends nothing more) at the steps that the schedule names. */
class Life {
	readonly death = new AbortController();

	constructor(private readonly steps: { count: number }, private readonly kills: readonly number[]) {}

	step(): void {
		this.steps.count += 1;
		if (this.kills.includes(this.steps.count)) this.death.abort(new Error('killed'));
		this.death.signal.throwIfAborted();
	}
}

function workflowOf(schedule: Schedule, ledger: Ledger, life: Life): Workflow {
	return {
		async deliver(results, _batch, output) {
			life.step();
			const end = schedule.ends[ledger.executions] ?? 'success';
			ledger.executions += 1;
			// An execution that succeeded has put its items out even when the process dies before it hears of it.
			const book = output === 'results' ? ledger.delivered : ledger.putAside;
			if (end === 'success') for (const { comment } of results) book.add(comment.uid);
			life.step();
			return end;
		},
		handOff: () => undefined,
	};
}

function watched(emulator: Emulator, source: StreamSource, ledger: Ledger, life: Life): StreamSource {
	const drained = () => emulator.services.communicationsMining.drained(DATASET, STREAM);
	return {
		async read() {
			life.step();
			const batch = await source.read();
			nothingLost(emulator, ledger);
			if (batch.results.length === 0 && batch.filtered === 0 && drained()) life.death.abort(new Error('done'));
			return batch;
		},
		async advance(sequenceId) {
			life.step();
			await source.advance(sequenceId);
			nothingLost(emulator, ledger);
		},
		async tag(uid, type) {
			life.step();
			await source.tag(uid, type);
			ledger.putAside.add(uid);
		},
	};
}

async function live(emulator: Emulator, schedule: Schedule, ledger: Ledger, steps: { count: number }): Promise<void> {
	const life = new Life(steps, schedule.kills);
	const { signal } = life.death;
	const clock = busyClock();
	const { communicationsMiningUrl, credentials } = emulator;
	const token = { kind: 'bearer', token: credentials.accessToken } as const;
	const connect = async () =>
		createApi({ connection: { communicationsMiningUrl, token }, service: 'communicationsMining', host: { signal }, clock });
	const address = { project: 'operations', dataset: DATASET, stream: STREAM };
	const source = streamSource(connect, address, { results: schedule.batch, filtered: schedule.maxFiltered });
	const settings = { ...schedule, rule: { when: 'onSuccess' }, idle: { from: 1000, to: 60_000 } } as const;
	const report = { note: () => undefined, failed: () => undefined };
	const workflow = workflowOf(schedule, ledger, life);
	try {
		await consume(watched(emulator, source, ledger, life), workflow, settings, { clock, report, signal });
	} catch (error) {
		// A person mends the workflow and activates it again, or the process died; anything else is a defect.
		if (!signal.aborted && !(error instanceof PoisonousComment)) throw error;
	}
}

/** Lets a consumer live through `schedule`, again and again until the stream is drained. @throws where the law is broken */
export async function obeys(emulator: Emulator, schedule: Schedule): Promise<void> {
	emulator.reset();
	const mining = emulator.services.communicationsMining;
	const comments = schedule.leftOut.map((left, index) => ({
		id: index.toString(16).padStart(4, '0'),
		timestamp: '2026-01-31T09:30:00Z',
		messages: [{ body: { text: `Comment ${index}` } }],
		user_properties: { 'string:Wanted': left ? 'no' : 'yes' },
	}));
	mining.addStream(DATASET, {
		name: STREAM,
		comment_filter: { user_properties: { 'string:Wanted': { one_of: ['yes'] } } },
	});
	if (comments.length > 0) mining.addComments('support-mailbox', comments);
	emulator.faults.set(schedule.faults);
	const ledger = new Ledger();
	const steps = { count: 0 };
	for (let lives = 0; lives < 60 && !mining.drained(DATASET, STREAM); lives += 1) {
		await live(emulator, schedule, ledger, steps);
	}
	nothingLost(emulator, ledger);
	expect(mining.drained(DATASET, STREAM)).toBe(true);
}
