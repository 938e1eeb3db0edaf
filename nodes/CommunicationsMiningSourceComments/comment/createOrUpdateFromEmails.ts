import { asError } from '../../shared/asError';
import type { Api } from '../../shared/client/api';
import { comment } from '../../shared/communicationsMining/comment';
import { composedForAllFiles } from '../../shared/forAll';
import type { Entry, Host, Outcome } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { array, object, optional } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { sourceFields } from '../fields';
import type { SourceAddress } from '../fields';
import { oneSource } from '../source/shape';
import { clashAdvice, clashingProperties } from './email/clash';
import { parsedEml } from './email/eml';
import { emailFields, emailOptions, GENERIC_TAG } from './email/fields';
import { identityOf } from './email/identify';
import { emailUploadOf } from './email/read';
import type { EmailUpload } from './email/read';
import { charge, userProperties } from './fields';
import { clashingIds, duplicateIds, supersededBy } from './new/duplicates';
import type { Identified, Winner } from './new/duplicates';
import { commentItem } from './output';
import { Ledger } from './sync/ledger';
import { jobLimits, syncOptions } from './sync/limits';
import type { Limits } from './sync/limits';
import { tellDryRun, tellSync } from './sync/report';
import type { Route } from './sync/request';
import { rowOf } from './sync/row';
import type { Row } from './sync/row';
import { syncOrCheck } from './sync/run';

type IdentifiedEmail = EmailUpload & Identified;
type Uploads = ReadonlyArray<Entry<IdentifiedEmail>>;

/** POST `…/sync-raw-emails` (UiPath API catalogue, Comments in a source): all input items as one job. */
export const createOrUpdateFromEmails = composedForAllFiles<EmailUpload, IdentifiedEmail>({
	value: 'createOrUpdateFromEmails',
	name: 'Create or Update From Emails',
	action: 'Create or update comments from emails',
	description:
		'Let UiPath make comments of raw emails, e.g. .eml files. An email that is there already is updated. UiPath charges 1 AI unit for each that is new or whose text changed.',
	effect: 'settles',
	fields: [charge, ...sourceFields, ...emailFields, userProperties],
	options: [...emailOptions, ...syncOptions, duplicateIds],
	parameters: emailUploadOf,
	complete: identified,
	clashes: clashingIds,
	run: async (api, entries, host) => {
		const ledger = new Ledger();
		const limits = jobLimits(entries);
		if (limits === undefined) return [];
		const winner = supersededBy(entries);
		for (const group of groups(entries)) await upload(api, group, rowsOf(group, winner, host, ledger), limits, ledger);
		if (limits.dryRun) tellDryRun(host, ledger);
		else tellSync(host, ledger);
		return ledger.outcomes;
	},
});

async function identified(upload: EmailUpload, item: number, host: Host): Promise<IdentifiedEmail> {
	const { commentId, from } = upload;
	if ('id' in from) return { ...upload, id: from.id };
	if (commentId !== undefined) return { ...upload, id: commentId };
	return { ...upload, ...(await identityOf(await host.open(item, from.file))) };
}

/** E-mails that may go in one request. */
function groups(entries: Uploads): Iterable<Uploads> {
	const found = new Map<string, Array<Entry<IdentifiedEmail>>>();
	for (const entry of entries) {
		const { project, source, envelope } = entry.parameters;
		const key = JSON.stringify([project, source, envelope]);
		const group = found.get(key);
		if (group === undefined) found.set(key, [entry]);
		else group.push(entry);
	}
	return found.values();
}

/** A group that cannot even begin, because its source is not there or has no tag, fails alone. */
async function upload(
	api: Api,
	group: Uploads,
	rows: AsyncIterable<Row>,
	limits: Limits,
	ledger: Ledger,
): Promise<void> {
	const [first] = group;
	if (first === undefined) return;
	const { envelope } = first.parameters;
	try {
		const tag = limits.dryRun ? '' : (envelope.transformTag ?? (await tagOf(api, first.parameters)));
		await syncOrCheck(api, routeTo(first.parameters, tag, group), rows, limits, ledger);
	} catch (error) {
		api.signal?.throwIfAborted();
		const settled = new Set(ledger.outcomes.map(({ item }: Outcome) => item));
		const open = group.filter(({ item }) => !settled.has(item));
		for (const { item } of open) ledger.failed({ item, about: {} }, asError(error), 'notSent');
	}
}

/** How the source's own integration reads its e-mails. @throws InputError where it has none */
async function tagOf(api: Api, { project, source }: SourceAddress): Promise<string> {
	const from = path`/api/v1/sources/${project}/${source}`;
	const reply = await api.send('reads', { method: 'GET', path: from }, oneSource);
	const tag = reply.source.email_transform_tag ?? '';
	if (tag !== '') return tag;
	throw new InputError(
		`The source ${source} has no transform tag of its own. Enter one as "Transform Tag" under Options: the one that UiPath gave you, or its generic one, ${GENERIC_TAG}.`,
	);
}

const withComments = object({ comments: optional(array(comment)) });

function routeTo({ project, source, envelope }: EmailUpload, tag: string, group: Uploads): Route {
	const { includeComments, overrideUserProperties: overridden } = envelope;
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
async function* rowsOf(group: Uploads, winner: Winner, host: Host, ledger: Ledger): AsyncGenerator<Row, void, void> {
	for (const entry of group) {
		host.signal?.throwIfAborted();
		const told = { item: entry.item, about: { commentId: entry.parameters.id } };
		const by = winner(entry);
		const document = by === undefined ? await documentOf(entry, host).catch(asError) : undefined;
		if (document instanceof Error) ledger.refused(told, document);
		else if (document === undefined) ledger.succeeded(told, 'superseded', { by });
		else yield rowOf(entry.item, document, told.about);
	}
}

async function documentOf({ item, parameters }: Entry<IdentifiedEmail>, host: Host): Promise<object> {
	const { from, commentId, userProperties } = parameters;
	return {
		raw_email: 'file' in from ? await parsedEml(await host.open(item, from.file)) : from.email,
		...(commentId !== undefined && { comment_id: commentId }),
		...(userProperties && { user_properties: userProperties }),
	};
}
