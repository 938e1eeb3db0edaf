/** What an e-mail of the seed is put together from. `{invoice}`, `{policy}`, `{amount}`, `{date}`, `{company}` are filled in. */

export const topics = [
	'Invoice > Overdue',
	'Invoice > Copy Request',
	'Dispute > Wrong Amount',
	'Dispute > Duplicate Charge',
	'Claim > Water Damage',
	'Claim > Motor Accident',
	'Claim > Status',
	'Address Change',
] as const;

export type Topic = (typeof topics)[number];

export interface Language {
	/** ISO 639-1. */
	readonly code: string;
	readonly country: string;
	readonly currency: string;
	readonly people: readonly string[];
	readonly greetings: readonly string[];
	readonly fillers: readonly string[];
	readonly urgent: string;
	readonly closings: readonly string[];
	readonly topics: Readonly<Record<Topic, { readonly subject: string; readonly sentences: readonly string[] }>>;
}
