/** What a run tells above its output. */
import type { Host } from '../../../shared/operation';
import type { Ledger } from './ledger';

const whole = new Intl.NumberFormat('en-US');

export function tellSync(host: Host, { totals, requests }: Ledger): void {
	const { updated, textChanged, unchanged, doubtful, refused, failed } = totals;
	const parts = [
		`${whole.format(totals.new)} new`,
		`${whole.format(updated)} updated${textChanged > 0 ? ` (${whole.format(textChanged)} with changed text)` : ''}`,
		`${whole.format(unchanged)} unchanged`,
		...(doubtful > 0 ? [`${whole.format(doubtful)} new, updated or unchanged (a reply of UiPath's was lost)`] : []),
		`${whole.format(refused)} refused`,
		...(failed > 0 ? [`${whole.format(failed)} not sent or unknown`] : []),
	];
	host.hint(`Comments: ${parts.join(', ')}. Requests: ${whole.format(requests)}.`);
}

export function tellDryRun(host: Host, { totals: { comments, bytes }, requests }: Ledger): void {
	host.hint(
		`Dry run: nothing was sent. It would be ${whole.format(comments)} comments (${whole.format(Math.ceil(bytes / 1000))} KB) in about ` +
			`${whole.format(requests)} requests, for ${whole.format(comments)} AI units at most: one for each comment that is new or whose text changed.`,
	);
}
