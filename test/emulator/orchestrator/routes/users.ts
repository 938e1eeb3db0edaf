import type { Call } from '../../route';
import { simpleUser } from '../entities/user';
import { context, empty, json, scopes } from '../handler';
import type { Operation } from '../handler';
import type { User } from '../state/records';
import type { Tenant } from '../state/tenant';

const PERMISSIONS = [
	'Queues.View', 'Queues.Create', 'Queues.Edit', 'Queues.Delete',
	'Transactions.View', 'Transactions.Create', 'Transactions.Edit', 'Transactions.Delete',
	'SubFolders.View', 'Units.View', 'Webhooks.View', 'Webhooks.Create', 'Webhooks.Edit', 'Webhooks.Delete',
];

function currentUser({ caller }: Call, tenant: Tenant): User | undefined {
	if (caller?.kind === 'application') return undefined;
	return tenant.users.find(({ userName }) => userName === caller?.name) ?? tenant.users[0];
}

/** An external application is no user: 204. */
function getCurrentUser(call: Call, tenant: Tenant) {
	const user = currentUser(call, tenant);
	if (!user) return empty(204);
	return json(200, { ...context(call, 'Users/$entity'), ...simpleUser.dto(user) });
}

function getCurrentPermissions(call: Call, tenant: Tenant) {
	const type = 'UiPath.Server.Configuration.OData.UserPermissionsCollection';
	return json(200, { ...context(call, type), UserId: currentUser(call, tenant)?.id ?? 0, Permissions: PERMISSIONS });
}

export const userOperations: readonly Operation[] = [
	{
		name: 'GET /odata/Users/UiPath.Server.Configuration.OData.GetCurrentUser',
		scopes: scopes.readUsers,
		handle: getCurrentUser,
	},
	{
		name: 'GET /odata/Users/UiPath.Server.Configuration.OData.GetCurrentPermissions',
		scopes: scopes.readUsers,
		handle: getCurrentPermissions,
	},
	{ name: 'GET /api/Status/Get', authenticated: false, handle: () => empty(200) },
];
