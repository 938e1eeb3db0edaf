/** Prints how many ms n8n's own loader takes for the package in the folder given, all nodes and credentials, its first time. */
import { createRequire } from 'node:module';

process.env.N8N_LOG_LEVEL ??= 'silent';
const require = createRequire(import.meta.url);
createRequire(require.resolve('n8n-core'))('reflect-metadata');
const { PackageDirectoryLoader } = require('n8n-core');

const [folder] = process.argv.slice(2);
const began = performance.now();
const loader = new PackageDirectoryLoader(folder);
await loader.loadAll();
const ms = performance.now() - began;
if (Object.keys(loader.nodeTypes).length === 0) throw new Error('No node was loaded, so nothing was measured.');
process.stdout.write(String(ms));
process.exit(0);
