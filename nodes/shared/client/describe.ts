import type { FailureContext, FailureFacts } from './failure';

export type Failed = FailureFacts & FailureContext;

/** One kind of failure in words: `why` completes "Nothing was changed: …", `advice` says what to do about it. */
interface Case {
	readonly when: (failed: Failed) => boolean;
	readonly why: (failed: Failed) => string;
	readonly advice: string;
}

const isReason = (reason: FailureFacts['reason']) => (failed: Failed) => failed.reason === reason;
const isStatus = (status: number) => (failed: Failed) => failed.status === status;
const isCode = (code: number) => (failed: Failed) => failed.errorCode === code;

/** The first that fits speaks. Error codes: UiPath API catalogue, errorCode. */
const CASES: readonly Case[] = [
	{
		when: isReason('web page'),
		why: () => "the address answered with a web page instead of UiPath's API",
		advice: 'Check the addresses in the credential, and whether a proxy or a login page stands in between.',
	},
	{
		when: isReason('redirect'),
		why: ({ detail }) => `the address answered with a redirect${detail === undefined ? '' : ` to ${detail}`}, which was not followed`,
		advice: "Write the service's own address into the credential. The token was not sent anywhere else.",
	},
	{
		when: isReason('certificate'),
		why: ({ detail }) => `the server's certificate could not be verified (${detail ?? 'no reason given'})`,
		advice: "Nothing was sent. If your organization has its own certificate authority, name its file in n8n's NODE_EXTRA_CA_CERTS.",
	},
	{
		when: isReason('address not allowed'),
		why: ({ detail }) => `n8n does not allow requests to ${detail ?? 'this address'}`,
		advice: "Ask whoever runs n8n to allow this host in n8n's request protection (SSRF) settings, or correct the credential.",
	},
	{
		when: isReason('link not allowed'),
		why: ({ detail }) => `UiPath gave a download link that may not be opened${detail === undefined ? '' : ` (host ${detail})`}`,
		advice: "Links must be https, lead outside private networks, and be within the credential's allowed domains.",
	},
	{
		when: isReason('proxy'),
		why: ({ detail }) => `the proxy between n8n and UiPath answered ${detail ?? 'with an error'}`,
		advice: 'Check the HTTPS_PROXY and HTTP_PROXY settings of n8n, with user name and password if the proxy asks for them.',
	},
	{
		when: isReason('token'),
		why: ({ uiPathMessage }) => `UiPath gave out no token${bracketed(uiPathMessage)}`,
		advice: 'Check client ID, client secret and scopes in the credential, and that the external application is confidential.',
	},
	{
		when: isReason('unexpected reply'),
		why: ({ detail, uiPathMessage }) => `UiPath's reply cannot be used: ${detail ?? 'it is not what UiPath documents'}${bracketed(uiPathMessage)}`,
		advice: 'Check that the address in the credential belongs to the right service and version.',
	},
	{
		when: isReason('reply too large'),
		why: () => "UiPath's reply is larger than can be held in memory",
		advice: 'Ask for fewer items at a time.',
	},
	{
		when: isReason('file too short'),
		why: () => 'the file ended before all of it had arrived',
		advice: 'Run it again.',
	},
	{
		when: ({ outcome }) => outcome === 'throttled',
		why: ({ retryAt }) => `UiPath limits how often it may be asked${retryAt === undefined ? '' : `; it asks to come back ${moment(retryAt)}`}`,
		advice: 'Run it again later, or do less at a time (UiPath allows 100 queue item lists a minute).',
	},
	{
		when: ({ outcome }) => outcome === 'unsent',
		why: ({ detail }) => `UiPath could not be reached${bracketed(detail)}`,
		advice: 'Nothing was sent. Check the address in the credential and the network between n8n and UiPath.',
	},
	{
		when: ({ outcome }) => outcome === 'unavailable',
		why: ({ status, retryAt }) =>
			`UiPath is not available (HTTP ${status ?? 503})${retryAt === undefined ? '' : `; it asks to come back ${moment(retryAt)}`}`,
		advice: 'Run it again later.',
	},
	{
		when: isReason('timeout'),
		why: () => 'UiPath did not answer in time',
		advice: 'Run it again, with less at a time if it happens often.',
	},
	{
		when: isReason('unreadable reply'),
		why: () => "UiPath's reply was cut or is not JSON",
		advice: 'Run it again.',
	},
	{
		when: ({ outcome }) => outcome === 'unknown',
		why: ({ detail }) => `the connection to UiPath broke${bracketed(detail)}`,
		advice: 'Run it again.',
	},
	{
		when: isCode(1100),
		why: () => 'the folder does not exist, or the credential has no access to it',
		advice: 'Choose the folder from the list, and assign the external application or user to it with a role.',
	},
	{
		when: isCode(1101),
		why: () => 'UiPath needs to know the folder',
		advice: 'Choose a folder in the node.',
	},
	{
		when: isCode(1016),
		why: () => 'the queue has an item with this reference already',
		advice: 'The queue enforces unique references. Use another reference, or let duplicates count as delivered.',
	},
	{
		when: isStatus(401),
		why: () => 'UiPath did not accept the token: it has expired, was revoked, or belongs to another organization',
		advice: 'Renew the token in the credential, or check client ID, client secret and organization.',
	},
	{
		when: isStatus(403),
		why: ({ uiPathMessage }) => `the credential may not do this${bracketed(uiPathMessage)}`,
		advice:
			'A scope or a permission is missing, even where the user interface allows it: Orchestrator needs OR.Queues and OR.Folders.Read and a role in the folder; Communications Mining needs the project permission.',
	},
	{
		when: (failed) => failed.errorCode === 1002 || failed.status === 404,
		why: ({ uiPathMessage }) => `UiPath found no such thing${bracketed(uiPathMessage)}`,
		advice: 'It may have been deleted, be called differently, or lie in another folder or project. Choose it from the list.',
	},
	{
		when: (failed) => failed.status === 413 || failed.status === 414,
		why: () => 'the request is too large for UiPath',
		advice: 'Send fewer items or less text at a time.',
	},
	{
		when: isStatus(409),
		why: ({ uiPathMessage }) => `it conflicts with what UiPath has${bracketed(uiPathMessage)}`,
		advice: 'Somebody changed it meanwhile, or it is in a state that does not allow this. Read it again first.',
	},
	{
		when: () => true,
		why: ({ status, uiPathMessage }) => `UiPath refused it${bracketed(uiPathMessage ?? (status === undefined ? undefined : `HTTP ${status}`))}`,
		advice: "Check the parameters of the node against UiPath's message.",
	},
];

/** A failure as people read it, each text at most 500 characters: what did not happen and why, and what can be done. */
export function describeFailure(failed: Failed): { readonly message: string; readonly description: string } {
	const { why, advice } = CASES.find(({ when }) => when(failed)) ?? { why: () => 'it failed', advice: '' };
	const careful = failed.doubtful && failed.effect === 'adds' ? 'Look in UiPath before you run it again, since a second run may make a second copy. ' : '';
	const words = failed.advice ?? `${careful}${advice}`;
	return {
		message: bounded(`${headline(failed)}: ${why(failed)}.`),
		description: bounded(`${words} ${facts(failed)}`),
	};
}

function headline({ effect, doubtful, earlier }: Failed): string {
	if (earlier === 'done') return 'It was done, but could not be read afterwards';
	if (earlier === 'unknown') return 'It is unknown whether UiPath did this';
	if (effect === 'reads') return 'Nothing was read';
	return doubtful ? 'It is unknown whether UiPath did this' : 'Nothing was changed';
}

function facts({ route, status, errorCode, traceId, attempts }: Failed): string {
	const parts = [
		route,
		status === undefined ? '' : `HTTP ${status}`,
		errorCode === undefined ? '' : `error code ${errorCode}`,
		traceId === undefined ? '' : `trace ID ${traceId}`,
		attempts > 1 ? `${attempts} attempts` : '',
	];
	return `(${parts.filter((part) => part !== '').join(', ')})`;
}

function bracketed(words: string | undefined): string {
	return words === undefined || words === '' ? '' : ` (${words.replace(/\.$/, '')})`;
}

/** Dates outside what a calendar can write, e.g. from a `Retry-After` of 300 digits, are not spelled out. */
function moment(time: number): string {
	return Math.abs(time) > 8.64e15 ? 'much later' : `at ${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function bounded(text: string): string {
	const line = text.trim();
	return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}
