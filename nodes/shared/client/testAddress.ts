import { DERIVED_ADDRESSES, type Addresses } from './address';

type Service = 'orchestratorUrl' | 'communicationsMiningUrl';

/** A field of the credential, trimmed, as a term of an n8n expression. */
const field = (name: string) => `($credentials.${name} || "").trim()`;
const withScheme = (name: string) => `${field(name)}.replace(/^(?![a-z][a-z\\d+.-]*:\\/\\/)/i, "https://")`;
const originOf = (name: string) => `${withScheme(name)}.split("/").slice(0, 3).join("/")`;

/** How a field fills its hole in a derived address: the same rules as in address.ts, for what address.ts accepts. */
const FILLED: Readonly<Record<string, string>> = {
	organization: `${field('organization')}.urlEncode()`,
	tenant: `${field('tenant')}.urlEncode()`,
	host: originOf('host'),
	orchestratorAddress: originOf('orchestratorAddress'),
	domain: `${field('domain')}.replace(/^.*:\\/\\//, "").split(/[.\\/]/)[0]`,
};

const READS_COMMUNICATIONS_MINING = [
	'$credentials.deployment === "reinfer"',
	`($credentials.authentication === "token" && !${field('accessToken')} && ${field('communicationsMiningToken')})`,
	`($credentials.authentication !== "token" && ${field('scopes')} && !/(^|\\s)OR\\./.test(${field('scopes')}))`,
].join(' || ');

function derived(service: Service): string {
	const cases = Object.entries<Addresses>(DERIVED_ADDRESSES).map(([deployment, { [service]: template = '' }]) => {
		// Splitting at a group leaves literals at even places and the names of holes at odd ones.
		const terms = template.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? JSON.stringify(part) : FILLED[part]));
		return `$credentials.deployment === "${deployment}" ? ${terms.join(' + ')} : `;
	});
	return `(${cases.join('')}"")`;
}

function rootOf(service: Service): string {
	const cut = [
		withScheme(service),
		'.replace(/(\\/(?:orchestrator|reinfer)_)\\/.*$/, "$1")',
		'.replace(/\\/(?:odata|api)(?!.*\\/(?:orchestrator|reinfer)_$)(?:\\/.*)?$/, "")',
		'.replace(/\\/+$/, "")',
	].join('');
	return `($credentials.overrideAddresses && ${field(service)} ? ${cut} : ${derived(service)})`;
}

/**
 * What the test of the credential reads, as n8n expressions over `$credentials`: Orchestrator's folders, or the datasets
 * of Communications Mining where that is all the credential is for (a legacy domain, only its API token, or scopes of
 * which none is Orchestrator's).
 * Source: UiPath API catalogue, Credential test and Folders.
 */
export const TEST_ADDRESS = {
	baseURL: `={{ ${READS_COMMUNICATIONS_MINING} ? ${rootOf('communicationsMiningUrl')} : ${rootOf('orchestratorUrl')} }}`,
	url: `={{ ${READS_COMMUNICATIONS_MINING} ? "/api/v1/datasets" : "/odata/Folders?$top=1&$select=Id" }}`,
};
