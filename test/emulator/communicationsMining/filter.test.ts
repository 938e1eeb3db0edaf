import { caller, comment } from './caller';
import type { CommentFilter, Message } from './objects';

const messages: readonly [Message] = [
	{ body: { text: 'x' }, from: 'Alice <alice@Company.com>', to: ['bob@organisation.org'], cc: ['carol@company.com'] },
];

const sent = { ...comment('a'), messages, user_properties: { 'string:Country': 'uk', 'number:Spend': 100 } };

function passes(comment_filter: CommentFilter): boolean {
	const { service } = caller('empty');
	service.addComments('support-mailbox', [sent]);
	service.addStream('customer-mail', { name: 'filtered', comment_filter });
	return service.uids('customer-mail', 'filtered').length === 1;
}

function properties(user_properties: NonNullable<CommentFilter['user_properties']>): CommentFilter {
	return { user_properties };
}

describe('a comment filter', () => {
	test.each<readonly [boolean, CommentFilter]>([
		[true, {}],
		[true, properties({ 'string:Country': { one_of: ['de', 'uk'] } })],
		[false, properties({ 'string:Country': { one_of: ['de'] } })],
		[false, properties({ 'string:Country': { not_one_of: ['uk'] } })],
		[true, properties({ 'string:City': { not_one_of: ['x'] } })],
		[false, properties({ 'string:City': { one_of: ['x'] } })],
		[true, properties({ 'number:Spend': { minimum: 100, maximum: 100 } })],
		[false, properties({ 'number:Spend': { minimum: 101 } })],
		[false, properties({ 'number:Spend': { maximum: 99 } })],
		[true, properties({ 'number:Spend': { one_of: [100] } })],
		[false, properties({ 'number:Spend': { one_of: [1] }, 'string:Country': { one_of: ['uk'] } })],
		[false, properties({ 'number:Age': { minimum: 0 } })],
		[true, { timestamp: { minimum: '2025-04-01T10:00:00Z', maximum: '2025-04-01T10:00:00Z' } }],
		[false, { timestamp: { minimum: '2025-04-01T10:00:01Z' } }],
		[false, { timestamp: { maximum: '2025-04-01' } }],
		[true, { sources: ['47194279497e141e'] }],
		[false, { sources: ['c1fb849b855841de'] }],
		[true, { reviewed: 'only_unreviewed' }],
		[false, { reviewed: 'only_reviewed' }],
		[true, { messages: { from: { one_of: ['alice@company.com'] } } }],
		[false, { messages: { from: { not_one_of: ['ALICE@company.com'] } } }],
		[true, { messages: { from: { domain_one_of: ['company.com'] } } }],
		[false, { messages: { from: { domain_not_one_of: ['company.com'] } } }],
		[true, { messages: { recipient: { one_of: ['carol@company.com'] } } }],
		[true, { messages: { to: { one_of: ['bob@organisation.org'] } } }],
		[false, { messages: { to: { one_of: ['carol@company.com'] } } }],
		[false, { messages: { bcc: { one_of: ['x@y'] } } }],
		[true, { messages: { bcc: { one_of: ['x@y'], include_missing: true } } }],
	])('answers %s for %j', (wanted, filter) => {
		expect(passes(filter)).toBe(wanted);
	});
});
