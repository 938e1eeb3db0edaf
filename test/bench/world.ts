/** What a measured piece of work finds around it, on either side of a process. */
import type { Addresses, Announced } from './emulatorProcess';

/** The emulator over one distance. */
export interface World extends Addresses {
	readonly control: string;
	readonly credentials: Announced['credentials'];
	/** Ms. */
	readonly roundTrip: number;
}

/** The folder that holds the queue `Invoices`. */
export const FOLDER = 'Shared/Finance';

/** Headers of a direct call of Orchestrator. */
export function orchestratorHeaders({ credentials }: World): Readonly<Record<string, string>> {
	return { ...bearer(credentials), 'x-uipath-folderpath': FOLDER };
}

/** Headers of a direct call of Communications Mining. */
export function bearer({ accessToken }: World['credentials']): Readonly<Record<string, string>> {
	return { authorization: `Bearer ${accessToken}` };
}

/** The stream that holds every comment. */
export const STREAM = { project: 'operations', dataset: 'customer-mail', stream: 'all-mail' } as const;

export function streamUrl({ communicationsMiningUrl }: World): string {
	const { project, dataset, stream } = STREAM;
	return `${communicationsMiningUrl}/api/v1/datasets/${project}/${dataset}/streams/${stream}`;
}

/** The credential as a person would fill it in. */
export function account(world: World) {
	const { clientId, clientSecret, organization, tenant } = world.credentials;
	return {
		deployment: 'automationCloud',
		organization,
		tenant,
		authentication: 'externalApplication',
		clientId,
		clientSecret,
		scopes: 'OR.Queues OR.Folders.Read Ixp.ApiAccess',
		overrideAddresses: true,
		orchestratorUrl: world.orchestratorUrl,
		communicationsMiningUrl: world.communicationsMiningUrl,
		tokenUrl: world.tokenUrl,
	};
}
