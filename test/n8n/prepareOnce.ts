import { findBrowser } from './editor/browser';
import { prepared } from './prepared';

/** Before the first test of this project: the package built and packed, n8n installed, a browser found; not on any test's clock. */
export default async function prepareOnce(): Promise<void> {
	await prepared();
	try {
		await findBrowser();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		process.stderr.write(`» The journeys in n8n's editor cannot run: ${reason}\n`);
	}
}
