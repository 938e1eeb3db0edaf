/** What the pickers of all nodes have in common. */
import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { asError } from './asError';
import type { Api } from './client/api';
import { connectionFrom } from './client/address';
import { createApi } from './client/client';
import type { ServiceName } from './client/connection';
import { toNodeError } from './client/errors';
import { clientHost } from './host';

/** The client for a picker; its failures are errors that n8n's editor can show. */
export async function pickerApi(context: ILoadOptionsFunctions, service: ServiceName): Promise<Api> {
	const connection = connectionFrom(await context.getCredentials('uiPathApi'));
	const api = createApi({ connection, service, host: clientHost(context) });
	return {
		...api,
		async send(effect, request, shape) {
			try {
				return await api.send(effect, request, shape);
			} catch (error) {
				throw toNodeError(context.getNode(), asError(error), 0);
			}
		},
	};
}

/** What is chosen in another picker of the panel. @throws NodeOperationError with `otherwise` where nothing is. */
export function chosen(context: ILoadOptionsFunctions, parameter: string, otherwise: string): string {
	const value = context.getCurrentNodeParameter(parameter, { extractValue: true });
	if (typeof value === 'string' && value.trim() !== '') return value.trim();
	throw new NodeOperationError(context.getNode(), otherwise);
}

/** Those whose name holds the filter, whatever its case, in alphabetical order. */
export function matching(results: readonly INodeListSearchItems[], filter: string | undefined): INodeListSearchItems[] {
	const wanted = filter?.trim().toLowerCase() ?? '';
	return results
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
