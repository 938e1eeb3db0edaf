import { checkedHeaders } from '../../../nodes/shared/wire/headers';
import { InputError } from '../../../nodes/shared/wire/input';

test('what a header can carry passes unchanged', () => {
	const headers = { 'X-UIPATH-FolderPath': "Shared/O'Brien & co\t~" };
	expect(checkedHeaders(headers)).toBe(headers);
});

test.each(['a\r\nX-Evil: 1', 'a\n', 'a\0', 'Büro', '日本'])('the value %j is refused, never stripped', (value) => {
	expect(() => checkedHeaders({ 'X-A': value })).toThrow(InputError);
});

test('a name with a line break is refused', () => {
	expect(() => checkedHeaders({ 'X-A\r\nX-B': 'a' })).toThrow(InputError);
});
