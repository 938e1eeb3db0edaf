/** What the command line of the emulator says. */
import { parseArgs } from 'node:util';
import { seeds, type EmulatorOptions, type SeedName } from './index';

/** The answer to `--help`. */
export const USAGE = `UiPath as a local server. Prints one line of JSON with its addresses and credentials, then serves until SIGINT or SIGTERM.

  --port N       port of the first origin (default 0: a free one)
  --tls          HTTPS with a certificate of its own, which the line carries as "ca"
  --latency MS   how long every request waits (default 0)
  --seed NAME    how many comments to begin with: ${Object.entries(seeds).map(([name, count]) => `${name} (${count})`).join(', ')}
  --help         this text
`;

function isSeed(name: string): name is SeedName {
	return Object.hasOwn(seeds, name);
}

function wholeNumber(name: string, text: string, most: number): number {
	if (!/^\d+$/.test(text) || Number(text) > most) throw new Error(`--${name} takes a whole number up to ${most}, not "${text}".`);
	return Number(text);
}

/** Reads the arguments. Throws an Error that says what is wrong with them. */
export function optionsFrom(args: readonly string[]): EmulatorOptions | 'help' {
	const { values } = parseArgs({
		args: [...args],
		options: {
			port: { type: 'string', default: '0' },
			latency: { type: 'string', default: '0' },
			seed: { type: 'string', default: 'standard' },
			tls: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return 'help';
	const { seed, tls } = values;
	if (!isSeed(seed)) throw new Error(`--seed takes ${Object.keys(seeds).join(', ')}, not "${seed}".`);
	return { seed, tls, port: wholeNumber('port', values.port, 65_535), latencyMs: wholeNumber('latency', values.latency, 600_000) };
}
