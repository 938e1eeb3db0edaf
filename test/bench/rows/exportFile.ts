/** An export's file of `size` bytes, from its finished export to n8n's binary data on the disk. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../engine';
import { change, startOver } from '../stock';
import { jsonOf, opened } from '../wire';
import { FOLDER, orchestratorHeaders } from '../world';
import type { World } from '../world';
import { expectCount, locator, timed } from './row';
import type { EngineRow } from './row';

let exported = 0;

const link = (world: World): string => `${world.orchestratorUrl}/odata/Exports(${exported})`;

interface Link {
	readonly Uri: string;
	readonly Headers?: { readonly Keys: readonly string[]; readonly Values: readonly string[] } | null;
}

export const exportFile: EngineRow = {
	size: 100_000_000,
	prepare: async (world, size) => {
		await startOver(world);
		await change(world, { orchestrator: { exportBytes: size } });
		const headers = orchestratorHeaders(world);
		const queues = `${world.orchestratorUrl}/odata/QueueDefinitions`;
		const { value } = await jsonOf<{ value: Array<{ Id: number; Name: string }> }>({ url: queues, headers });
		const queue = value.find(({ Name }) => Name === 'Invoices')?.Id ?? 0;
		const url = `${queues}(${queue})/UiPathODataSvc.Export?$filter=QueueDefinitionId eq ${queue}`;
		exported = (await jsonOf<{ Id: number }>({ method: 'POST', url, headers })).Id;
		const asked = { url: link(world), headers };
		while ((await jsonOf<{ Status: string }>(asked)).Status !== 'Completed');
	},
	ours: async (world, size) => {
		const parameters = {
			resource: 'queue',
			operation: 'exportItems',
			folder: locator('path', FOLDER),
			exportSource: 'existing',
			exportId: String(exported),
			output: 'file',
			binaryPropertyName: 'data',
		};
		const { finished, ms } = await run(world, 'orchestratorQueue', parameters);
		expectCount(finished.items('Node')[0]?.binary?.['data']?.bytes ?? 0, size);
		return ms;
	},
	floor: async (world, size) => {
		const headers = orchestratorHeaders(world);
		const file = join(tmpdir(), `bench-export-${process.pid}.csv`);
		let written = 0;
		const ms = await timed(async () => {
			await jsonOf({ url: link(world), headers });
			const from = `${link(world)}/UiPath.Server.Configuration.OData.GetDownloadLink`;
			const { Uri, Headers } = await jsonOf<Link>({ url: from, headers });
			const named = Object.fromEntries((Headers?.Keys ?? []).map((name, index) => [name, Headers?.Values[index] ?? '']));
			const { body } = await opened({ url: Uri, headers: { ...named, 'accept-encoding': 'identity' } });
			const target = createWriteStream(file);
			await pipeline(body, target);
			written = target.bytesWritten;
		});
		await rm(file);
		expectCount(written, size);
		return ms;
	},
};
