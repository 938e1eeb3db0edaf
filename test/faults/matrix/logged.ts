/** What nodes write into n8n's log: the logger that n8n's engine gives to every node writes down its calls here as well. */
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import type * as Common from '@n8n/backend-common';

import { shared } from '../../engine/platform';

const requireOfCore = createRequire(require.resolve('n8n-core'));
const { Logger } = requireOfCore('@n8n/backend-common') as typeof Common;

const lines: string[] = [];

const logger = shared(Logger);
for (const level of ['debug', 'info', 'warn', 'error'] as const) {
	const original = logger[level].bind(logger);
	logger[level] = (message, metadata) => {
		lines.push(inspect([message, metadata], { depth: 10 }));
		original(message, metadata);
	};
}

/** The calls since the last time this was asked, as text. */
export function takeLog(): readonly string[] {
	return lines.splice(0);
}
