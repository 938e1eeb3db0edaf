import type { FaultAction } from '../../emulator';
import { emulated } from '../../emulated';
import { NODE, runComments } from '../runComments';

const ROUTE = 'GET /api/v1/attachments/{reference}';

describe('Attachment: Download', () => {
	const held = emulated();
	let found: { attachment_reference: string; content_hash: string; name: string };

	beforeEach(async () => {
		const parameters = { resource: 'comment', operation: 'getMany', source: 'claims-mailbox', returnAll: true };
		const attachments = (await runComments(held.emulator, parameters)).json(NODE).flatMap((json) => json['attachments']);
		found = (attachments as Array<typeof found>).find((one) => 'attachment_reference' in one) ?? found;
		held.emulator.journal.clear();
	});

	type Options = { contentHash?: string; fileName?: string };
	const fetched = async (options: Options = {}, attachmentReference = found.attachment_reference) =>
		await runComments(held.emulator, { resource: 'attachment', operation: 'download', attachmentReference, options });

	it('puts the file into binary data, byte for byte', async () => {
		const finished = await fetched({ contentHash: found.content_hash, fileName: 'mine.bin' });
		const [item] = finished.items(NODE);
		expect(item?.json).toMatchObject({ fileName: 'mine.bin', contentHash: found.content_hash });
		expect(item?.binary?.['data']).toMatchObject({ fileName: 'mine.bin', bytes: item?.json['bytes'] });
	});

	it('is an error where the file is not the expected one', async () => {
		const finished = await fetched({ contentHash: 'a'.repeat(64) });
		expect(finished.error?.message).toContain('not the one that the expected hash names');
	});

	const breaks: readonly FaultAction[] = [{ cut: 3 }, { cut: 3, chunked: true }, { reset: true }];

	it.each(breaks)('begins anew where the reply breaks once (%j)', async (action) => {
		held.emulator.faults.set([{ route: ROUTE, when: 'after', nth: 1, do: action }]);
		const finished = await fetched({ contentHash: found.content_hash });
		expect(finished.json(NODE)).toMatchObject([{ contentHash: found.content_hash }]);
		expect(held.emulator.journal.entries({ route: ROUTE })).toHaveLength(2);
	});

	it('leaves no file where a part of it is called the whole', async () => {
		held.emulator.faults.set([{ route: ROUTE, when: 'after', do: { shortLength: true } }]);
		const finished = await fetched({ contentHash: found.content_hash });
		expect(finished.status).toBe('error');
		expect(finished.items(NODE)).toEqual([]);
	});

	it('asks once only for a file that is not the expected one', async () => {
		await fetched({ contentHash: 'a'.repeat(64) });
		expect(held.emulator.journal.entries({ route: ROUTE })).toHaveLength(1);
	});

	it('renews a token that has expired, once', async () => {
		held.emulator.expireTokens();
		expect((await fetched()).status).toBe('success');
	});

	it('says that there is no such attachment', async () => {
		expect((await fetched({}, 'unknown')).error?.message).toContain('UiPath found no such thing');
	});

	it('follows no redirect', async () => {
		held.emulator.faults.set([{ route: ROUTE, do: { redirect: { to: held.emulator.elsewhere } } }]);
		expect((await fetched()).error?.message).toContain('redirect');
		expect(held.emulator.journal.entries().filter(({ origin }) => origin === 'elsewhere')).toEqual([]);
	});

	it.each(['a/b', '..', 'a b'])('refuses the reference %j before anything is sent', async (attachmentReference) => {
		expect((await fetched({}, attachmentReference)).error?.message).toContain('"Attachment Reference"');
		expect(held.emulator.journal.entries()).toHaveLength(0);
	});
});
