import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { N8n } from '../instance';
import type { Owner } from '../session';
import { openBrowser } from './browser';
import { OpenNode } from './openNode';

/** How long the editor may take to show something, in ms: a busy machine is slow to load it, and nothing else is wrong then. */
const patience = 60_000;

/** Where pictures of the last steps and other things to look at are kept; not in git. */
export const artefacts = join(__dirname, '..', '..', '..', '.artefacts');

/** n8n's editor in a browser, the owner logged in. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {}

	/** @throws when there is no browser on this machine */
	static async open({ url, session }: N8n, size = { width: 1440, height: 900 }): Promise<Editor> {
		const browser = await openBrowser();
		const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', locale: 'en-GB' });
		await context.addCookies(cookiesOf(session.cookie).map((cookie) => ({ ...cookie, url })));
		const page = await context.newPage();
		page.setDefaultTimeout(patience);
		return new Editor(browser, page, url);
	}

	/** Shows a saved workflow on the canvas. */
	async workflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.node().first().waitFor();
	}

	/** Logs in by n8n's form, as whoever comes with an e-mail and a password. */
	async logIn({ email, password }: Owner): Promise<void> {
		await this.page.context().clearCookies();
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(email);
		await this.page.locator('input[name=password]').fill(password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL(/\/(home|workflow)/);
	}

	/** Shows a new workflow with the trigger of this name. */
	async newWorkflow(trigger: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').click();
		const creator = this.page.getByTestId('node-creator');
		await creator.getByText(trigger).click();
		await this.node().first().waitFor();
		await creator.waitFor({ state: 'hidden' });
	}

	/** A node on the canvas, or all of them. */
	node(name?: string): Locator {
		const canvasNode = this.page.getByTestId('canvas-node');
		return name === undefined ? canvasNode : canvasNode.and(this.page.locator(`[data-node-name=${JSON.stringify(name)}]`));
	}

	/** Opens a node of the canvas. */
	async openNode(name: string): Promise<OpenNode> {
		await this.node(name).dblclick();
		return await this.opened();
	}

	/** The node whose panel has just been opened. */
	async opened(): Promise<OpenNode> {
		await this.page.getByTestId('node-parameters').waitFor();
		return new OpenNode(this.page);
	}

	/** Searches the list of nodes; resolves to the names that it then shows. */
	async search(words: string): Promise<readonly string[]> {
		const creator = this.page.getByTestId('node-creator');
		if (!(await creator.isVisible())) await this.page.getByTestId('node-creator-plus-button').click();
		const bar = creator.getByTestId('node-creator-search-bar');
		const found = creator.getByTestId('node-creator-item-name');
		// The list follows the words a moment later: what it holds without any tells when.
		const categories = found.filter({ hasText: 'Action in an app' });
		await bar.fill('');
		await categories.waitFor();
		await bar.fill(words);
		await categories.waitFor({ state: 'hidden' });
		return await found.allInnerTexts();
	}

	/** Adds a node by one of its actions and opens it, after `search` has found it. */
	async addAction(node: string, action: string): Promise<OpenNode> {
		const names = this.page.getByTestId('node-creator').getByTestId('node-creator-item-name');
		await names.getByText(node, { exact: true }).first().click();
		await names.getByText(action, { exact: true }).first().click();
		return await this.opened();
	}

	/** Runs the whole workflow and waits for its end; resolves to the words of n8n's notice. */
	async runWorkflow(): Promise<string> {
		await this.page.getByTestId('execute-workflow-button').click();
		const notice = this.page.locator('.el-notification').filter({ hasText: /Workflow executed|Problem|Error/ }).first();
		return await notice.innerText();
	}

	/** Keeps a picture of what is on the screen as `.artefacts/editor/<name>.png`. */
	async picture(name: string): Promise<void> {
		const folder = join(artefacts, 'editor');
		await mkdir(folder, { recursive: true });
		await this.page.screenshot({ path: join(folder, `${name}.png`), timeout: patience });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}

function cookiesOf(header: string): Array<{ name: string; value: string }> {
	return header.split('; ').map((pair) => {
		const equals = pair.indexOf('=');
		return { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
	});
}
