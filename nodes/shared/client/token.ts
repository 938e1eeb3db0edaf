import { createHash } from 'node:crypto';
import type { ClientCredentials } from './connection';

/** A token as the token endpoint gave it out. */
export interface Granted {
	readonly token: string;
	/** How long it is good for, in ms from when it was asked for. */
	readonly lifetimeMs: number;
}

interface Entry {
	pending: Promise<string> | undefined;
	token: string | undefined;
	/** From when on it is renewed rather than used, in ms since 1970. */
	staleAt: number;
}

const EARLY_MS = 60_000;
const MOST_ENTRIES = 200;

/**
 * One token per credential for the whole process, with one request for it in flight: whoever asks meanwhile gets the same
 * answer, or the same failure. Renewed a minute before it expires.
 */
export class TokenCache {
	readonly #entries = new Map<string, Entry>();

	/** The token for `key`, from `grant` when there is none or it is about to expire. Errors of `grant` are not kept. */
	async get(key: string, now: number, grant: () => Promise<Granted>): Promise<string> {
		const entry = this.#entry(key);
		if (entry.token !== undefined && now < entry.staleAt) return entry.token;
		entry.pending ??= this.#renewed(entry, now, grant);
		return await entry.pending;
	}

	/** Forgets `token` after the service turned it down, unless it has been replaced already. */
	reject(key: string, token: string): void {
		const entry = this.#entries.get(key);
		if (entry?.token === token) entry.token = undefined;
	}

	clear(): void {
		this.#entries.clear();
	}

	async #renewed(entry: Entry, now: number, grant: () => Promise<Granted>): Promise<string> {
		try {
			const { token, lifetimeMs } = await grant();
			entry.token = token;
			entry.staleAt = now + Math.max(lifetimeMs - EARLY_MS, lifetimeMs / 2);
			return token;
		} finally {
			entry.pending = undefined;
		}
	}

	#entry(key: string): Entry {
		const kept = this.#entries.get(key);
		const entry = kept ?? { pending: undefined, token: undefined, staleAt: 0 };
		this.#entries.delete(key);
		this.#entries.set(key, entry);
		const [oldest] = this.#entries.keys();
		if (this.#entries.size > MOST_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
		return entry;
	}
}

/** Tokens are shared by everything that proves itself alike; the secret itself is not part of the key. */
export function tokenKey({ tokenUrl, clientId, clientSecret, scopes }: ClientCredentials, tenant: string): string {
	const secret = createHash('sha256').update(clientSecret).digest('hex');
	return JSON.stringify([tokenUrl, clientId, secret, scopes, tenant]);
}

/** The tokens of this process. */
export const tokens = new TokenCache();
