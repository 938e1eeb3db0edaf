/** Rows N24, S1, S8, S9 and S12: answers and addresses that somebody made to harm, and credentials that are narrowed. */
import type { Emulator } from '../../emulator';
import type { PlacedOperation } from '../../operations/everyOperation';
import { arranged, NODE, ran } from '../../operations/runSample';
import { aboutAnswers, aboutBodies, isFile } from './answers';
import { attacked, expectCleanEnd } from './attack';
import { expectAttacked, onEachRequest, refused } from './row';
import type { Row } from './row';
import { blotted, callsTo, usualOf } from './usual';
import type { Target } from './usual';

/** The recorded JSON with more own keys in each of its objects; `undefined` where it is none. */
function withKeys(body: string, keys: Readonly<Record<string, unknown>>): string | undefined {
	try {
		return JSON.stringify(extended(JSON.parse(body), keys));
	} catch {
		return undefined;
	}
}

function extended(value: unknown, keys: Readonly<Record<string, unknown>>): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((each) => extended(each, keys));
	const more = Object.create(null) as object;
	const own = Object.entries(value).map(([name, given]) => [name, extended(given, keys)] as const);
	for (const [name, given] of [...own, ...Object.entries(keys)]) {
		if (!Object.hasOwn(more, name)) Object.defineProperty(more, name, { value: given, enumerable: true });
	}
	return more;
}

/** Gives the operation's own answers with more keys in them, one kind of request after the other, and looks at each end. */
async function withAnswers(
	emulator: Emulator,
	placed: PlacedOperation,
	keys: Readonly<Record<string, unknown>>,
	look: (target: Target, arrived: number, failed: boolean) => void,
): Promise<void> {
	const { targets } = await usualOf(emulator, placed);
	let attackedRequests = 0;
	for (const target of targets) {
		const body = isFile(target) ? undefined : withKeys(target.answer.body, keys);
		if (body === undefined) continue;
		const ready = await arranged(emulator, placed);
		const { status } = target.answer;
		const answer = { status, headers: { 'content-type': 'application/json' }, body };
		emulator.faults.set([{ route: target.route, when: 'after', do: { answer } }]);
		const finished = await ran(placed, ready, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expectCleanEnd(emulator, finished);
		const arrived = callsTo(emulator).filter(({ route }) => route === target.route).length;
		look(target, arrived, finished.error !== undefined);
		attackedRequests += 1;
	}
	expectAttacked(placed, attackedRequests);
}

const EVIL_KEYS = Object.fromEntries([
	['__proto__', { polluted: true }],
	['constructor', { prototype: { polluted: true } }],
	['toString', 'x'],
]) as Readonly<Record<string, unknown>>;

export const hostileRows: readonly Row[] = [
	{
		id: 'N24',
		title: 'the answer holds keys called "error" and the node retries on fail',
		...aboutBodies,
		async attack(emulator, placed) {
			await withAnswers(emulator, placed, { error: 'boom' }, ({ times }, arrived, failed) => {
				if (!failed) expect(arrived).toBeLessThanOrEqual(times);
			});
		},
	},
	onEachRequest('S1', 'UiPath redirects to another host', (target) =>
		isFile(target)
			? []
			: [301, 302, 303, 307, 308].map((status) => ({
					action: { redirect: { to: 'http://user:secret@evil.example/x', status } },
					...refused,
					says: /redirect to evil\.example, which was not followed/,
				})),
		aboutAnswers,
	),
	{
		id: 'S8',
		title: 'UiPath repeats the token and the secret in its error',
		async attack(emulator, placed) {
			const { targets } = await usualOf(emulator, placed);
			for (const target of targets) {
				await ran(placed, await arranged(emulator, placed));
				const authorization = callsTo(emulator)[0]?.headers.authorization ?? '';
				const message = `You sent ${authorization}, ${authorization.slice(7)}`;
				await attacked(emulator, placed, target, {
					action: { answer: { status: 400, body: { message, traceId: authorization } } },
					...refused,
				});
			}
		},
	},
	{
		id: 'S9',
		title: 'the answer holds keys such as __proto__',
		...aboutBodies,
		async attack(emulator, placed) {
			await withAnswers(emulator, placed, EVIL_KEYS, () => {
				expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
			});
		},
	},
	{
		id: 'S12',
		title: 'the credential is restricted to domains',
		async attack(emulator, placed) {
			const usual = await usualOf(emulator, placed);
			const ready = await arranged(emulator, placed);
			const account = { ...ready.account, allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' };
			const finished = await ran(placed, { ...ready, account });
			expect(finished.error).toBeUndefined();
			expect(blotted(finished.items(NODE))).toBe(usual.output);
		},
	},
];
