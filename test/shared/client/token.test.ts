import { TokenCache, tokenKey } from '../../../nodes/shared/client/token';

const credentials = { kind: 'client credentials', tokenUrl: 'https://a/token', clientId: 'id', clientSecret: 's3cret', scopes: 'OR.Queues' } as const;

function granting(lifetimeMs = 3_600_000) {
	const calls: number[] = [];
	const grant = async () => {
		calls.push(calls.length + 1);
		await Promise.resolve();
		return { token: `token ${calls.length}`, lifetimeMs };
	};
	return { calls, grant };
}

test('200 at once make one token request', async () => {
	const cache = new TokenCache();
	const { calls, grant } = granting();
	const got = await Promise.all(Array.from({ length: 200 }, async () => await cache.get('key', 0, grant)));
	expect(new Set(got)).toEqual(new Set(['token 1']));
	expect(calls).toHaveLength(1);
});

test('a token is renewed a minute before it expires, a short one at half its life', async () => {
	const cache = new TokenCache();
	const long = granting(3_600_000);
	for (const now of [0, 3_539_999, 3_540_000]) await cache.get('long', now, long.grant);
	expect(long.calls).toHaveLength(2);
	const short = granting(30_000);
	for (const now of [0, 14_999, 15_000]) await cache.get('short', now, short.grant);
	expect(short.calls).toHaveLength(2);
});

test('a rejected token is replaced once, however many had it rejected', async () => {
	const cache = new TokenCache();
	const { calls, grant } = granting();
	const first = await cache.get('key', 0, grant);
	const again = Array.from({ length: 50 }, async () => {
		cache.reject('key', first);
		return await cache.get('key', 0, grant);
	});
	expect(new Set(await Promise.all(again))).toEqual(new Set(['token 2']));
	cache.reject('key', first);
	expect(await cache.get('key', 0, grant)).toBe('token 2');
	expect(calls).toHaveLength(2);
});

test('a failure reaches everyone who waits and is not kept', async () => {
	const cache = new TokenCache();
	let calls = 0;
	const failing = async () => {
		calls += 1;
		await Promise.resolve();
		throw new Error('down');
	};
	const results = await Promise.allSettled([cache.get('key', 0, failing), cache.get('key', 0, failing)]);
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(calls).toBe(1);
	await expect(cache.get('key', 0, granting().grant)).resolves.toBe('token 1');
});

test('whatever proves itself differently has a token of its own, and the key does not hold the secret', () => {
	const keys = [
		tokenKey(credentials, ''),
		tokenKey(credentials, 'tenant'),
		tokenKey({ ...credentials, scopes: '' }, ''),
		tokenKey({ ...credentials, clientSecret: 'other' }, ''),
		tokenKey({ ...credentials, clientId: 'other' }, ''),
		tokenKey({ ...credentials, tokenUrl: 'https://b/token' }, ''),
	];
	expect(new Set(keys).size).toBe(keys.length);
	expect(keys.join()).not.toContain('s3cret');
});

test('the cache forgets the longest unused of more than 200 credentials', async () => {
	const cache = new TokenCache();
	const { calls, grant } = granting();
	for (let key = 0; key <= 200; key += 1) await cache.get(String(key), 0, grant);
	await cache.get('200', 0, grant);
	expect(calls).toHaveLength(201);
	await cache.get('0', 0, grant);
	expect(calls).toHaveLength(202);
});
