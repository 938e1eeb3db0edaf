import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';

import { fuzzed } from './bounded';

it('ends when its last run has ended, though time was up before', async () => {
	const given = process.env['FUZZ_MS'];
	process.env['FUZZ_MS'] = '1000';
	let underWay = 0;
	try {
		await fuzzed(fc.nat(), async () => {
			underWay += 1;
			await pause(30);
			underWay -= 1;
		});
	} finally {
		if (given === undefined) delete process.env['FUZZ_MS'];
		else process.env['FUZZ_MS'] = given;
	}
	expect(underWay).toBe(0);
});
