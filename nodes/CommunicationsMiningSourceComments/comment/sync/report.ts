/** What a run tells above its output. */
import type { Host } from '../../../shared/operation';
import type { Ledger } from './ledger';

/** `12,345`. */
const whole = (count: number): string => count.toLocaleString('en-US');

export function tellSync(host: Host, { totals, requests }: Ledger): void {
	const { updated, textChanged, unchanged, doubtful, refused, failed } = totals;
	const parts = [
		`${whole(totals.new)} new`,
		`${whole(updated)} updated${textChanged > 0 ? ` (${whole(textChanged)} with changed text)` : ''}`,
		`${whole(unchanged)} unchanged`,
		...(doubtful > 0 ? [`${whole(doubtful)} new, updated or unchanged (a reply of UiPath's was lost)`] : []),
		`${whole(refused)} refused`,
		...(failed > 0 ? [`${whole(failed)} not sent or unknown`] : []),
	];
	host.hint(`Comments: ${parts.join(', ')}. Requests: ${whole(requests)}.`);
}

export function tellDryRun(host: Host, { totals: { comments, bytes }, requests }: Ledger): void {
	host.hint(
		`Dry run: nothing was sent. It would be ${whole(comments)} comments (${whole(Math.ceil(bytes / 1000))} KB) in about ` +
			`${whole(requests)} requests, for ${whole(comments)} AI units at most: one for each comment that is new or whose text changed.`,
	);
}
