import type { HeaderValues } from './headers';
import type { OData } from './odata';
import type { Path } from './path';

/**
 * What a second copy of a request would do. `reads`: nothing changes. `settles`: doing it twice ends in the same state.
 * `adds`: a second copy is a second thing, so it is never sent again unless the first is known not to have been applied.
 */
export type Effect = 'reads' | 'settles' | 'adds';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The query of a request, each value encoded once when it is sent; `undefined` values are left out and lists repeat the name.
 * A name that starts with `$` is an OData option, so its text must have come through the `odata` template.
 */
export interface Query {
	readonly [name: `$${string}`]: OData | number | boolean | undefined;
	readonly [name: string]: string | number | boolean | OData | readonly string[] | undefined;
}

/**
 * A body that is not JSON. `open` is called once for every attempt and gives the bytes from the beginning each time;
 * `length` (bytes), where known, is announced and held to.
 */
export class StreamBody {
	constructor(
		readonly contentType: string,
		readonly open: () => AsyncIterable<Uint8Array>,
		readonly length?: number,
	) {}
}

/** JSON that was written already and is sent byte for byte, so that what was measured is what is sent. */
export class JsonBytes {
	constructor(readonly bytes: Uint8Array) {}
}

/** One call of UiPath's API as plain data; making it sends nothing. */
export interface Request {
	readonly method: Method;
	/** Below the service's address, starting with `/`. */
	readonly path: Path;
	readonly query?: Query;
	readonly headers?: HeaderValues;
	/** `{}` and `[]` are sent as they are; `undefined` sends no body. */
	readonly body?: Json | JsonBytes | StreamBody;
	/** Send a JSON body over 8 KB as gzip. Default: what the API was made with. */
	readonly compress?: boolean;
	/** For one attempt from sending to the last byte, in ms. Default 100,000. */
	readonly timeoutMs?: number;
}
