import { itemData } from '../newItem';
import type { NewItem } from '../newItem';

/**
 * One input item on its way to the queue. Its JSON is written when it is first asked for, which for most rows is while an earlier
 * batch is under way; then it is kept: it is weighed, sent, and sent again where that is needed.
 */
export class Row {
	#json: string | undefined;
	#bytes: number | undefined;

	/** `item`: index of the input item. */
	constructor(
		readonly item: number,
		private readonly added: NewItem,
	) {}

	get reference(): string | undefined {
		return this.added.reference;
	}

	get duplicatesDelivered(): boolean {
		return this.added.duplicatesDelivered;
	}

	/** QueueItemDataDto. */
	get json(): string {
		this.#json ??= JSON.stringify(itemData(this.added));
		return this.#json;
	}

	/** Of `json` in UTF-8. */
	get bytes(): number {
		this.#bytes ??= Buffer.byteLength(this.json);
		return this.#bytes;
	}
}
