/** Files from outside, e-mails and CSV, with bytes changed: each is read or refused in words, and nothing crashes. */
import fc from 'fast-check';
import { Readable } from 'node:stream';

import { parsedEml } from '../../nodes/CommunicationsMiningSourceComments/comment/email/eml';
import { InputError } from '../../nodes/shared/wire/input';
import { emailShapes } from '../CommunicationsMiningSourceComments/comment/email/shapes';
import { emulated } from '../emulated';
import { expectCleanEnd } from '../faults/matrix/attack';
import { everyOperation } from '../operations/everyOperation';
import { arranged, NODE, ran } from '../operations/runSample';
import { fuzzed } from './bounded';

jest.mock('../../nodes/shared/client/clock', () => jest.requireActual<object>('../faults/matrix/quickClock'));

const held = emulated({ seed: 'empty' });

/** Bytes put in the place of others. */
const splice = (pieces: readonly string[]): fc.Arbitrary<Splice> =>
	fc.record({ at: fc.nat(100_000), drop: fc.nat(40), put: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 })) });

interface Splice {
	readonly at: number;
	readonly drop: number;
	readonly put: string;
}

function spliced(bytes: Buffer, changes: readonly Splice[]): Buffer {
	return changes.reduce((before, { at, drop, put }) => {
		const start = at % (before.length + 1);
		return Buffer.concat([before.subarray(0, start), Buffer.from(put, 'latin1'), before.subarray(start + drop)]);
	}, bytes);
}

const MAIL = [
	'\r\n\r\n', '--', 'Content-Type: multipart/mixed; boundary="', 'Content-Transfer-Encoding: base64\r\n', '=?utf-8?B?', '=?x-unknown?Q?=FF?=', '\0',
	'Content-Type: message/rfc822\r\n\r\n', '__proto__: x\r\n', 'constructor: y\r\n', 'charset=utf-7', 'begin 644 x\r\n', ';filename*0*=utf-8\'\'%FF;', '\xff\xfe', ': \r\n :',
	'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(200),
];

const originals = emailShapes().map(({ eml }) => eml);

it('takes any bytes for an email or refuses them in words', async () => {
	const emails = fc.record({
		shape: fc.nat(originals.length - 1),
		changes: fc.array(splice(MAIL), { minLength: 1, maxLength: 6 }),
	});
	await fuzzed(emails, async ({ shape, changes }) => {
		const bytes = spliced(originals[shape] ?? Buffer.alloc(0), changes);
		const file = { stream: Readable.from([bytes]), fileName: 'a.eml', mimeType: 'message/rfc822', size: bytes.length };
		const email = await parsedEml(file).catch((error: unknown) => {
			if (error instanceof InputError && error.message.length <= 500) return undefined;
			throw error;
		});
		if (email !== undefined) expect(() => JSON.stringify(email)).not.toThrow();
	});
}, 120_000);

const CSV = [',', '"', '""', '\r\n', '\n', '\r', '\0', '\ufeff', '__proto__', 'constructor', '","', '{"__proto__":1}', '{', '"\n"', ','.repeat(500), '"'.repeat(501)];

it('takes any bytes of an export for rows, or ends in an error of our own words', async () => {
	const placed = everyOperation().find(({ key }) => key === 'orchestratorQueue/queue/exportItems');
	if (placed === undefined) throw new Error('There is no such operation');
	const rows = Array.from({ length: 4 }, (_, index) => `${index},Invoices,"{""a"":${index}}",x`);
	const original = Buffer.from(['Id,Queue,Specific Data,Reference', ...rows].join('\r\n'));
	await fuzzed(fc.array(splice(CSV), { minLength: 1, maxLength: 6 }), async (changes) => {
		const ready = await arranged(held.emulator, placed);
		const headers = { 'content-type': 'text/csv' };
		const body = spliced(original, changes).toString('utf8');
		held.emulator.faults.set([{ route: 'GET /exports/{ticket}', do: { answer: { status: 200, headers, body } } }]);
		const finished = await ran(placed, { ...ready, parameters: { ...ready.parameters, output: 'items' } });
		expectCleanEnd(held.emulator, finished);
		for (const json of finished.json(NODE)) expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
	});
}, 120_000);
