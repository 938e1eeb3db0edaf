import type { Route, Service } from './route';
import { RouteTable } from './routeTable';

const service: Service = {
	name: 'any',
	routes: [],
	settings: {},
	refuse: () => ({ status: 400 }),
	state: () => ({}),
	reset: () => undefined,
};

function tableOf(...names: readonly Route['name'][]): RouteTable {
	return new RouteTable().add(service, names.map((name) => ({ name, handle: () => ({ status: 200 }) })));
}

const table = tableOf(
	'GET /odata/Items',
	'POST /odata/Items',
	'GET /odata/Items({key})',
	'GET /odata/ItemComments({key})',
	'POST /odata/Items({key})/UiPathODataSvc.SetProgress',
	'POST /odata/Items/UiPathODataSvc.Add',
	"GET /odata/Records/UiPathODataSvc.Last(days={days},queue={queue})",
	"GET /odata/Queues({key})/Svc.Schema(kind='{kind}')",
	'GET /api/v1/sources/id:{id}',
	'GET /api/v1/sources/{project}',
	'GET /api/v1/sources/{project}/special',
	'GET /api/v1/{kind}/acme/plain',
);

function found(method: string, path: string): string {
	const match = table.match(method, path.split('/').slice(1));
	if (match.kind !== 'found') return match.kind;
	return `${match.entry.route.name} ${JSON.stringify(match.parameters)}`;
}

describe('The route table', () => {
	test.each([
		['GET', '/odata/Items', 'GET /odata/Items {}'],
		['GET', '/ODATA/items', 'GET /odata/Items {}'],
		['GET', '/odata/Items(12)', 'GET /odata/Items({key}) {"key":"12"}'],
		['GET', '/odata/itemcomments(7)', 'GET /odata/ItemComments({key}) {"key":"7"}'],
		['POST', '/odata/Items(9)/UiPathODataSvc.SetProgress', 'POST /odata/Items({key})/UiPathODataSvc.SetProgress {"key":"9"}'],
		['POST', '/odata/Items/UiPathODataSvc.Add', 'POST /odata/Items/UiPathODataSvc.Add {}'],
		['POST', '/odata/Items/UiPathODataSvc.Add()', 'POST /odata/Items/UiPathODataSvc.Add {}'],
		[
			'GET',
			'/odata/Records/UiPathODataSvc.Last(days=3,queue=44)',
			'GET /odata/Records/UiPathODataSvc.Last(days={days},queue={queue}) {"days":"3","queue":"44"}',
		],
		[
			'GET',
			"/odata/Queues(1)/Svc.Schema(kind='Output')",
			'GET /odata/Queues({key})/Svc.Schema(kind=\'{kind}\') {"key":"1","kind":"Output"}',
		],
	])('finds %s %s', (method, path, expected) => {
		expect(found(method, path)).toBe(expected);
	});

	test('prefers the hole with more text around it', () => {
		expect(found('GET', '/api/v1/sources/id:abc')).toBe('GET /api/v1/sources/id:{id} {"id":"abc"}');
		expect(found('GET', '/api/v1/sources/acme')).toBe('GET /api/v1/sources/{project} {"project":"acme"}');
	});

	test('tries the other branch where the first leads nowhere', () => {
		expect(found('GET', '/api/v1/sources/acme/plain')).toBe('GET /api/v1/{kind}/acme/plain {"kind":"sources"}');
	});

	test('decodes what stands in a hole once, and only there', () => {
		expect(found('GET', '/api/v1/sources/a%2Fb')).toBe('GET /api/v1/sources/{project} {"project":"a/b"}');
		expect(found('GET', '/api/v1/sources/a%252Fb')).toBe('GET /api/v1/sources/{project} {"project":"a%2Fb"}');
		expect(found('GET', '/api/v1/sources/%E6%97%A5')).toBe('GET /api/v1/sources/{project} {"project":"日"}');
	});

	test.each(['/api/v1/sources/', '/api/v1/sources/%ZZ', '/odata/Items(12', '/odata/Nothing', '/odata/Items()/x', '/'])(
		'finds nothing for %s',
		(path) => {
			expect(found('GET', path)).toBe('none');
		},
	);

	test('a path that exists for other methods says for which', () => {
		const match = table.match('DELETE', ['odata', 'Items']);
		expect(match).toMatchObject({ kind: 'other methods', methods: ['GET', 'POST'] });
	});

	test('two routes may not claim the same path, in whatever case', () => {
		expect(() => tableOf('GET /a/{x}', 'GET /A/{x}')).toThrow('Two routes claim GET /A/{x}');
	});
});
