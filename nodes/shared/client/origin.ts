import { BlockList, isIP } from 'node:net';
import { InputError } from '../wire/input';

const NETWORKS = {
	loopback: ['127.0.0.0/8', '::1/128'],
	'link-local': ['169.254.0.0/16', 'fe80::/10'],
	private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'],
	reserved: ['0.0.0.0/8', '192.0.0.0/24', '198.18.0.0/15', '224.0.0.0/3', '::/128', '64:ff9b::/96', 'ff00::/8'],
} as const;

export type Network = keyof typeof NETWORKS | 'public';

let lists: ReturnType<typeof listsOfNetworks> | undefined;

/** Made when they are first asked for: that takes 10 ms, which a process that only lists its nodes should not pay. */
function listsOfNetworks() {
	return Object.entries(NETWORKS).map(([network, ranges]) => {
		const list = new BlockList();
		for (const range of ranges) {
			const [address = '', bits] = range.split('/');
			list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
		}
		return { network: network as keyof typeof NETWORKS, list }; // Object.entries forgets the keys' type.
	});
}

/** Which kind of network a host name or literal address stands for; names other than `localhost` count as public. */
export function networkOf(hostname: string): Network {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
	if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
	const family = isIP(host);
	if (family === 0) return 'public';
	return (lists ??= listsOfNetworks()).find(({ list }) => list.check(host, family === 6 ? 'ipv6' : 'ipv4'))?.network ?? 'public';
}

/**
 * The root of a service as the credential names it: the only origin that its token is ever sent to.
 * @throws InputError for user information, query or fragment in it, and for http to anything but this machine.
 */
export function trustedRoot(address: string): URL {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new InputError('The address in the credential is not an https address. Correct it in the credential.');
	}
	if (url.username !== '' || url.password !== '' || address.includes('?') || address.includes('#')) {
		throw new InputError('The address in the credential holds a user name, a query or a fragment. Remove it there.');
	}
	if (url.protocol === 'http:' && networkOf(url.hostname) !== 'loopback') {
		throw new InputError('The address in the credential starts with http:, which would show the token to the network. Use https:.');
	}
	return url;
}

/** A list such as `example.com, *.example.org` allows a host; `*.` means subdomains only, as n8n itself reads it. */
export function isHostAllowed(hostname: string, allowedDomains: string): boolean {
	const host = hostname.toLowerCase().replace(/\.$/, '');
	return allowedDomains
		.split(',')
		.map((entry) => entry.trim().toLowerCase().replace(/\.$/, ''))
		.some((entry) => (entry.startsWith('*.') ? entry.length > 2 && host.endsWith(entry.slice(1)) : entry !== '' && host === entry));
}

/** Where the credential lives, which decides what a link it leads to may be. */
export interface Home {
	readonly url: URL;
	readonly allowedDomains?: string;
}

/**
 * The link as it may be fetched (without a token), or why not. https only, and no address of this machine or a private
 * network, unless the credential's own host is on that same network.
 */
export function allowedLink(link: string, home: Home): URL | 'not allowed' {
	const url = URL.canParse(link) ? new URL(link) : undefined;
	if (!url || url.username !== '' || url.password !== '') return 'not allowed';
	const network = networkOf(url.hostname);
	const homeNetwork = networkOf(home.url.hostname);
	const plainAllowed = network === 'loopback' && homeNetwork === 'loopback';
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && plainAllowed)) return 'not allowed';
	if (network !== 'public' && network !== homeNetwork) return 'not allowed';
	if (home.allowedDomains === undefined || url.hostname === home.url.hostname) return url;
	return isHostAllowed(url.hostname, home.allowedDomains) ? url : 'not allowed';
}
