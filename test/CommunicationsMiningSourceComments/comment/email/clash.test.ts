import { clashAdvice, clashingProperties } from '../../../../nodes/CommunicationsMiningSourceComments/comment/email/clash';

describe('User properties that UiPath makes itself', () => {
	const keys = ['string:Sender', 'number:Sender', 'string:City', 'number:Position in Thread', 'string:__proto__'];

	it('are found by name and type', () => {
		expect(clashingProperties(keys, [])).toEqual(['string:Sender', 'number:Position in Thread']);
	});

	it('do not clash where they may be overridden', () => {
		expect(clashingProperties(keys, ['Sender', 'Position in Thread'])).toEqual([]);
	});

	it('are named in the advice without their types', () => {
		expect(clashAdvice(['string:Sender', 'string:Thread'])).toContain('"Sender", "Thread"');
	});
});
