import { changes, inTurn } from '../../nodes/shared/inTurn';
import type { Api } from '../../nodes/shared/client/api';

const unused = () => Promise.reject(new Error('Nothing is sent here'));
const all = { send: unused, sendAndTell: unused, open: unused, download: unused, wait: unused };
const api = (): Api => ({ ...all, now: () => 0, ahead: () => undefined, signal: undefined });

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

describe('changes of one thing by one execution', () => {
	it('are made in their order, and once where two in a row are alike', async () => {
		const log: string[] = [];
		const change = changes<string>();
		const one = api();
		const made = ['a', 'a', 'b', 'a', 'a'].map(
			async (what) =>
				await change(one, 'thing', what, async () => {
					log.push(what);
					return await Promise.resolve(`${what} made`);
				}),
		);
		expect(await Promise.all(made)).toEqual(['a made', 'a made', 'b made', 'a made', 'a made']);
		expect(log).toEqual(['a', 'b', 'a']);
	});

	it('keep their order where the one before failed', async () => {
		const log: string[] = [];
		const change = changes<string>();
		const one = api();
		const made = ['a', 'a', 'b'].map(
			async (what, index) =>
				await change(one, 'thing', what, async () => {
					log.push(what);
					return await (index === 0 ? Promise.reject(new Error('not made')) : Promise.resolve(what));
				}),
		);
		await Promise.allSettled(made);
		expect(log).toEqual(['a', 'a', 'b']);
	});

	it('are made again where the one before failed, and by every execution', async () => {
		let tries = 0;
		const change = changes<number>();
		const make = async () => {
			tries += 1;
			return await (tries === 1 ? Promise.reject(new Error('not made')) : Promise.resolve(tries));
		};
		const one = api();
		const made = [change(one, 'thing', 'a', make), change(one, 'thing', 'a', make), change(one, 'thing', 'a', make)];
		expect(await Promise.allSettled(made)).toMatchObject([{ status: 'rejected' }, { value: 2 }, { value: 2 }]);
		expect(await change(api(), 'thing', 'a', make)).toBe(3);
	});
});
