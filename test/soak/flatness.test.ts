import { flatness } from './flatness';

/** A sample a tenth of a minute, for ten minutes. */
const samples = (value: (at: number) => number) =>
	Array.from({ length: 100 }, (_, at) => ({ minute: at / 10, value: value(at) }));

describe('Flatness', () => {
	it('is there where a value swings and stays', () => {
		expect(flatness(samples((at) => 80 + (at % 5)), 0.25, 2)).toMatchObject({ mean: 82, bound: 0.25, flat: true });
	});

	it('is not there where a value climbs, however much it swings', () => {
		const climbing = flatness(samples((at) => 80 + (at % 5) + 0.05 * at), 0.25, 2);
		expect(climbing.slope).toBeCloseTo(0.5, 1);
		expect(climbing.flat).toBe(false);
	});

	it('is there where a value falls', () => {
		expect(flatness(samples((at) => 80 - at), 0.25, 2).flat).toBe(true);
	});

	it('forgives the swing of a single sample where the time is short', () => {
		expect(flatness(samples((at) => at / 100).slice(0, 11), 0.01, 2)).toMatchObject({ bound: 2, flat: true });
	});

	it('cannot be told from a single sample', () => {
		expect(() => flatness([{ minute: 1, value: 1 }], 1, 1)).toThrow('too little');
	});
});
