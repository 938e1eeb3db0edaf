import { allowedLink, isHostAllowed, networkOf, trustedRoot } from '../../../nodes/shared/client/origin';
import { InputError } from '../../../nodes/shared/wire/input';

const cloud = { url: new URL('https://cloud.uipath.com/a/b/orchestrator_') };
const local = { url: new URL('http://127.0.0.1:4000') };

test.each([
	['localhost', 'loopback'],
	['a.localhost', 'loopback'],
	['127.9.9.9', 'loopback'],
	['[::1]', 'loopback'],
	['[::ffff:7f00:1]', 'loopback'],
	['169.254.169.254', 'link-local'],
	['[fe80::1]', 'link-local'],
	['10.1.2.3', 'private'],
	['172.31.0.1', 'private'],
	['192.168.1.1', 'private'],
	['[fd00::1]', 'private'],
	['0.0.0.0', 'reserved'],
	['[::]', 'reserved'],
	['8.8.8.8', 'public'],
	['172.32.0.1', 'public'],
	['[2606:4700::1]', 'public'],
	['storage.example.com', 'public'],
])('%s is in the %s network', (host, network) => {
	expect(networkOf(host)).toBe(network);
});

test.each([
	'https://127.0.0.1/file',
	'https://localhost/file',
	'https://2130706433/file',
	'https://0x7f000001/file',
	'https://0177.0.0.1/file',
	'https://127.1/file',
	'https://[::1]/file',
	'https://[::ffff:127.0.0.1]/file',
	'https://169.254.169.254/latest/meta-data',
	'https://10.0.0.5/file',
	'https://0.0.0.0/file',
	'http://storage.example.com/file',
	'file:///etc/passwd',
	'data:text/plain,x',
	'//storage.example.com/file',
	'https://user:secret@storage.example.com/file',
	'not a link',
])('the link %s is refused for a credential in the cloud', (link) => {
	expect(allowedLink(link, cloud)).toBe('not allowed');
});

test('a public https link is allowed, a local one where the credential itself is local', () => {
	expect(allowedLink('https://storage.example.com/file?sig=a', cloud)).toBeInstanceOf(URL);
	expect(allowedLink('http://127.0.0.1:5000/file', local)).toBeInstanceOf(URL);
	expect(allowedLink('http://localhost:5000/file', local)).toBeInstanceOf(URL);
	expect(allowedLink('http://10.0.0.1/file', local)).toBe('not allowed');
	const inside = { url: new URL('https://10.0.0.1') };
	expect(allowedLink('https://10.0.0.2/file', inside)).toBeInstanceOf(URL);
	expect(allowedLink('http://10.0.0.2/file', inside)).toBe('not allowed');
});

test("the credential's allowed domains hold for links, and its own host always works", () => {
	const home = { ...cloud, allowedDomains: 'storage.example.com, *.blob.example' };
	expect(allowedLink('https://storage.example.com/x', home)).toBeInstanceOf(URL);
	expect(allowedLink('https://a.blob.example/x', home)).toBeInstanceOf(URL);
	expect(allowedLink('https://cloud.uipath.com/x', home)).toBeInstanceOf(URL);
	expect(allowedLink('https://blob.example/x', home)).toBe('not allowed');
	expect(allowedLink('https://evil-storage.example.com/x', home)).toBe('not allowed');
	expect(isHostAllowed('EXAMPLE.com.', ' example.COM ')).toBe(true);
	expect(isHostAllowed('example.com', '*., ,')).toBe(false);
});

test.each([
	'https://user@cloud.uipath.com',
	'https://user:secret@cloud.uipath.com',
	'https://cloud.uipath.com/?a=b',
	'https://cloud.uipath.com/?',
	'https://cloud.uipath.com/#a',
	'http://cloud.uipath.com',
	'http://10.0.0.1',
	'ftp://cloud.uipath.com',
	'cloud.uipath.com',
	'',
])('the address %j is refused in a credential', (address) => {
	expect(() => trustedRoot(address)).toThrow(InputError);
});

test('https, and http to this machine, may carry the token', () => {
	expect(trustedRoot('https://cloud.uipath.com/a/b').pathname).toBe('/a/b');
	expect(trustedRoot('http://localhost:3000').origin).toBe('http://localhost:3000');
	expect(trustedRoot('http://[::1]:3000').port).toBe('3000');
});
