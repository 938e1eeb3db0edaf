import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What an n8n of the tests is made of: n8n itself, and our package as a user would have it installed. */
export interface Prepared {
	/** The folder whose `node_modules` holds n8n. */
	readonly n8n: string;
	/** The folder of an n8n that never ran a workflow; copied from, never changed. */
	readonly blank: string;
	/** The package's name and the folder that holds it with its runtime dependencies; copied from, never changed. */
	readonly package: { readonly name: string; readonly folder: string };
}

const variable = 'N8N_NODES_UIPATH_PREPARED';

/** Builds, packs and installs what is missing, once for a process and the processes it starts. */
export async function prepared(): Promise<Prepared> {
	process.env[variable] ??= await prepare();
	return JSON.parse(process.env[variable]) as Prepared;
}

/** On a leash: npm and compilers do not work on for nobody. */
function prepare(): Promise<string> {
	return new Promise((resolve, reject) => {
		const parameters = ['leash.mjs', 'prepare.mjs'].map((file) => join(__dirname, file));
		const child = spawn(process.execPath, parameters, {
			detached: process.platform !== 'win32',
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		let printed = '';
		child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve(printed);
			else reject(new Error('n8n or the package could not be prepared; what went wrong is said above.'));
		});
	});
}
