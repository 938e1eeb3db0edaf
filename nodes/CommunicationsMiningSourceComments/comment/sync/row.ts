import type { IDataObject } from 'n8n-workflow';

/** One comment or e-mail that is ready to be sent. */
export interface Row {
	/** Index of the input item. */
	readonly item: number;
	/** Written once: it is measured, sent, and sent again where its chunk has to be split. */
	readonly json: string;
	/** Of `json` in UTF-8. */
	readonly bytes: number;
	/** What every outcome of the item says about it, e.g. its comment ID. */
	readonly about: IDataObject;
}

export function rowOf(item: number, value: object, about: IDataObject): Row {
	const json = JSON.stringify(value);
	return { item, json, bytes: Buffer.byteLength(json), about };
}
