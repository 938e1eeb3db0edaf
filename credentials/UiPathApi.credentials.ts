import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { DERIVED_ADDRESSES, LABELS, type Addresses } from '../nodes/shared/client/address';
import { authenticated, sessionToken } from '../nodes/shared/client/httpRequestNode';
import { TEST_ADDRESS } from '../nodes/shared/client/testAddress';

const onCloudOrSuite = { show: { deployment: ['automationCloud', 'automationSuite'] } };
const withApplication = { show: { authentication: ['externalApplication'] }, hide: { deployment: ['reinfer'] } };

/** What the addresses will be, said for each deployment. */
const derivedAddresses = Object.entries<Addresses>(DERIVED_ADDRESSES).map(
	([deployment, { orchestratorUrl, communicationsMiningUrl, tokenUrl }]): INodeProperties => ({
		displayName: [
			orchestratorUrl && `Orchestrator: ${orchestratorUrl}`,
			communicationsMiningUrl && `Communications Mining: ${communicationsMiningUrl}`,
			tokenUrl && `Token: ${tokenUrl}`,
		]
			.filter(Boolean)
			.join('<br>'),
		name: `${deployment}Addresses`,
		type: 'notice',
		default: '',
		displayOptions: { show: { deployment: [deployment] } },
	}),
);

/** One record for Communications Mining and Orchestrator, for this package's nodes and for n8n's HTTP Request node. */
export class UiPathApi implements ICredentialType {
	name = 'uiPathApi';

	displayName = 'UiPath API';

	icon: Icon = { light: 'file:uiPath.svg', dark: 'file:uiPath.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-uipath/n8n-nodes-uipath#the-credential';

	httpRequestNode = {
		name: 'UiPath',
		docsUrl: 'https://docs.uipath.com/orchestrator/automation-cloud/latest/api-guide',
		apiBaseUrlPlaceholder: 'https://cloud.uipath.com/organization/tenant/orchestrator_/odata/Folders',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Deployment',
			name: 'deployment',
			type: 'options',
			options: [
				{ name: 'Automation Cloud', value: 'automationCloud' },
				{ name: 'Automation Suite', value: 'automationSuite' },
				{ name: 'Communications Mining (Legacy, reinfer.io)', value: 'reinfer' },
				{ name: 'Orchestrator (Standalone)', value: 'orchestrator' },
			],
			default: 'automationCloud',
			description: 'Where your UiPath services run',
		},
		{
			displayName: LABELS.host,
			name: 'host',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://uipath.example.com',
			description: 'Also for Public Sector (govcloud.uipath.us) and Dedicated, whose addresses are built in the same way',
			displayOptions: { show: { deployment: ['automationSuite'] } },
		},
		{
			displayName: LABELS.orchestratorAddress,
			name: 'orchestratorAddress',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://orchestrator.example.com',
			description: 'Anything behind the host is cut off. If Orchestrator lives below a path, override its address.',
			displayOptions: { show: { deployment: ['orchestrator'] } },
		},
		{
			displayName: LABELS.domain,
			name: 'domain',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme',
			description: 'The part of the address before .reinfer.io',
			displayOptions: { show: { deployment: ['reinfer'] } },
		},
		{
			displayName: LABELS.organization,
			name: 'organization',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme',
			description: 'Name or ID of the organization, as it stands first in the path of UiPath\'s address',
			displayOptions: onCloudOrSuite,
		},
		{
			displayName: LABELS.tenant,
			name: 'tenant',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. DefaultTenant',
			description: 'Name or ID of the tenant, as it stands second in the path of UiPath\'s address',
			displayOptions: { hide: { deployment: ['reinfer'] } },
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'External Application',
					value: 'externalApplication',
					description: 'A confidential application with application scopes, registered under Admin > External Applications',
				},
				{ name: 'Token', value: 'token', description: 'A personal access token' },
			],
			default: 'externalApplication',
			displayOptions: { hide: { deployment: ['reinfer'] } },
		},
		{
			displayName: LABELS.clientId,
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			displayOptions: withApplication,
		},
		{
			displayName: LABELS.clientSecret,
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: withApplication,
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'string',
			default: 'OR.Queues OR.Folders.Read Ixp.ApiAccess',
			description: 'Application scopes, separated by spaces. Empty asks for the defaults of the application.',
			hint: 'UiPath refuses a scope that the application lacks. Orchestrator queues need OR.Queues and OR.Folders.Read; Ixp.ApiAccess is for Communications Mining and not offered by every organization: without it, remove it here and enter an API token below.',
			displayOptions: withApplication,
		},
		{
			displayName: LABELS.accessToken,
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Leave it empty if you use Communications Mining alone, with its own API token',
			displayOptions: { show: { authentication: ['token'] }, hide: { deployment: ['reinfer'] } },
		},
		{
			displayName: LABELS.communicationsMiningToken,
			name: 'communicationsMiningToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Used for Communications Mining instead of the token above. Found under Manage > My Account > API token.',
			hint: 'Required on reinfer.io. Generating a new one in UiPath ends the old one.',
			displayOptions: { hide: { deployment: ['orchestrator'] } },
		},
		...derivedAddresses,
		{
			displayName: 'Override Addresses',
			name: 'overrideAddresses',
			type: 'boolean',
			default: false,
			description: 'Whether to use other addresses than those above, for instance behind a gateway',
		},
		{
			displayName: LABELS.orchestratorUrl,
			name: 'orchestratorUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://cloud.uipath.com/organization/tenant/orchestrator_',
			description: 'The part of the address before /odata. Empty keeps the derived one.',
			displayOptions: { show: { overrideAddresses: [true] }, hide: { deployment: ['reinfer'] } },
		},
		{
			displayName: LABELS.communicationsMiningUrl,
			name: 'communicationsMiningUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://cloud.uipath.com/organization/tenant/reinfer_',
			description: 'The part of the address before /api/v1. Empty keeps the derived one.',
			displayOptions: { show: { overrideAddresses: [true] } },
		},
		{
			displayName: LABELS.tokenUrl,
			name: 'tokenUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://cloud.uipath.com/identity_/connect/token',
			description: 'Where the external application gets its token. Empty keeps the derived one.',
			displayOptions: {
				show: { overrideAddresses: [true], authentication: ['externalApplication'] },
				hide: { deployment: ['reinfer'] },
			},
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credential: ICredentialDataDecryptedObject): Promise<IDataObject> {
		return await sessionToken(this, credential);
	}

	authenticate: IAuthenticate = async (credential, options) => authenticated(credential, options);

	test: ICredentialTestRequest = {
		request: { ...TEST_ADDRESS, disableFollowRedirect: true },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'UiPath does not accept the token. Check the token, the organization and the tenant.' } },
			{ type: 'responseCode', properties: { value: 403, message: 'UiPath accepts the token, but it may not read. Orchestrator needs the scope OR.Folders.Read, Communications Mining a role in IXP.' } },
			{ type: 'responseCode', properties: { value: 404, message: 'UiPath does not know this address. Check the organization, the tenant and the overridden addresses.' } },
		],
	};
}
