import { inTurn } from '../../nodes/shared/inTurn';
import type { Api } from '../../nodes/shared/client/api';

const unused = () => Promise.reject(new Error('Nothing is sent here'));
const all = { send: unused, sendAndTell: unused, open: unused, download: unused, wait: unused };
const api = (): Api => ({ ...all, now: () => 0, signal: undefined });

describe('what one execution does to the same thing', () => {
	it('happens one after the other, whether it succeeds or fails', async () => {
		const one = api();
		const log: string[] = [];
		const work = (name: string) => async () => {
			log.push(`${name} begins`);
			await Promise.resolve();
			log.push(`${name} ends`);
			if (name === 'first') throw new Error(name);
			return name;
		};
		const ended = await Promise.allSettled([inTurn(one, 'a', work('first')), inTurn(one, 'a', work('second'))]);
		expect(ended).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'second' }]);
		expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
	});

	it('does not wait for what is done to other things or by other executions', async () => {
		const one = api();
		const never = inTurn(one, 'a', async () => await new Promise<never>(() => undefined));
		await expect(Promise.race([never, inTurn(one, 'b', () => Promise.resolve('b'))])).resolves.toBe('b');
		await expect(Promise.race([never, inTurn(api(), 'a', () => Promise.resolve('c'))])).resolves.toBe('c');
	});
});
