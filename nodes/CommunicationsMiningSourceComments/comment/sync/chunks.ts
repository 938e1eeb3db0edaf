import type { Row } from './row';

/** Cuts rows into chunks as they are asked for, so that no more of them are in memory than are under way. */
export class Chunks {
	readonly #rows: AsyncIterator<Row> | Iterator<Row>;
	#held: Row | undefined;
	#last: Promise<unknown> = Promise.resolve();
	#bytes: number;

	/** `bytes`: of the rows' JSON in one chunk; a row that is larger makes a chunk of its own. */
	constructor(
		rows: AsyncIterable<Row> | Iterable<Row>,
		readonly count: number,
		bytes: number,
	) {
		this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
		this.#bytes = bytes;
	}

	/** The next chunk in the order of the rows; empty at the end. Safe to ask from several workers. */
	async next(): Promise<readonly Row[]> {
		const chunk = this.#last.then(async () => await this.#formed());
		this.#last = chunk.catch(() => undefined);
		return await chunk;
	}

	/** From now on chunks are half as large as one of `bytes`, which was too large. */
	tooLarge(bytes: number): void {
		this.#bytes = Math.min(this.#bytes, Math.max(1, Math.floor(bytes / 2)));
	}

	async #formed(): Promise<readonly Row[]> {
		const chunk: Row[] = [];
		let bytes = 0;
		for (;;) {
			const next = this.#row();
			const row = next instanceof Promise ? await next : next;
			if (row === undefined) return chunk;
			if (chunk.length === this.count || (chunk.length > 0 && bytes + row.bytes > this.#bytes)) {
				this.#held = row;
				return chunk;
			}
			chunk.push(row);
			bytes += row.bytes;
		}
	}

	/** The iterator of rows that need nothing asynchronous is not waited for: that would cost a turn of the loop for each. */
	#row(): Row | undefined | Promise<Row | undefined> {
		if (this.#held !== undefined) {
			const row = this.#held;
			this.#held = undefined;
			return row;
		}
		const next = this.#rows.next();
		return next instanceof Promise ? next.then(valueOf) : valueOf(next);
	}
}

function valueOf(result: IteratorResult<Row, unknown>): Row | undefined {
	return result.done === true ? undefined : result.value;
}
