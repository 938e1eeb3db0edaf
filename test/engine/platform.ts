/**
 * n8n's own engine, loaded once for each test file: n8n-core with a user folder of its own that is removed afterwards, and
 * with binary data on the disk, as a real n8n keeps it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Injection from '@n8n/di';
import type * as Core from 'n8n-core';

const userFolder = mkdtempSync(path.join(tmpdir(), 'n8n-engine-'));
process.env['N8N_USER_FOLDER'] = userFolder;
process.env['N8N_ENCRYPTION_KEY'] ??= 'the key of a test, kept nowhere';
process.env['N8N_LOG_LEVEL'] ??= 'silent';

// n8n-core reads its configuration while it loads, and its decorators need reflect-metadata to be there before.
const requireOfCore = createRequire(require.resolve('n8n-core'));
requireOfCore('reflect-metadata');

/* eslint-disable @typescript-eslint/no-require-imports -- an import would be hoisted above the lines before */
export const core = require('n8n-core') as typeof Core;
const { Container } = require('@n8n/di') as typeof Injection;
/* eslint-enable @typescript-eslint/no-require-imports */

/** The one instance that n8n's own parts share. */
export function shared<T>(type: Injection.Constructable<T>): T {
	return Container.get(type);
}

const binaryData = shared(core.BinaryDataService).init();

/** Wait for it before a workflow runs. */
export async function platformReady(): Promise<void> {
	await binaryData;
}

afterAll(() => {
	rmSync(userFolder, { recursive: true, force: true });
});
