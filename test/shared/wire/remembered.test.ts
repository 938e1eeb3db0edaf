import { remembered } from '../../../nodes/shared/wire/remembered';

it('asks again only when the question changes, and after an error', () => {
	const asked: string[] = [];
	const answer = remembered((question) => {
		asked.push(question);
		if (question === 'bad') throw new Error('no');
		return { question };
	});
	expect(answer('a')).toBe(answer('a'));
	expect(() => answer('bad')).toThrow('no');
	expect(() => answer('bad')).toThrow('no');
	expect(answer('b')).toEqual({ question: 'b' });
	expect(answer('a')).toEqual({ question: 'a' });
	expect(asked).toEqual(['a', 'bad', 'bad', 'b', 'a']);
});
