/** How often each comment of the batch in hand was put out in vain. Kept in memory, so a restart counts anew. */
import type { Result } from '../output/batch';

export class Deliveries {
	readonly #together = new Map<string, number>();
	readonly #alone = new Map<string, number>();

	/** `most`: deliveries after which a comment that failed on its own counts as poisonous. */
	constructor(private readonly most: number) {}

	/** An execution that held all of them did not succeed; which of them is to blame is not known. */
	failedTogether(results: readonly Result[]): void {
		for (const { comment } of results) add(this.#together, comment.uid);
	}

	/** An execution that held only this comment did not succeed. */
	failedAlone({ comment }: Result): void {
		add(this.#alone, comment.uid);
	}

	/** True once the batch failed so often that its comments must be tried one by one to find the culprit. */
	mustSeparate(results: readonly Result[]): boolean {
		return results.some((result) => this.count(result) >= this.most);
	}

	isPoisonous(result: Result): boolean {
		return this.#alone.has(result.comment.uid) && this.count(result) >= this.most;
	}

	count({ comment }: Result): number {
		return (this.#together.get(comment.uid) ?? 0) + (this.#alone.get(comment.uid) ?? 0);
	}

	/** The stream moved past it. */
	forget({ comment }: Result): void {
		this.#together.delete(comment.uid);
		this.#alone.delete(comment.uid);
	}
}

function add(counts: Map<string, number>, uid: string): void {
	counts.set(uid, (counts.get(uid) ?? 0) + 1);
}
