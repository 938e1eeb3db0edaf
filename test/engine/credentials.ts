/** Credentials as n8n's engine gives them to a node: defaults filled in, what the panel hides left out. */
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
} from 'n8n-workflow';
import { ICredentialsHelper, injectDomainRestrictionFields, NodeHelpers, UnexpectedError } from 'n8n-workflow';
import packageJson from '../../package.json';
import { loadClass } from './nodeTypes';

/** What a test's workflow may use: the data of one credential by the name of its type, e.g. `uiPathApi`. */
export type CredentialList = Readonly<Record<string, ICredentialDataDecryptedObject>>;

const types = new Map(
	packageJson.n8n.credentials.map((compiled) => {
		const type = loadClass(compiled) as ICredentialType;
		return [type.name, type];
	}),
);

function typeOf(name: string): ICredentialType {
	const found = types.get(name);
	if (found === undefined) throw new UnexpectedError(`There is no credential type "${name}" in this test`);
	return found;
}

/** Keeps what `preAuthentication` gives, as n8n stores it, for the lifetime of one workflow run. */
export class TestCredentials extends ICredentialsHelper {
	readonly #stored: Map<string, ICredentialDataDecryptedObject>;

	constructor(given: CredentialList) {
		super();
		this.#stored = new Map(Object.entries(given));
	}

	override getParentTypes(name: string): string[] {
		return typeOf(name).extends ?? [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(name: string): INodeProperties[] {
		return injectDomainRestrictionFields(typeOf(name));
	}

	override async getDecrypted(
		_additionalData: unknown,
		_node: INodeCredentialsDetails,
		name: string,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.#stored.get(name);
		if (stored === undefined) throw new UnexpectedError(`This test gives no credential "${name}"`);
		const filled = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(name),
			structuredClone(stored) as Parameters<typeof NodeHelpers.getNodeParameters>[1],
			true,
			false,
			null,
			null,
		);
		return { ...filled } as ICredentialDataDecryptedObject;
	}

	override async authenticate(
		credential: ICredentialDataDecryptedObject,
		name: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = typeOf(name);
		if (typeof authenticate !== 'function') return options;
		return await authenticate(credential, options);
	}

	/** By n8n's rule: only where the expirable field is empty or has expired, and kept for later requests. */
	override async preAuthentication(
		host: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
		name: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { properties } = typeOf(name);
		const field = properties.find(({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true);
		if (field === undefined || !(credential[field.name] === '' || expired)) return undefined;
		const given = await this.runPreAuthentication(host, credential, name);
		if (given?.[field.name] === undefined) return undefined;
		this.#stored.set(name, { ...this.#stored.get(name), ...given });
		return Object.assign(credential, given);
	}

	override async runPreAuthentication(
		host: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
		name: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		return (await typeOf(name).preAuthentication?.call(host, credential)) as ICredentialDataDecryptedObject | undefined;
	}

	override async getCredentials(): Promise<ICredentials> {
		throw new UnexpectedError('Stored credentials are not part of the engine in tests');
	}

	override async updateCredentials(
		_node: INodeCredentialsDetails,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.#stored.set(name, data);
	}

	override async updateCredentialsOauthTokenData(): Promise<void> {
		throw new UnexpectedError('No credential of this package uses OAuth 2.0 in the browser');
	}
}
