/**
 * The consumer of one stream. Its promise: every result was put out by an execution that ended as the rule asks before
 * the stream moves past it. One batch is in flight at a time; the position on UiPath's side is the only memory, so
 * whatever ends this process, the next one starts at the first result that is not known to be done.
 */
import type { Clock } from '../../shared/client/clock';
import type { Batch, Result } from '../output/batch';
import { Deliveries } from './deliveries';
import type { PaceBounds } from './pace';
import { Pace } from './pace';
import { PoisonousComment } from './poison';
import type { PoisonPolicy } from './poison';
import type { StreamSource } from './source';
import { steadily } from './steadily';
import type { Reporter } from './steadily';
import { verdict } from './verdict';
import type { AdvanceRule, DeliveryEnd, Verdict } from './verdict';

export interface ConsumerSettings {
	readonly rule: AdvanceRule;
	/** What one execution is given. */
	readonly per: 'batch' | 'comment';
	/** With one execution per comment: advance after each of them, or once after the batch. */
	readonly advanceEach: boolean;
	readonly poison: { readonly policy: PoisonPolicy; readonly after: number };
	readonly idle: PaceBounds;
}

/** The workflow, as the consumer sees it. */
export interface Workflow {
	/** Starts an execution with these results of the batch and waits for its end. */
	deliver(results: readonly Result[], batch: Batch, output: 'results' | 'poisonous'): Promise<DeliveryEnd>;
	/** Starts an execution and does not wait. */
	handOff(results: readonly Result[], batch: Batch): void;
}

export interface Surroundings {
	readonly clock: Clock;
	readonly report: Reporter;
	/** Aborted when the trigger is deactivated; ends every wait at once. */
	readonly signal: AbortSignal;
}

type Progress = 'moved' | 'held back' | 'idle';

/**
 * Consumes until `signal` is aborted.
 * @throws RequestFailure when UiPath refuses the stream for good, PoisonousComment when the policy is to stop.
 */
export async function consume(
	source: StreamSource,
	workflow: Workflow,
	settings: ConsumerSettings,
	surroundings: Surroundings,
): Promise<void> {
	const consumer = new Consumer(source, workflow, settings, surroundings);
	const pace = new Pace(settings.idle);
	while (!surroundings.signal.aborted) {
		const batch = await consumer.read();
		const progress = await consumer.handle(batch);
		if (progress === 'moved') pace.reset();
		if (progress === 'moved' && batch.more) continue;
		await surroundings.clock.sleep(pace.step(), surroundings.signal);
	}
}

class Consumer {
	readonly #deliveries: Deliveries;
	/** First comment of the batch that an Advance operation of the workflow was expected to move past. */
	#leftToWorkflow: string | undefined;

	constructor(
		private readonly source: StreamSource,
		private readonly workflow: Workflow,
		private readonly settings: ConsumerSettings,
		private readonly surroundings: Surroundings,
	) {
		this.#deliveries = new Deliveries(settings.poison.after);
	}

	async read(): Promise<Batch> {
		return await steadily('Reading the stream', async () => await this.source.read(), this.surroundings);
	}

	async handle(batch: Batch): Promise<Progress> {
		const { results, filtered, sequenceId } = batch;
		if (results.length === 0) {
			if (filtered === 0) return 'idle';
			await this.#advance(sequenceId);
			return 'moved';
		}
		if (this.settings.rule.when === 'immediately') return await this.#handOff(batch);
		if (this.settings.rule.when === 'later') return await this.#leave(batch);
		const separate = this.settings.per === 'comment' || this.#deliveries.mustSeparate(results);
		return separate ? await this.#oneByOne(batch) : await this.#together(batch);
	}

	/** The weaker promise: once handed to n8n, a result does not come again whatever becomes of it. */
	async #handOff(batch: Batch): Promise<Progress> {
		for (const results of this.#portions(batch)) this.workflow.handOff(results, batch);
		await this.#advance(batch.sequenceId);
		return 'moved';
	}

	/** The workflow advances on its own; a batch that comes again was not advanced, so it counts as failed. */
	async #leave(batch: Batch): Promise<Progress> {
		const first = batch.results[0]?.comment.uid;
		const again = first === this.#leftToWorkflow;
		if (again) this.#deliveries.failedTogether(batch.results);
		const stuck = this.#deliveries.mustSeparate(batch.results);
		if (stuck) throw new PoisonousComment(batch.results, this.settings.poison.after);
		this.#leftToWorkflow = first;
		for (const results of this.#portions(batch)) await this.workflow.deliver(results, batch, 'results');
		return again ? 'held back' : 'moved';
	}

	async #together(batch: Batch): Promise<Progress> {
		const end = await this.#delivered(batch.results, batch);
		if (end === 'hold back') {
			this.#deliveries.failedTogether(batch.results);
			return 'held back';
		}
		await this.#advance(batch.sequenceId);
		batch.results.forEach((result) => { this.#deliveries.forget(result); });
		return 'moved';
	}

	/** In the stream's order; what follows a comment that was held back is left for the next read. */
	async #oneByOne(batch: Batch): Promise<Progress> {
		const advanceEach = this.settings.advanceEach || this.settings.per === 'batch';
		let moved = false;
		for (const result of batch.results) {
			const passed = this.#deliveries.isPoisonous(result)
				? await this.#putAside(result, batch)
				: await this.#delivered([result], batch);
			if (passed === 'hold back') {
				this.#deliveries.failedAlone(result);
				return moved ? 'moved' : 'held back';
			}
			if (advanceEach) {
				await this.#advance(result.sequenceId);
				this.#deliveries.forget(result);
				moved = true;
			}
		}
		await this.#advance(batch.sequenceId);
		batch.results.forEach((result) => { this.#deliveries.forget(result); });
		return 'moved';
	}

	/** What the policy says about a comment that failed too often; never a silent skip. */
	async #putAside(result: Result, batch: Batch): Promise<Verdict> {
		const { policy, after } = this.settings.poison;
		const poisonous = new PoisonousComment([result], after);
		if (policy.then === 'stop') throw poisonous;
		if (policy.then === 'output') {
			const end = await this.workflow.deliver([result], batch, 'poisonous');
			this.surroundings.signal.throwIfAborted();
			if (verdict(end, this.settings.rule) === 'hold back') throw poisonous;
			return 'advance';
		}
		const tag = async () => { await this.source.tag(result.comment.uid, policy.type); };
		await steadily('Tagging an exception of the stream', tag, this.surroundings);
		this.surroundings.report.failed(poisonous);
		return 'advance';
	}

	async #delivered(results: readonly Result[], batch: Batch): Promise<Verdict> {
		const end = await this.workflow.deliver(results, batch, 'results');
		this.surroundings.signal.throwIfAborted();
		return verdict(end, this.settings.rule);
	}

	async #advance(sequenceId: string): Promise<void> {
		const advance = async () => { await this.source.advance(sequenceId); };
		await steadily('Advancing the stream', advance, this.surroundings);
	}

	#portions({ results }: Batch): ReadonlyArray<readonly Result[]> {
		return this.settings.per === 'comment' ? results.map((result) => [result]) : [results];
	}
}
