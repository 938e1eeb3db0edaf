import { optionsFrom } from './options';

describe('The command line', () => {
	test('needs nothing', () => {
		expect(optionsFrom([])).toEqual({ port: 0, latencyMs: 0, seed: 'standard', tls: false });
	});

	test('sets everything', () => {
		const args = ['--port', '8080', '--latency', '25', '--seed', 'large', '--tls'];
		expect(optionsFrom(args)).toEqual({ port: 8080, latencyMs: 25, seed: 'large', tls: true });
	});

	test('asks for help', () => {
		expect(optionsFrom(['--tls', '--help'])).toBe('help');
	});

	test.each([
		['a port that is none', ['--port', '70000'], '--port takes a whole number up to 65535, not "70000".'],
		['a latency that is no number', ['--latency', 'slow'], '--latency takes a whole number up to 600000, not "slow".'],
		['a seed that does not exist', ['--seed', 'nothing'], '--seed takes standard, large, empty, not "nothing".'],
		['an inherited name as a seed', ['--seed', 'constructor'], '--seed takes standard, large, empty, not "constructor".'],
		['an option that does not exist', ['--fast'], "Unknown option '--fast'"],
	])('refuses %s', (_title, args, message) => {
		expect(() => optionsFrom(args)).toThrow(message);
	});
});
