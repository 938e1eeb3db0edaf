/** The form of a raw e-mail. */
import type { INodeProperties } from 'n8n-workflow';

import { inputFile } from '../../fields';
import { longText } from '../fields';

const ofParts = { show: { emailFrom: ['parts'] } };

const emailFrom: INodeProperties = {
	displayName: 'Email',
	name: 'emailFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Binary File', value: 'file', description: 'An .eml file (MIME) in the binary data of the item' },
		{ name: 'Headers and Body', value: 'parts', description: 'Say below which value is which' },
	],
	default: 'file',
};

const binaryProperty: INodeProperties = {
	...inputFile('The name of the input binary field that holds the .eml file'),
	displayOptions: { show: { emailFrom: ['file'] } },
};

const headersFrom: INodeProperties = {
	displayName: 'Headers',
	name: 'headersFrom',
	type: 'options',
	noDataExpression: true,
	displayOptions: ofParts,
	options: [
		{ name: 'As JSON', value: 'json', description: 'An object with a value or a list of values for each name' },
		{ name: 'As Text', value: 'text', description: 'The header lines as they stand in the email' },
	],
	default: 'json',
};

const headersJson: INodeProperties = {
	displayName: 'Headers (JSON)',
	name: 'headersJson',
	type: 'json',
	default: '={{ $json.headers }}',
	required: true,
	displayOptions: { show: { emailFrom: ['parts'], headersFrom: ['json'] } },
	hint: 'E.g. {"Message-ID": "<a@b.example>", "Date": "Thu, 09 Jan 2020 16:34:45 +0000", "Subject": "Figures", "From": "alice@company.com"}',
};

const headersText: INodeProperties = {
	displayName: 'Headers (Text)',
	name: 'headersText',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	required: true,
	displayOptions: { show: { emailFrom: ['parts'], headersFrom: ['text'] } },
	description: 'One header per line, 65,536 characters at most',
};

const plain = longText('Plain Body', 'plain', 4, { displayOptions: ofParts, description: 'The text of the email' });

const html = longText('HTML Body', 'html', 4, {
	displayOptions: ofParts,
	description: 'The HTML of the email, where it has no plain text. UiPath uses the plain text where it has both.',
});

export const emailFields = [emailFrom, binaryProperty, headersFrom, headersJson, headersText, plain, html] as const;

/** Offered, not assumed: what an e-mail becomes depends on it. */
export const GENERIC_TAG = 'generic.0.CONVKER5';

export const emailOptions: readonly INodeProperties[] = [
	{
		displayName: 'Attachments (JSON)',
		name: 'attachmentsJson',
		type: 'json',
		default: '[]',
		description: 'What is attached, for emails from headers and body: a list of objects with name, size (bytes) and content_type',
	},
	{
		displayName: 'Comment ID',
		name: 'commentId',
		type: 'string',
		default: '',
		description: 'The ID of the comment. Without it UiPath makes one of the Message-ID of the email.',
	},
	{
		displayName: 'Include Comments',
		name: 'includeComments',
		type: 'boolean',
		default: false,
		description: 'Whether to put out the comment that UiPath made of each email',
	},
	{
		displayName: 'Override User Properties',
		name: 'overrideUserProperties',
		type: 'string',
		default: '',
		placeholder: 'e.g. Sender, Sender Domain',
		description: 'Names, without their type, of user properties that win over those which UiPath makes of the email',
	},
	{
		displayName: 'Transform Tag',
		name: 'transformTag',
		type: 'string',
		default: '',
		placeholder: `e.g. ${GENERIC_TAG}`,
		description: 'How UiPath reads the emails of this integration. Without it the tag of the source is used.',
	},
];
