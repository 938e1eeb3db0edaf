import type { Readable } from 'node:stream';
import type { Shape } from '../wire/json';
import type { Effect, Request } from '../wire/request';

/**
 * The door to one UiPath service for one execution. Every failure is a `RequestFailure` (see errors.ts), a parameter that
 * cannot be sent an `InputError`, a cancelled execution the signal's own reason.
 */
export interface Api {
	/**
	 * Sends `request`, again where `effect` allows it, and gives the reply once `shape` has accepted it.
	 * An empty body is given to `shape` as `undefined`.
	 */
	send<T>(effect: Effect, request: Request, shape: Shape<T>): Promise<T>;
	/** As `send`, and whether the answer may be to something that an earlier attempt had done already. */
	sendAndTell<T>(effect: Effect, request: Request, shape: Shape<T>): Promise<Told<T>>;
	/**
	 * Opens a file behind UiPath's own API, with our token, and gives it to `take`; again from the beginning when it is cut.
	 * Only reads; a redirect is not followed.
	 */
	open<T>(request: Request, take: (file: Download) => Promise<T>): Promise<T>;
	/** Opens a link that UiPath gave out, without our token. */
	download(link: DownloadLink): Promise<Download>;
	/** Waits `ms`, or ends at once with the signal's reason when the execution is cancelled. */
	wait(ms: number): Promise<void>;
	/** Milliseconds since 1970, from the clock that waits are measured with. */
	now(): number;
	/** How far the service's own clock is ahead of `now`, in ms, by the `Date` of its latest answer; `undefined` where that told none. */
	ahead(): number | undefined;
	readonly signal: AbortSignal | undefined;
}

/** A reply; `doubtful` where an earlier attempt of its request may have been applied although no reply came. */
export interface Told<T> {
	readonly value: T;
	readonly doubtful: boolean;
}

/** Where a file lies, as UiPath's download-link replies say it. */
export interface DownloadLink {
	readonly url: string;
	/** Headers that the link itself asks for. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** The stream fails (and is not silently short) when the file is cut or nothing arrives for 60 seconds. */
export interface Download {
	readonly stream: Readable;
	readonly contentType: string | undefined;
	/** Bytes, where the server announced them. */
	readonly length: number | undefined;
	readonly fileName: string | undefined;
}

/** What the running n8n offers to a client of its own; structural, so that no n8n version is required. */
export interface Host {
	/** Aborted when the execution is cancelled. */
	readonly signal?: AbortSignal;
	readonly egressFilter?: EgressFilter;
	readonly logger?: { debug(message: string): void; warn(message: string): void };
}

/** n8n's own egress (SSRF) filter as `helpers.getSecureEgressFilter()` gives it since n8n 2.30. */
export interface EgressFilter {
	validateUrl(url: string | URL): Promise<{ ok: true } | { ok: false; error: Error }>;
	validateConnectionHost(host: string): { ok: true } | { ok: false; error: Error };
	createSecureLookup(): unknown;
	validateRedirectSync(url: string): void;
}
