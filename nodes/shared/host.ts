/** What the running n8n offers; whatever came with a later n8n than the oldest supported is asked for before it is used. */
import type { FunctionsBase, IExecuteFunctions, INode, RequestHelperFunctions } from 'n8n-workflow';
import { BINARY_ENCODING } from 'n8n-workflow';
import { Readable } from 'node:stream';

import type { Host as ClientHost } from './client/api';
import type { Host } from './operation';
import { InputError } from './wire/input';

interface Context extends Pick<FunctionsBase, 'logger'> {
	getNode(): INode;
	getExecutionCancelSignal?(): AbortSignal | undefined;
	helpers: Partial<Pick<RequestHelperFunctions, 'getSecureEgressFilter'>>;
}

/** For the client: cancellation, n8n's egress filter, and the log. */
export function clientHost(context: Context): ClientHost {
	const signal = context.getExecutionCancelSignal?.();
	const egressFilter = context.helpers.getSecureEgressFilter?.();
	return { logger: context.logger, ...(signal && { signal }), ...(egressFilter && { egressFilter }) };
}

/** For operations: hints and binary data. */
export function operationHost(context: IExecuteFunctions): Host {
	const hints = new Set<string>();
	const offered: Partial<Pick<IExecuteFunctions, 'addExecutionHints' | 'getExecutionCancelSignal'>> = context;
	return {
		signal: offered.getExecutionCancelSignal?.(),
		hint(text) {
			if (hints.has(text)) return;
			hints.add(text);
			context.addExecutionHints({ message: text, location: 'outputPane', type: 'info' });
		},
		store: async (bytes, fileName, mimeType) => await context.helpers.prepareBinaryData(bytes, fileName, mimeType),
		async open(item, property) {
			const binary = context.getInputData()[item]?.binary?.[property];
			if (binary === undefined) {
				throw new InputError(`The input item has no binary data called "${property}". Check the name under Binary in its output.`);
			}
			const stream =
				binary.id === undefined
					? Readable.from([Buffer.from(binary.data, BINARY_ENCODING)])
					: await context.helpers.getBinaryStream(binary.id);
			const size = binary.id === undefined ? Buffer.byteLength(binary.data, BINARY_ENCODING) : binary.bytes;
			return {
				stream,
				fileName: binary.fileName ?? property,
				mimeType: binary.mimeType,
				...(size !== undefined && { size }),
			};
		},
	};
}
