import type { IDataObject } from 'n8n-workflow';

import { asError } from '../../shared/asError';
import type { Api } from '../../shared/client/api';
import { comment } from '../../shared/communicationsMining/comment';
import { composedForAll } from '../../shared/operation';
import type { Entry, Host, Outcome } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { array, object, optional } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { sourceFields } from '../fields';
import { oneSource } from '../source/shape';
import { clashAdvice, clashingProperties } from './email/clash';
import { emailFields, emailOptions, GENERIC_TAG } from './email/fields';
import { documentOf, emailUploadOf } from './email/read';
import type { EmailUpload, Envelope } from './email/read';
import { charge, userProperties } from './new/fields';
import { commentItem } from './output';
import { Ledger } from './sync/ledger';
import { syncOptions } from './sync/limits';
import { tellDryRun, tellSync } from './sync/report';
import type { Route } from './sync/request';
import { rowOf } from './sync/row';
import type { Row } from './sync/row';
import { syncOrCheck } from './sync/run';

type Uploads = ReadonlyArray<Entry<EmailUpload>>;

/** POST `…/sync-raw-emails` (UiPath API catalogue, Comments in a source): all input items as one job. */
export const createOrUpdateFromEmails = composedForAll<EmailUpload>({
	value: 'createOrUpdateFromEmails',
	name: 'Create or Update From Emails',
	action: 'Create or update comments from emails',
	description:
		'Let UiPath make comments of raw emails, e.g. .eml files. An email that is there already is updated. UiPath charges 1 AI unit for each that is new or whose text changed.',
	effect: 'settles',
	fields: [charge, ...sourceFields, ...emailFields, userProperties],
	options: [...emailOptions, ...syncOptions],
	parameters: emailUploadOf,
	run: async (api, entries, host) => {
		const ledger = new Ledger();
		for (const group of groups(entries)) await upload(api, group, host, ledger);
		if (entries[0]?.parameters.limits.dryRun === true) tellDryRun(host, ledger);
		else tellSync(host, ledger);
		return ledger.outcomes;
	},
});

/** E-mails that may go in one request. */
function groups(entries: Uploads): Iterable<Uploads> {
	const found = new Map<string, Array<Entry<EmailUpload>>>();
	for (const entry of entries) {
		const key = JSON.stringify(entry.parameters.envelope);
		const group = found.get(key);
		if (group === undefined) found.set(key, [entry]);
		else group.push(entry);
	}
	return found.values();
}

/** A group that cannot even begin, because its source is not there or has no tag, fails alone. */
async function upload(api: Api, group: Uploads, host: Host, ledger: Ledger): Promise<void> {
	const [first] = group;
	if (first === undefined) return;
	const { envelope, limits } = first.parameters;
	try {
		const tag = limits.dryRun ? '' : (envelope.transformTag ?? (await tagOf(api, envelope)));
		await syncOrCheck(api, routeTo(envelope, tag, group), rowsOf(group, host, ledger), limits, ledger);
	} catch (error) {
		api.signal?.throwIfAborted();
		const settled = new Set(ledger.outcomes.map(({ item }: Outcome) => item));
		const open = group.filter(({ item }) => !settled.has(item));
		for (const { item } of open) ledger.failed({ item, about: {} }, asError(error), 'notSent');
	}
}

/** How the source's own integration reads its e-mails. @throws InputError where it has none */
async function tagOf(api: Api, { project, source }: Envelope): Promise<string> {
	const from = path`/api/v1/sources/${project}/${source}`;
	const reply = await api.send('reads', { method: 'GET', path: from }, oneSource);
	const tag = reply.source.email_transform_tag ?? '';
	if (tag !== '') return tag;
	throw new InputError(
		`The source ${source} has no transform tag of its own. Enter one as "Transform Tag" under Options: the one that UiPath gave you, or its generic one, ${GENERIC_TAG}.`,
	);
}

const withComments = object({ comments: optional(array(comment)) });

function routeTo(envelope: Envelope, tag: string, group: Uploads): Route {
	const { project, source, includeComments, overrideUserProperties: overridden } = envelope;
	const head = {
		transform_tag: tag,
		...(includeComments && { include_comments: true }),
		...(overridden.length > 0 && { override_user_properties: overridden }),
	};
	const keys = new Map(group.map(({ item, parameters }) => [item, Object.keys(parameters.userProperties ?? {})]));
	return {
		path: path`/api/v1/sources/${project}/${source}/sync-raw-emails`,
		before: `${JSON.stringify(head).slice(0, -1)},"documents":[`,
		after: ']}',
		details: (reply) => (withComments(reply).comments ?? []).map((one) => commentItem(one, false)),
		explain: ({ item }, { status }) => {
			const clashing = status === 422 ? clashingProperties(keys.get(item) ?? [], overridden) : [];
			if (clashing.length === 0) return undefined;
			return { advice: clashAdvice(clashing), details: { clashing: [...clashing] } };
		},
	};
}

/** Opened one after another as they are asked for, so that a folder of large files is never all in memory. */
async function* rowsOf(group: Uploads, host: Host, ledger: Ledger): AsyncGenerator<Row, void, void> {
	for (const { item, parameters } of group) {
		host.signal?.throwIfAborted();
		const row = await rowFor(parameters, item, host).catch(asError);
		if (row instanceof Error) ledger.refused({ item, about: {} }, row);
		else yield row;
	}
}

async function rowFor(parameters: EmailUpload, item: number, host: Host): Promise<Row> {
	const { document, commentId } = await documentOf(parameters, item, host);
	const about: IDataObject = { commentId };
	return rowOf(item, document, about);
}
