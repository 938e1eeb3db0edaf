import { reset } from '../../../nodes/CommunicationsMiningStream/stream/reset';
import { readOf } from '../../readOf';
import { address, streams } from '../address';

const confirmed = { ...address, confirm: true };

describe('Stream: Reset', () => {
	it('sends the moment in UTC', () => {
		expect(reset.request(readOf(reset, { ...confirmed, resetTo: '2020-06-03T18:05:00+02:00' }))).toEqual({
			method: 'POST',
			path: `${streams}/disputes/reset`,
			body: { to_comment_created_at: '2020-06-03T16:05:00.000Z' },
		});
	});

	it.each([
		['2020-06-03T16:05:00', /has no time zone/],
		['3 June 2020', /must be a date and time such as/],
		['2020-13-03T16:05:00Z', /must be a date and time such as/],
		['', /is empty/],
	])('refuses %j with a sentence', (resetTo, sentence) => {
		expect(() => reset.request(readOf(reset, { ...confirmed, resetTo }))).toThrow(sentence);
	});

	it('does nothing until it is confirmed', () => {
		const read = readOf(reset, { ...address, resetTo: '2020-06-03T16:05:00Z' });
		expect(() => reset.request(read)).toThrow(/was not reset: turn on/);
	});

	it('keeps its confirmation out of reach of expressions and AI agents', () => {
		expect(reset.fields.find(({ name }) => name === 'confirm')?.noDataExpression).toBe(true);
	});
});
