/**
 * Addresses and names as a person writes or pastes them into a credential. `label` is what the panel calls the field.
 * Messages never repeat a refused address: what was pasted may hold a password.
 */
import { InputError } from '../wire/input';
import { path } from '../wire/path';
import { networkOf } from './origin';

/** An organization's or a tenant's name (or id) as one encoded path segment. @throws InputError for anything else. */
export function nameIn(written: string, label: string): string {
	if (/[/\\:]/.test(written)) {
		throw new InputError(
			`${label} in the UiPath credential is not a name. Enter the name or the ID alone. Nothing was sent.`,
		);
	}
	return path`/${written}`.slice(1);
}

/** `acme` from `acme`, `acme.reinfer.io` or an address below it. @throws InputError */
export function legacyDomainIn(written: string, label: string): string {
	if (/^[a-z\d-]+$/i.test(written)) return written.toLowerCase();
	const found = /^([a-z\d-]+)\.reinfer\.io$/.exec(addressIn(written, label).host)?.[1];
	if (found !== undefined) return found;
	const advice = 'Enter the part before .reinfer.io, or override the Communications Mining URL';
	throw refusal(label, `is not below reinfer.io. ${advice}`);
}

/**
 * The address, with https where no scheme is written.
 * @throws InputError for user information, a query, a fragment, plain http to another machine, and what is no address.
 */
export function addressIn(written: string, label: string): URL {
	const full = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `https://${written}`;
	// Looked for in the text, since the parser drops an empty query and some characters without a word.
	if (/[?#]/.test(full)) throw refusal(label, 'has a query or a fragment. Remove the "?" or "#" and what follows');
	if (full.includes('@')) throw refusal(label, 'holds a user name or password. Remove the "@" and what precedes it');
	const url = /[\s\\\p{Cc}]/u.test(full) || !URL.canParse(full) ? undefined : new URL(full);
	if (url === undefined || url.hostname === '') throw refusal(label, 'is not an address. Write it as https://host');
	if (url.protocol === 'https:') return url;
	if (url.protocol === 'http:' && networkOf(url.hostname) === 'loopback') return url;
	throw refusal(label, 'does not begin with https://, so the token could be read on its way. Use https');
}

function refusal(label: string, reason: string): InputError {
	return new InputError(`${label} in the UiPath credential ${reason}. Nothing was sent.`);
}
