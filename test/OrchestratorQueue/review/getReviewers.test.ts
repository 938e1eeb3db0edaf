import { emulated } from '../../emulated';
import { accountOf } from '../../engine/account';
import { searchList } from '../../engine/searchList';
import { finance, NODE, runQueue } from '../runQueue';

describe('Review: Get Reviewers', () => {
	const held = emulated();

	it('lists the users who may review in the folder', async () => {
		const finished = await runQueue(held.emulator, { resource: 'review', operation: 'getReviewers', ...finance });
		expect(finished.json(NODE)).toEqual([
			expect.objectContaining({ id: 583, userName: 'ines.keller' }),
			expect.objectContaining({ id: 584, userName: 'tomas.obrien' }),
		]);
	});

	it('offers them in the picker by name', async () => {
		const node = { name: NODE, type: 'n8n-nodes-uipath.orchestratorQueue', parameters: finance };
		const found = await searchList({ node, method: 'reviewers', filter: 'kell', credentials: accountOf(held.emulator) });
		expect(found.results).toEqual([{ name: 'Inès Keller (ines.keller)', value: '583' }]);
	});
});
