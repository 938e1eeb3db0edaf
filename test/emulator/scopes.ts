/** The scopes that identity knows (UiPath API catalogue for Orchestrator, Scopes) and what holding one means. */

const RESOURCES = [
	'OR.Administration', 'OR.Assets', 'OR.BackgroundTasks', 'OR.Execution', 'OR.Folders', 'OR.Jobs', 'OR.Machines',
	'OR.Monitoring', 'OR.Queues', 'OR.Robots', 'OR.Settings', 'OR.Tasks', 'OR.Users', 'OR.Webhooks', 'PM.User',
];

const KNOWN: ReadonlySet<string> = new Set([
	...RESOURCES.flatMap((resource) => [resource, `${resource}.Read`, `${resource}.Write`]),
	'OR.Default',
	'Ixp.ApiAccess',
]);

/** What an application gets that asks for nothing in particular: the roles it was given. */
export const DEFAULT_SCOPES: readonly string[] = ['OR.Default', 'Ixp.ApiAccess'];

/** Everything, for people and robots whose rights do not come from scopes. */
export const USER_SCOPES: readonly string[] = [...KNOWN];

/** Whether a scope may be asked for. */
export function isScope(scope: string): boolean {
	return KNOWN.has(scope);
}

/** Whether one of the held scopes opens a route that wants one of `wanted`; `OR.Default` stands for any Orchestrator scope. */
export function accessible(wanted: readonly string[] | undefined, held: ReadonlySet<string>): boolean {
	if (!wanted) return true;
	return wanted.some((scope) => held.has(scope) || (scope.startsWith('OR.') && held.has('OR.Default')));
}
