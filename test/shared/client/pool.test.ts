import { closeConnections, dispatcherFor, proxiesFromEnvironment } from '../../../nodes/shared/client/pool';
import type { EgressFilter } from '../../../nodes/shared/client/api';

afterEach(closeConnections);

test.each([
	[{}, ['', '', '']],
	[{ HTTPS_PROXY: 'http://p:1' }, ['', 'http://p:1', '']],
	[{ https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:1' }, ['', 'http://small:1', '']],
	[{ HTTP_PROXY: 'http://p:1', NO_PROXY: 'localhost' }, ['http://p:1', 'http://p:1', 'localhost']],
	[{ ALL_PROXY: 'p:1', no_proxy: '*' }, ['http://p:1', 'http://p:1', '*']],
	[{ https_proxy: ' ', HTTPS_PROXY: 'http://user:pass@p:1' }, ['', 'http://user:pass@p:1', '']],
])('the proxies of %j are %j', (environment, [httpProxy, httpsProxy, noProxy]) => {
	expect(proxiesFromEnvironment(environment)).toEqual({ httpProxy, httpsProxy, noProxy });
});

test('an origin keeps its dispatcher, and one under the egress filter has its own', () => {
	const filter: EgressFilter = {
		validateUrl: async () => ({ ok: true }),
		validateConnectionHost: () => ({ ok: true }),
		createSecureLookup: () => undefined,
		validateRedirectSync: () => undefined,
	};
	const plain = dispatcherFor('https://a.example', undefined);
	expect(dispatcherFor('https://a.example', undefined)).toBe(plain);
	const filtered = dispatcherFor('https://a.example', filter);
	expect(filtered).not.toBe(plain);
	expect(dispatcherFor('https://a.example', { ...filter })).toBe(filtered);
});
