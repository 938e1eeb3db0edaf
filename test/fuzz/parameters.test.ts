/** Texts that people, expressions and AI agents may put where no such text belongs: nothing crashes, and no request goes astray. */
import fc from 'fast-check';

import { emulated } from '../emulated';
import { expectCleanEnd } from '../faults/matrix/attack';
import { expectOwnRoute, openTo } from '../faults/matrix/parameters';
import { callsTo, usualOf } from '../faults/matrix/usual';
import { everyOperation } from '../operations/everyOperation';
import { arranged, ran } from '../operations/runSample';
import { fuzzed } from './bounded';

jest.mock('../../nodes/shared/client/clock', () => jest.requireActual<object>('../faults/matrix/quickClock'));

const held = emulated({ seed: 'empty' });

const operations = new Map(everyOperation().map((placed) => [placed.key, placed]));

const PIECES = [
	'..', '/', '\\', '%2e', '%00', '?', '#', ';', '&$top=1000', "'", '"', ' or 1 eq 1', ')', '\r\nX-Evil: 1', '\0', '\t', '\ud800', '👩‍👩‍👧', '\u202e', 'İ',
	'1', '-1', '1e999', '9007199254740993', '0x10', 'NaN', 'null', 'true', '__proto__', 'constructor', '2026-01-31T09:30:00Z', '{{ 1 }}', '={{ $env }}', '${x}', '@odata.type',
];

const text = fc.oneof(
	fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.json({ maxDepth: 3 }),
	fc.nat(200_000).map((length) => 'a'.repeat(length)),
);

// An empty one never reaches the node: n8n itself refuses to run it.
const drawn = fc.record({ operation: fc.constantFrom(...operations.keys()), parameter: fc.nat(20), text: text.filter((written) => written !== '') });

it('sends each request to its own route or sends none, whatever is written into a parameter', async () => {
	await fuzzed(drawn, async ({ operation, parameter, text: written }) => {
		const placed = operations.get(operation);
		if (placed === undefined) throw new Error(`There is no ${operation}`);
		const usual = await usualOf(held.emulator, placed);
		const ready = await arranged(held.emulator, placed);
		const variants = openTo(written, placed, ready);
		const parameters = variants[parameter % Math.max(1, variants.length)] ?? ready.parameters;
		const finished = await ran(placed, { ...ready, parameters });
		expectCleanEnd(held.emulator, finished);
		for (const call of callsTo(held.emulator)) expectOwnRoute(call, usual);
	});
}, 120_000);
