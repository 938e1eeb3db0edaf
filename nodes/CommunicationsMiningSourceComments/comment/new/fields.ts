/** The form of a new comment. */
import type { INodeProperties } from 'n8n-workflow';

import { longText, userProperties } from '../fields';

const ofForm = { show: { commentFrom: ['form'] } };

export const commentFrom: INodeProperties = {
	displayName: 'Comment From',
	name: 'commentFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Fields Below', value: 'form', description: 'Say below which value goes where' },
		{ name: 'JSON', value: 'json', description: 'The whole comment as UiPath documents it' },
	],
	default: 'form',
};

const comment: INodeProperties = {
	displayName: 'Comment (JSON)',
	name: 'commentJson',
	type: 'json',
	default: '={{ $json }}',
	required: true,
	displayOptions: { show: { commentFrom: ['json'] } },
	description: 'A comment as UiPath documents it: with an ID, a timestamp, messages and whatever else it takes',
	hint: 'E.g. {"id": "a1", "timestamp": "2026-01-31T09:30:00Z", "messages": [{"body": {"text": "Hello"}}]}',
};

const idFrom: INodeProperties = {
	displayName: 'Comment ID Is',
	name: 'idFrom',
	type: 'options',
	noDataExpression: true,
	displayOptions: ofForm,
	options: [
		{ name: 'Given Below', value: 'given', description: 'A value that can be an ID as it is' },
		{
			name: 'Derived From a Value',
			value: 'derived',
			description: 'The ID is made of a value that names the message, whatever that holds: the same value gives the same ID',
		},
	],
	default: 'given',
	description: 'A comment whose ID is in the source already is updated, any other is created',
};

const commentId: INodeProperties = {
	displayName: 'Comment ID',
	name: 'commentId',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { commentFrom: ['form'], idFrom: ['given'] } },
	placeholder: 'e.g. 0123456789abcdef',
	description: 'Up to 1,024 visible ASCII characters without spaces and slashes',
};

const deriveIdFrom: INodeProperties = {
	displayName: 'Derive ID From',
	name: 'deriveIdFrom',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { commentFrom: ['form'], idFrom: ['derived'] } },
	placeholder: 'e.g. {{ $json.ticket }}',
	description: 'A value that is different for each message and never changes',
};

const timestamp: INodeProperties = {
	displayName: 'Timestamp',
	name: 'timestamp',
	type: 'string',
	default: '',
	required: true,
	displayOptions: ofForm,
	placeholder: 'e.g. 2026-01-31T09:30:00+01:00',
	description: 'When the message was written, with its time zone',
};

const subject: INodeProperties = {
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	displayOptions: ofForm,
	placeholder: "e.g. Today's figures",
};

const body = longText('Body', 'body', 4, {
	displayOptions: ofForm,
	description: 'The text of the message, 65,536 characters at most',
});

const from: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	displayOptions: ofForm,
	placeholder: 'e.g. bob@example.org',
};

const recipients = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. alice@example.com, carol@example.com',
	description: 'Separated by commas, semicolons or lines, or an expression that gives a list',
});

export const formFields = [
	commentFrom,
	comment,
	idFrom,
	commentId,
	deriveIdFrom,
	timestamp,
	subject,
	body,
	from,
	{ ...recipients('To', 'to'), displayOptions: ofForm },
	{ ...userProperties, displayOptions: ofForm },
] as const;

/** Rarely used; they count only where the comment comes from fields. */
export const formOptions: readonly INodeProperties[] = [
	recipients('BCC', 'bcc'),
	recipients('CC', 'cc'),
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. en',
		description: 'The language of the text, where the source does not say it',
	},
	{ displayName: 'Sent At', name: 'sentAt', type: 'string', default: '', placeholder: 'e.g. 2026-01-31T09:30:00+01:00' },
	longText('Signature', 'signature', 2),
	{
		displayName: 'Thread ID',
		name: 'threadId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 185521538102',
		description: 'Comments with the same thread ID belong to one conversation',
	},
];
