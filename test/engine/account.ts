/** The credential data for a running emulator, as a person would fill in the form. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Emulator } from '../emulator';

/** An external application on Automation Cloud whose addresses are overridden with the emulator's. */
export function accountOf(emulator: Emulator): { readonly uiPathApi: ICredentialDataDecryptedObject } {
	const { clientId, clientSecret, organization, tenant } = emulator.credentials;
	return {
		uiPathApi: {
			deployment: 'automationCloud',
			organization,
			tenant,
			authentication: 'externalApplication',
			clientId,
			clientSecret,
			overrideAddresses: true,
			orchestratorUrl: emulator.orchestratorUrl,
			communicationsMiningUrl: emulator.communicationsMiningUrl,
			tokenUrl: emulator.tokenUrl,
		},
	};
}
