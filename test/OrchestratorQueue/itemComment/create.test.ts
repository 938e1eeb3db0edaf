import { create } from '../../../nodes/OrchestratorQueue/itemComment/create';
import { readOf } from '../../readOf';
import { finance } from '../runQueue';

describe('Item Comment: Create', () => {
	it('writes the comment on the item', () => {
		expect(create.request(readOf(create, { ...finance, itemId: 1050200, text: ' Asked the supplier ' }))).toEqual({
			method: 'POST',
			path: '/odata/QueueItemComments',
			headers: { 'X-UIPATH-FolderPath': 'Shared/Finance' },
			body: { Text: 'Asked the supplier', QueueItemId: 1050200 },
		});
	});

	it('keeps every digit of a 64-bit item id', () => {
		const { body } = create.request(readOf(create, { ...finance, itemId: '9007199254740993', text: 'a' }));
		expect(JSON.stringify(body)).toBe('{"Text":"a","QueueItemId":9007199254740993}');
	});

	it('takes 512 characters and refuses one more before anything is sent', () => {
		const text = (length: number) => readOf(create, { ...finance, itemId: '1', text: 'ü'.repeat(length) });
		expect(create.request(text(512)).body).toMatchObject({ Text: 'ü'.repeat(512) });
		expect(() => create.request(text(513))).toThrow('"Text" has 513 characters; UiPath takes 512 at most. Shorten it.');
	});

	it.each(['', 'abc', '1.5', '9'.repeat(20)])('refuses %j as the id of an item', (itemId) => {
		expect(() => create.request(readOf(create, { ...finance, itemId, text: 'a' }))).toThrow(/id|empty/i);
	});

	it('makes a second comment when it is sent twice, so it is never sent again blindly', () => {
		expect(create.effect).toBe('adds');
	});
});
