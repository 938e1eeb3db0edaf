import fc from 'fast-check';
import { InputError } from '../../../nodes/shared/wire/input';
import { path } from '../../../nodes/shared/wire/path';

test.each([
	['a/b', 'a%2Fb'],
	['a\\b', 'a%5Cb'],
	['%2F', '%252F'],
	['a?b#c', 'a%3Fb%23c'],
	['//evil', '%2F%2Fevil'],
	['tab\there', 'tab%09here'],
	['nul\0', 'nul%00'],
	['a;b', 'a%3Bb'],
	["O'Brien!(x)*", 'O%27Brien%21%28x%29%2A'],
	['é😀', '%C3%A9%F0%9F%98%80'],
	['...', '...'],
	['a..', 'a..'],
	[42, '42'],
])('%j is encoded once as %s', (name, expected) => {
	expect(path`/api/v1/${name}/results`).toBe(`/api/v1/${expected}/results`);
});

test.each(['', '.', '..', '%2e', '%2E%2e', '.%2e', '%2E.'])('%j is refused, since it would address another resource', (name) => {
	expect(() => path`/api/v1/${name}/results`).toThrow(InputError);
});

test('half of a surrogate pair is refused with a sentence', () => {
	expect(() => path`/${'a\ud800'}`).toThrow('broken character');
});

test.each([2 ** 53, 1.5, NaN, Infinity])('the number %d is refused, since it could not be sent exactly', (number) => {
	expect(() => path`/odata/QueueItems(${number})`).toThrow(InputError);
});

test('any text that is accepted comes back whole from exactly one segment', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
			fc.pre(!/^(?:\.|%2e){1,2}$/i.test(name));
			const { pathname } = new URL(path`/before/${name}/after`, 'https://host');
			const segments = pathname.split('/');
			expect(segments).toHaveLength(4);
			expect(decodeURIComponent(segments[2] ?? '')).toBe(name);
		}),
	);
});
