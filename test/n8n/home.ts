import { rmSync } from 'node:fs';
import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, freePort } from './environment';
import { parseExecution } from './execution';
import type { Execution } from './execution';
import { onLeash } from './leashed';
import type { Leashed } from './leashed';
import { prepared } from './prepared';
import type { Prepared } from './prepared';

/** A credential as `n8n import:credentials` takes it: `data` in the clear, encrypted on import. */
export interface CredentialRecord {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** A workflow as n8n exports it; `id` is needed to run it. */
export interface WorkflowRecord {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly unknown[];
	readonly connections: Readonly<Record<string, unknown>>;
}

/** What stands in an n8n's folder before it first runs. */
export interface HomeContent {
	readonly credentials?: readonly CredentialRecord[];
	readonly workflows?: readonly WorkflowRecord[];
	/** Further environment variables for every process of this n8n. */
	readonly env?: Readonly<Record<string, string>>;
	/** Another package than ours. */
	readonly package?: Prepared['package'];
	/** Packages beside it, with their dependencies in their folders. */
	readonly further?: ReadonlyArray<Prepared['package']>;
}

/** A workflow that is running. */
export interface RunningExecution {
	/** The run, failed or not. Rejects when n8n ended without one, killed for instance. */
	readonly ended: Promise<Execution>;
	/** SIGKILL to n8n while the workflow runs. */
	kill(): Promise<void>;
}

/** The folder of one n8n, with its database and our package installed, and the commands that work on it without a server. */
export interface Home {
	readonly folder: string;
	/** Starts `n8n <parameters>`; the process goes when this one goes. */
	begin(parameters: readonly string[], env?: Readonly<Record<string, string>>): Promise<Leashed>;
	/** Runs `n8n <parameters>` to its end and gives back what it printed. @throws with n8n's own words when it fails */
	command(...parameters: string[]): Promise<string>;
	importCredentials(credentials: readonly CredentialRecord[]): Promise<void>;
	importWorkflows(workflows: readonly WorkflowRecord[]): Promise<void>;
	/** Makes a workflow active from the next start on. */
	publish(workflow: string): Promise<void>;
	/** Begins a run of a workflow, headless, in a process of its own. */
	beginExecution(workflow: string): Promise<RunningExecution>;
	/** Runs a workflow once, headless; a failed run is an answer too. */
	execute(workflow: string): Promise<Execution>;
	/** Deletes the folder; at the latest it goes when this process ends. */
	remove(): Promise<void>;
}

/** Makes the folder of an n8n under the system's temporary folder: our package installed, credentials and workflows imported. */
export async function createHome(content: HomeContent): Promise<Home> {
	const { n8n, blank, package: ours } = await prepared();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-uipath-home-'));
	const home = homeAt(folder, join(n8n, 'node_modules', 'n8n', 'bin', 'n8n'), content.env ?? {});
	try {
		await cp(blank, folder, { recursive: true });
		for (const each of [content.package ?? ours, ...(content.further ?? [])]) await installPackage(folder, each);
		if (content.credentials) await home.importCredentials(content.credentials);
		if (content.workflows) await home.importWorkflows(content.workflows);
	} catch (error) {
		await home.remove();
		throw error;
	}
	return home;
}

/** Where n8n keeps the packages that are installed from its panel; only there do nodes get their published type names. */
async function installPackage(folder: string, { name, folder: source }: Prepared['package']): Promise<void> {
	const target = join(folder, '.n8n', 'nodes', 'node_modules', name);
	await mkdir(target, { recursive: true });
	await cp(source, target, { recursive: true });
}

function homeAt(folder: string, program: string, env: Readonly<Record<string, string>>): Home {
	let begun = 0;
	const begin: Home['begin'] = async (parameters, extra = {}) => {
		const broker = { N8N_RUNNERS_BROKER_PORT: String(await freePort()) };
		begun += 1;
		const log = join(folder, `${begun}.log`);
		return onLeash([program, ...parameters], environment(folder, { ...broker, ...env, ...extra }), log);
	};
	const command = async (...parameters: string[]): Promise<string> => {
		const running = await begin(parameters);
		if ((await running.ended) === 0) return running.log();
		throw new Error(`n8n ${parameters.join(' ')} failed:\n${running.log().slice(-2000)}`);
	};
	const importRecords = async (kind: string, records: readonly unknown[]): Promise<void> => {
		const file = join(folder, `${kind}.json`);
		await writeFile(file, JSON.stringify(records), { mode: 0o600 });
		await command(`import:${kind}`, `--input=${file}`);
		await rm(file);
	};
	const beginExecution = async (workflow: string): Promise<RunningExecution> => {
		const running = await begin(['execute', `--id=${workflow}`, '--rawOutput']);
		const ended = running.ended.then(() => parseExecution(running.log()));
		return { ended, kill: () => running.kill() };
	};
	const removeNow = (): void => {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	process.on('exit', removeNow);
	return {
		folder,
		begin,
		command,
		beginExecution,
		importCredentials: (credentials) => importRecords('credentials', credentials),
		importWorkflows: (workflows) => importRecords('workflow', workflows),
		publish: async (workflow) => {
			await command('publish:workflow', `--id=${workflow}`);
		},
		execute: async (workflow) => (await beginExecution(workflow)).ended,
		remove: async () => {
			process.off('exit', removeNow);
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}
