/** From parameters to what is needed for one e-mail. */
import type { Read } from '../../../shared/read';
import { InputError } from '../../../shared/wire/input';
import { anything, array } from '../../../shared/wire/json';
import type { Json } from '../../../shared/wire/request';
import { checkedCommentId, sourceAddress } from '../../fields';
import type { SourceAddress } from '../../fields';
import { checkUserProperties } from '../new/check';
import { duplicatePolicy } from '../new/duplicates';
import type { DuplicatePolicy } from '../new/duplicates';
import { userPropertiesOf } from '../new/userProperties';
import { limitsOf } from '../sync/limits';
import type { Limits } from '../sync/limits';
import { idOfMessage, MOST_ID_BYTES, rawEmailOf } from './document';
import type { RawEmail } from './document';

/** What all e-mails of one request have in common beside their source. */
export interface Envelope {
	readonly transformTag: string | undefined;
	readonly includeComments: boolean;
	readonly overrideUserProperties: readonly string[];
}

export interface EmailUpload extends SourceAddress {
	readonly envelope: Envelope;
	readonly limits: Limits;
	readonly duplicates: DuplicatePolicy;
	readonly userProperties: { readonly [key: string]: Json } | undefined;
	/** The ID that the comment shall have; without it UiPath makes one of the Message-ID. */
	readonly commentId: string | undefined;
	/** The name of the binary data that holds the e-mail, or the e-mail with the ID that stems from its Message-ID. */
	readonly from: { readonly file: string } | { readonly email: RawEmail; readonly id: string };
}

/** UiPath API catalogue, Requests and answers. */
const TRANSFORM_TAG = /^[\w-]+\.\d+\.[A-Z0-9]{8}$/;
const MOST_OVERRIDES = 128;

/** @throws InputError where a value is missing, or UiPath would refuse the e-mail. */
export function emailUploadOf(read: Read): EmailUpload {
	const { options } = read;
	const commentId = options.optionalText('commentId');
	const userProperties = userPropertiesOf(read);
	checkUserProperties(userProperties, 'User Properties');
	return {
		...sourceAddress(read),
		envelope: envelopeOf(read),
		limits: limitsOf(read),
		duplicates: duplicatePolicy(read),
		userProperties,
		commentId: commentId === undefined ? undefined : checkedCommentId(commentId, 'Comment ID'),
		from: originOf(read, commentId),
	};
}

function envelopeOf(read: Read): Envelope {
	const { options } = read;
	const transformTag = options.optionalText('transformTag');
	if (transformTag !== undefined && !TRANSFORM_TAG.test(transformTag)) {
		throw new InputError('"Transform Tag" must look like name.0.ABCD1234, as UiPath gave it to you.');
	}
	const overrideUserProperties = options.texts('overrideUserProperties');
	if (overrideUserProperties.length > MOST_OVERRIDES) {
		throw new InputError(`"Override User Properties" has ${overrideUserProperties.length} names; UiPath takes ${MOST_OVERRIDES}.`);
	}
	return {
		transformTag,
		includeComments: options.flag('includeComments'),
		overrideUserProperties: overrideUserProperties.map((name) => name.replace(/^(?:string|number):/, '')),
	};
}

function originOf(read: Read, commentId: string | undefined): EmailUpload['from'] {
	if (read.choice('emailFrom', ['file', 'parts']) === 'file') return { file: read.text('binaryPropertyName') };
	const headers = headersOf(read);
	const id = commentId ?? idOfMessage(headers);
	if (id === undefined) {
		throw new InputError(
			`The headers have no Message-ID of up to ${MOST_ID_BYTES} bytes, of which UiPath makes the ID of the comment. Enter a "Comment ID" under Options.`,
		);
	}
	const plain = read.verbatim('plain');
	const html = read.verbatim('html');
	const email = rawEmailOf({
		headers,
		plain: plain === '' && html !== '' ? undefined : plain,
		html: html === '' ? undefined : html,
		attachments: attachmentsOf(read),
	});
	return { email, id };
}

function headersOf(read: Read): RawEmail['headers'] {
	if (read.choice('headersFrom', ['json', 'text']) === 'text') return { raw: read.text('headersText') };
	const parsed = read.object('headersJson');
	for (const [name, value] of Object.entries(parsed)) {
		const values: readonly unknown[] = Array.isArray(value) ? value : [value];
		if (values.every((one) => typeof one === 'string' || typeof one === 'number')) continue;
		throw new InputError(`"Headers (JSON)": the value of "${name.slice(0, 60)}" must be a text or a list of texts.`);
	}
	return { parsed };
}

function attachmentsOf(read: Read): readonly Json[] {
	if (!read.options.has('attachmentsJson')) return [];
	const value = read.options.json('attachmentsJson');
	if (Array.isArray(value)) return array(anything)(value);
	throw new InputError('"Attachments (JSON)" must be a list of objects with name, size and content_type.');
}
