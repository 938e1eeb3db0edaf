import { prepared } from './prepared';

/** Before the first test of this project: the package built and packed, n8n installed; not on any test's clock. */
export default async function prepareOnce(): Promise<void> {
	await prepared();
}
