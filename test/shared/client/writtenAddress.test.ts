import { addressIn, legacyDomainIn, nameIn } from '../../../nodes/shared/client/writtenAddress';
import { InputError } from '../../../nodes/shared/wire/input';

describe('An address in a credential', () => {
	it.each([
		['https://uipath.example.com', 'https://uipath.example.com/'],
		['uipath.example.com', 'https://uipath.example.com/'],
		['HTTPS://UiPath.Example.com/', 'https://uipath.example.com/'],
		['uipath.example.com:8443/acme/', 'https://uipath.example.com:8443/acme/'],
		['http://127.0.0.1:5000', 'http://127.0.0.1:5000/'],
		['http://localhost:5000', 'http://localhost:5000/'],
		['http://[::1]:5000', 'http://[::1]:5000/'],
	])('is read from %s', (written, address) => {
		expect(addressIn(written, 'Address').href).toBe(address);
	});

	it.each([
		['http://uipath.example.com', 'does not begin with https://'],
		['http://127.0.0.1.example.com', 'does not begin with https://'],
		['ftp://uipath.example.com', 'does not begin with https://'],
		['https://user:secret@example.com', 'user name or password'],
		['https://@example.com', 'user name or password'],
		['https://127.0.0.1@example.com', 'user name or password'],
		['https://example.com/?tid=1', 'query or a fragment'],
		['https://example.com/?', 'query or a fragment'],
		['https://example.com/#', 'query or a fragment'],
		['https://example.com\\@other.example', 'user name or password'],
		['https://exam\tple.com', 'is not an address'],
		['https:\\\\example.com', 'is not an address'],
		['https://exam ple.com', 'is not an address'],
		['https://', 'is not an address'],
		['https://example.com:99999', 'is not an address'],
	])('is refused in the form %j', (written, reason) => {
		const read = () => addressIn(written, 'Token URL');
		expect(read).toThrow(InputError);
		expect(read).toThrow(`Token URL in the UiPath credential`);
		expect(read).toThrow(reason);
	});

	it('is not repeated when it is refused, since it may hold a password', () => {
		expect(() => addressIn('https://user:secret@example.com', 'Address')).toThrow(/^(?!.*secret)/s);
		expect(() => nameIn('https://user:secret@example.com', 'Organization')).toThrow(/^(?!.*secret)/s);
	});
});

describe('A name in a credential', () => {
	it('becomes one encoded segment', () => {
		expect(nameIn('acme', 'Organization')).toBe('acme');
		expect(nameIn('Zürich AG', 'Organization')).toBe('Z%C3%BCrich%20AG');
	});

	it.each(['a/b', 'https://cloud.uipath.com/acme', 'a\\b', '..', '.'])('is refused in the form %s', (written) => {
		expect(() => nameIn(written, 'Organization')).toThrow(InputError);
	});
});

describe('A legacy domain in a credential', () => {
	it.each(['acme', 'ACME', 'acme.reinfer.io', 'https://acme.reinfer.io/api/v1', 'https://acme.reinfer.io/'])(
		'is read from %s',
		(written) => {
			expect(legacyDomainIn(written, 'Domain')).toBe('acme');
		},
	);

	it.each(['acme.example.com', 'acme.reinfer.io.example.com', 'a.b.reinfer.io', 'https://acme.reinfer.io:8443'])(
		'is refused in the form %s',
		(written) => {
			expect(() => legacyDomainIn(written, 'Domain')).toThrow('not below reinfer.io');
		},
	);
});
