import type { Locator, Page } from 'playwright-core';
import { CredentialForm } from './credentialForm';

/** How output is shown. */
export type View = 'table' | 'json' | 'schema';

/** The view of one node in n8n's editor: its input, its parameters, its output. */
export class OpenNode {
	readonly parameters: Locator;
	readonly output: Locator;

	constructor(private readonly page: Page) {
		this.parameters = page.getByTestId('node-parameters');
		this.output = page.getByTestId('output-panel');
	}

	/** The field of a parameter. */
	field(parameter: string): Locator {
		return this.parameters.getByTestId(`parameter-input-${parameter}`).first();
	}

	/** Chooses among the options of a parameter, by their shown name. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.field(parameter).click();
		await this.page.getByRole('option', { name: option, exact: true }).filter({ visible: true }).click();
	}

	/** Types a value into a text field. */
	async fill(parameter: string, value: string): Promise<void> {
		await this.field(parameter).locator('input, textarea').first().fill(value);
	}

	/** Adds an entry to a list of entries, by the words on its button. */
	async add(button: string): Promise<void> {
		await this.parameters.getByRole('button', { name: button, exact: true }).click();
	}

	/** Opens a picker's list, types into its search and takes the entry that is then left under this name. */
	async pick(parameter: string, search: string, entry: string): Promise<void> {
		const picker = this.parameters.getByTestId(`resource-locator-${parameter}`);
		await picker.getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(search);
		await this.page.getByTestId('rlc-item').filter({ visible: true }).filter({ hasText: entry }).first().click();
	}

	/** Switches a picker to another of its modes, by the mode's shown name, and types a value. */
	async locate(parameter: string, mode: string, value: string): Promise<void> {
		const picker = this.parameters.getByTestId(`resource-locator-${parameter}`);
		await picker.getByTestId('rlc-mode-selector').click();
		await this.page.getByRole('option', { name: mode, exact: true }).filter({ visible: true }).click();
		await picker.getByTestId('rlc-input-container').locator('input').last().fill(value);
	}

	/** Chooses the credential of this name. */
	async authenticate(credential: string): Promise<void> {
		await this.parameters.getByTestId('node-credentials-select').click();
		const entries = this.page.locator('[data-test-id^=node-credentials-select-item-]').filter({ visible: true });
		await entries.getByText(credential, { exact: true }).click();
	}

	/** Opens the form of a new credential. */
	async newCredential(): Promise<CredentialForm> {
		await this.parameters.getByTestId('node-credentials-select').click();
		await this.page.getByTestId('node-credentials-select-item-new').filter({ visible: true }).click();
		return new CredentialForm(this.page);
	}

	/** Executes the step and waits until it has put out items. */
	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.output.getByTestId('ndv-items-count').or(this.failure).first().waitFor();
	}

	/** What a failed step shows instead of its output: its message and its description. */
	get failure(): Locator {
		return this.output.getByTestId('node-error-message');
	}

	/** The output as text, in one of n8n's views. */
	async shown(view: View): Promise<string> {
		await this.output.getByTestId(`radio-button-${view}`).click();
		const data = this.output.getByTestId('ndv-data-container').filter({ hasText: /\S/ });
		return await data.innerText();
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('node-parameters').waitFor({ state: 'hidden' });
	}
}
