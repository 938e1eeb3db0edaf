import type { Locator, Page } from 'playwright-core';

/** The form of a new credential, as a node's panel opens it. */
export class CredentialForm {
	private readonly form: Locator;

	constructor(private readonly page: Page) {
		this.form = page.getByTestId('editCredential-modal');
	}

	private field(name: string): Locator {
		return this.form.getByTestId(`parameter-input-${name}`);
	}

	/** Fills in texts, chooses options by their shown names and turns switches on, in this order. */
	async fill(values: Readonly<Record<string, string | true | { readonly option: string }>>): Promise<void> {
		for (const [name, value] of Object.entries(values)) {
			const field = this.field(name);
			if (value === true) await field.locator('.el-switch').click();
			else if (typeof value === 'string') await field.locator('input, textarea').first().fill(value);
			else await this.choose(field, value.option);
		}
	}

	private async choose(field: Locator, option: string): Promise<void> {
		await field.click();
		await this.page.getByRole('option', { name: option }).filter({ visible: true }).click();
	}

	/** Saves, which tests too: the form closes when the test passes, else it shows why not, and this gives back its text. */
	async save(): Promise<string | undefined> {
		const tested = this.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
		await this.form.getByTestId('credential-save-button').click();
		const { data } = (await (await tested).json()) as { data: { status: string; message: string } };
		if (data.status !== 'OK') return await this.failureText();
		await this.form.waitFor({ state: 'hidden' });
		return undefined;
	}

	/** The form with n8n's own sentence and, below it, the reason. */
	private async failureText(): Promise<string> {
		await this.form.getByText(/Couldn.t connect with these settings/).waitFor();
		// What the test itself said is folded under it.
		await this.form.getByText('More details').click();
		await this.form.getByText('More details').waitFor({ state: 'hidden' });
		return await this.form.innerText();
	}
}
