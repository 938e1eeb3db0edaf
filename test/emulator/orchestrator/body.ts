import type { Call } from '../route';
import { parseExactly } from './json';
import { invalidRequest } from './refusal';
import { explain } from './schemas/bodySchema';
import type { BodySchema } from './schemas/bodySchema';
import type { Tenant } from './state/tenant';

const MAY_ROUND = /\d{16}/;

/**
 * The request's body, checked against the schema of the operation, with integers beyond 2^53 unrounded.
 * Refuses with 400/1000 what the schema does not allow; `parameter` is what the service calls a body that it cannot
 * read, as in `queueItemParameters must not be null`.
 */
export function checkedBody<Body>(
	call: Call,
	{ settings }: Tenant,
	schema: BodySchema<Body>,
	parameter = 'The request body',
): Body {
	if (call.body === undefined || call.body === null) throw invalidRequest(`${parameter} must not be null`);
	const text = call.rawBody.toString('utf8');
	const body = MAY_ROUND.test(text) ? parseExactly(text) : call.body;
	const validate = settings.strictUnknown ? schema.strict() : schema.lenient();
	if (!validate(body)) throw invalidRequest(explain(validate.errors ?? [], parameter));
	return body;
}
