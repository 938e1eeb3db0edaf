import { odata } from '../../../nodes/shared/wire/odata';
import { queryText } from '../../../nodes/shared/wire/query';

test('values are encoded once, lists repeat the name, and what is undefined is left out', () => {
	const query = { $filter: odata`A eq ${'&$top=1'}`, $top: 10, uid: ['a.b', 'c+d'], 'a b': 'é', gone: undefined };
	expect(queryText(query)).toBe('?$filter=A%20eq%20%27%26%24top%3D1%27&$top=10&uid=a.b&uid=c%2Bd&a%20b=%C3%A9');
	expect(queryText({ gone: undefined, none: [] })).toBe('');
	expect(queryText()).toBe('');
});
