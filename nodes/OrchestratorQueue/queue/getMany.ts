import type { INodeProperties } from 'n8n-workflow';

import { paged } from '../../shared/operation';
import { odata } from '../../shared/wire/odata';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { pagesOf } from '../rows';

const folders: INodeProperties = { ...folder, hint: 'E.g. Shared/Finance. Leave it empty for the queues of every folder' };

const nameContains: INodeProperties = {
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	placeholder: 'e.g. Invoice',
	description: 'List only queues whose name holds this text',
};

/** GET `QueueDefinitions` (UiPath API catalogue, Orchestrator queues: Queue definitions). */
export const getMany = paged({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many queues',
	description: 'List the queues of a folder, or of every folder where none is chosen: a queue that is linked into several folders comes once for each',
	effect: 'reads',
	fields: [folders],
	options: [nameContains],
	parameters: (read) => {
		const wanted = read.options.optionalText('nameContains');
		return {
			path: path`/odata/QueueDefinitions`,
			headers: folderHeaders(read),
			filter: wanted === undefined ? undefined : odata`contains(Name,${wanted})`,
			orderBy: ['Id'],
			identity: ['Id', 'OrganizationUnitId'],
		};
	},
	pages: (api, list, limit) => pagesOf(api, list, limit),
});
