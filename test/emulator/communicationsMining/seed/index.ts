/** The tenant that the emulator starts with. */
import { createHash } from 'node:crypto';
import { State, type DatasetState, type SourceState } from '../state';
import { referenceOf } from '../attachments';
import type { CommentNew } from '../objects';
import { labels, type Label } from '../taxonomy';
import { attachmentContent, email } from './email';

/**
 * How many e-mails a seed holds: `standard` 640, `large` 50,000 (for measuring), `empty` none. Projects, sources, datasets
 * and streams are the same in all.
 */
export const seeds = { standard: 640, large: 50_000, empty: 0 } as const;

export type SeedName = keyof typeof seeds;

const project = 'operations';
const created = '2025-01-15T09:00:00Z';
const started = Date.UTC(2025, 2, 3, 8);
const millisecondsBetween = 37_000;

/** A new state, the same every time. */
export function seededState(name: SeedName): State {
	const state = new State();
	state.projects.push({
		id: '00000000000000b1',
		name: project,
		title: 'Operations',
		description: 'E-mails of an insurer’s customers',
		created_at: created,
		updated_at: created,
	});
	const support = source('47194279497e141e', 'support-mailbox', 'Support mailbox', 'support.0.SUPPORT1');
	const claims = source('c1fb849b855841de', 'claims-mailbox', 'Claims mailbox');
	state.sources.push(support, claims);
	const customerMail = dataset('18ba5ce699f8da1f', 'customer-mail', 'Customer mail', [support, claims], [...labels]);
	const claimLabels = labels.filter(({ path }) => path[0] !== 'Invoice' && path[0] !== 'Dispute');
	const claimsDataset = { ...dataset('2ac96df7a0e9eb20', 'claims', 'Claims', [claims], claimLabels), hasSentiment: true };
	state.datasets.push(customerMail, claimsDataset);
	addStreams(state, customerMail, claimsDataset);
	addEmails(state, 0, seeds[name]);
	return state;
}

function source(id: string, name: string, title: string, transformTag?: string): SourceState {
	const comments: SourceState['comments'] = new Map();
	const rest = { language: 'en', createdAt: created, transformTag, comments, version: 0 };
	return { id, owner: project, name, title, description: `E-mails to the ${title.toLowerCase()}`, ...rest };
}

function dataset(id: string, name: string, title: string, sources: SourceState[], known: Label[]): DatasetState {
	const rest = { createdAt: created, hasSentiment: false, labels: known, sources, log: [], streams: new Map() };
	return { id, owner: project, name, title, description: `${title} with its labels`, ...rest };
}

function addStreams(state: State, customerMail: DatasetState, claims: DatasetState): void {
	const now = new Date(created);
	const disputes = {
		name: 'disputes',
		title: 'Billing disputes',
		description: 'What the billing team has to answer',
		comment_filter: { user_properties: { 'string:Department': { one_of: ['Disputes', 'Billing'] } } },
		model: {
			version: 8,
			label_thresholds: [
				{ name: ['Dispute', 'Wrong Amount'], threshold: 0.7 },
				{ name: ['Dispute', 'Duplicate Charge'], threshold: 0.7 },
				{ name: ['Invoice', 'Overdue'], threshold: 0.6 },
				{ name: ['Invoice', 'Copy Request'], threshold: 0.6 },
				{ name: ['Urgent'], threshold: 0.8 },
			],
		},
	};
	state.addStream(customerMail, disputes, 0, now);
	state.addStream(customerMail, { name: 'all-mail', title: 'All mail', description: '', model: { version: 8 } }, 0, now);
	const model = { version: 8, label_thresholds: [] };
	state.addStream(claims, { name: 'claims', title: 'Claims', description: '', model }, 0, now);
}

/** Adds the e-mails numbered from `first`, each to the mailbox it was sent to. */
function addEmails(state: State, first: number, count: number): void {
	const mailboxes = new Map(state.sources.map((each) => [each.name, each]));
	for (let number = first; number < first + count; number += 1) {
		const { mailbox, comment, reviewed } = email(number);
		const target = mailboxes.get(mailbox);
		if (!target) continue;
		const { id, ...content } = withDownload(state, target, comment, number);
		const stored = state.create(target, id, content, new Date(started + number * millisecondsBetween));
		stored.hasAnnotations = reviewed;
	}
}

/** Two attachments in three can be downloaded. */
function withDownload(state: State, target: SourceState, comment: CommentNew, number: number): CommentNew {
	const attachment = comment.attachments?.[0];
	if (!attachment || number % 36 === 7) return comment;
	const content = (): Buffer => attachmentContent(number);
	const hash = createHash('sha256').update(content()).digest('hex');
	const reference = referenceOf(`${target.id}.${comment.id}`, 0);
	state.downloads.set(reference, { name: attachment.name, contentType: attachment.content_type, content });
	return { ...comment, attachments: [{ ...attachment, content_hash: hash, attachment_reference: reference }] };
}
