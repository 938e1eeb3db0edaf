import { get } from '../../../nodes/CommunicationsMiningStream/stream/get';
import { InputError } from '../../../nodes/shared/wire/input';
import { readOf } from '../../readOf';
import { address, badNames, streams } from '../address';

describe('Stream: Get', () => {
	it('asks for the stream by its API names', () => {
		expect(get.request(readOf(get, address))).toEqual({ method: 'GET', path: `${streams}/disputes` });
	});

	it.each(badNames)('refuses the name %j before anything is sent', (stream) => {
		expect(() => get.request(readOf(get, { ...address, stream }))).toThrow(InputError);
	});
});
