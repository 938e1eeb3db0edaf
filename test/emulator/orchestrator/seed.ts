import type { Folder, QueueSettings } from './state/records';
import { plainQueueSettings, storeQueue } from './state/queues';
import type { Tenant } from './state/tenant';
import { seedInvoices } from './seedItems';

/** When the seed was made; its dates count from here. */
export const SEED_TIME = new Date('2026-03-02T08:00:00.000Z');

const claimSchema = {
	$schema: 'http://json-schema.org/draft-07/schema#',
	title: 'Claim',
	type: 'object',
	properties: {
		ClaimNumber: { type: 'string', pattern: '^C-[0-9]{6}$' },
		Amount: { type: 'number', minimum: 0 },
		Urgent: { type: 'boolean' },
		Channel: { type: 'string', enum: ['Email', 'Phone', 'Portal'] },
	},
	required: ['ClaimNumber', 'Amount'],
	additionalProperties: false,
};

function seedFolders(tenant: Tenant): { finance: Folder; kundenservice: Folder } {
	const folder = (id: number, key: string, displayName: string, parent: Folder | null): Folder => {
		const fullyQualifiedName = parent ? `${parent.fullyQualifiedName}/${displayName}` : displayName;
		const made = { id, key, displayName, fullyQualifiedName, description: null, parent };
		tenant.folders.push(made);
		return made;
	};
	const shared = folder(39_419, '6f0c9a52-1d1e-4a57-9d0b-2f3b8a7c4e01', 'Shared', null);
	const finance = folder(62_516, '0b8f3a7e-6c1d-4b2a-8f49-5e7d9c2a1b02', 'Finance', shared);
	const kundenservice = folder(62_517, 'c4d2e6f8-3a5b-4c7d-9e1f-7a9b0c1d2e03', 'Kundenservice Zürich', shared);
	return { finance, kundenservice };
}

function seedPeople(tenant: Tenant): void {
	const user = (id: number, key: string, userName: string, name: string, surname: string): void => {
		tenant.users.push({ id, key, userName, name, surname, emailAddress: `${userName}@example.com`, type: 'DirectoryUser' });
	};
	user(583, '9a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c04', 'ines.keller', 'Inès', 'Keller');
	user(584, '8b2c3d4e-5f6a-4b7c-9d8e-9f0a1b2c3d05', 'tomas.obrien', 'Tomás', "O'Brien");
	const robot = (id: number, licenseKey: string, name: string, machineName: string): void => {
		tenant.robots.push({ id, name, licenseKey, machineId: id + 100, machineName, userName: `ROBOTS\\${name}`, type: 'Unattended' });
	};
	robot(749, '7c3d4e5f-6a7b-4c8d-8e9f-0a1b2c3d4e06', 'InvoiceRobot', 'VM-FIN-01');
	robot(750, '6d4e5f6a-7b8c-4d9e-9f0a-1b2c3d4e5f07', 'ClaimsRobot', 'VM-CS-01');
}

/** Two folders under `Shared`, three queues, two robots, two reviewers and the items of `Invoices`. */
export function seed(tenant: Tenant): void {
	const { finance, kundenservice } = seedFolders(tenant);
	seedPeople(tenant);
	const queue = (settings: Partial<QueueSettings> & { name: string }, folders: Folder[]) =>
		storeQueue(tenant, { ...plainQueueSettings(settings.name), ...settings }, folders, SEED_TIME);
	const retrying = { acceptAutomaticallyRetry: true, maxNumberOfRetries: 2 };
	const invoices = queue({ name: 'Invoices', description: 'Invoices to be booked', ...retrying }, [finance, kundenservice]);
	queue({ name: 'Disputes', description: 'One item per disputed invoice', enforceUniqueReference: true }, [finance]);
	queue({ name: 'Claims', specificDataJsonSchema: JSON.stringify(claimSchema), ...retrying }, [kundenservice]);
	seedInvoices(tenant, invoices, SEED_TIME);
}
