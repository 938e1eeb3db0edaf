/** Fetches what the bench compares with, once per user, and prints its folder. It is no dependency of this package. */
import { join } from 'node:path';
import { npm, step } from '../../commands/npm.mjs';
import { cached } from '../../n8n/cache.mjs';

const [name, version] = process.argv.slice(2);

const folder = await cached(`rival-${name}-${version}`, async (target) => {
	const how = ['--prefix', target, '--bin-links=false', '--omit=peer', '--legacy-peer-deps', '--install-strategy=nested'];
	await step(`Fetching ${name} ${version} to compare with (once)`, () => npm(['install', `${name}@${version}`, ...how], target));
});
process.stdout.write(join(folder, 'node_modules', name));
