import type { Call } from '../../route';
import { queueItem } from '../entities/queueItem';
import { listedFolders, requiredFolder } from '../folders';
import { scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn, itemIn } from '../keys';
import { listFrom, one } from '../lists';
import { ODataError } from '../odata/lexer';
import type { Expression } from '../odata/parser';
import { EmptyRefusal, Refusal } from '../refusal';
import type { Tenant } from '../state/tenant';
import { queueItemSource } from './queueItemSource';

/** The largest page of queue items on Automation Cloud (UiPath API catalogue, OData rules). */
const MOST_ROWS = 100;
const MOST_LIST_CALLS = 100;
const RATE_WINDOW = 60_000;
/** More `or` terms than this on a person or a robot are refused. */
const MOST_PARTY_TERMS = 20;
const PARTY_PROPERTIES = ['robotid', 'revieweruserid'];

function listQueueItems(call: Call, tenant: Tenant) {
	takeListCall(call, tenant);
	const folders = listedFolders(call, tenant);
	if (/^\d+$/.test(call.query.get('$top') ?? '') && Number(call.query.get('$top')) > MOST_ROWS) throw new EmptyRefusal(400);
	return listFrom(
		call,
		tenant,
		({ filter }) => {
			if (filter && partyTerms(filter) > MOST_PARTY_TERMS) throw new ODataError('Too many terms on one property.');
			return queueItemSource(tenant, folders, filter);
		},
		queueItem,
		{ type: 'QueueItems', mostRows: MOST_ROWS, refuseDates: tenant.settings.dateFilters === 'refused' },
	);
}

function takeListCall({ now }: Call, tenant: Tenant): void {
	if (!tenant.settings.rateLimit) return;
	const recent = tenant.listCalls.filter((at) => now.getTime() - at < RATE_WINDOW);
	tenant.listCalls = recent;
	const [oldest] = recent;
	if (recent.length >= MOST_LIST_CALLS && oldest !== undefined) {
		const seconds = Math.ceil((oldest + RATE_WINDOW - now.getTime()) / 1_000);
		throw new Refusal(429, 'InvalidRequest', 'Too many requests.', { 'retry-after': String(Math.max(seconds, 1)) });
	}
	recent.push(now.getTime());
}

function partyTerms(expression: Expression): number {
	switch (expression.kind) {
		case 'and':
		case 'or':
			return partyTerms(expression.left) + partyTerms(expression.right);
		case 'not':
			return partyTerms(expression.operand);
		case 'compare':
			return PARTY_PROPERTIES.includes(expression.path.join('/').toLowerCase()) ? 1 : 0;
		case 'in':
		case 'call':
			return 0;
	}
}

function getQueueItem(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const item = itemIn(tenant, folder, idIn(call));
	return one(call, { item, folder, listed: false }, queueItem, 'QueueItems');
}

export const queueItemOperations: readonly Operation[] = [
	{ name: 'GET /odata/QueueItems', scopes: scopes.readQueues, handle: listQueueItems },
	{ name: 'GET /odata/QueueItems({key})', scopes: scopes.readQueues, handle: getQueueItem },
];
