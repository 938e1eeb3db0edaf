/** What becomes of a comment whose executions fail again and again. */
import type { Result } from '../output/batch';

export type PoisonPolicy =
	| { readonly then: 'stop' }
	| { readonly then: 'output' }
	/** `type`: what the exception is called on the stream. */
	| { readonly then: 'tag'; readonly type: string };

/** Names the comments that stand in the way; its message is what the user reads. */
export class PoisonousComment extends Error {
	constructor(results: readonly Result[], deliveries: number) {
		const uids = results.slice(0, 3).map(({ comment }) => comment.uid.slice(0, 80));
		const more = results.length > uids.length ? ` and ${results.length - uids.length} more` : '';
		super(
			`The workflow did not succeed after ${deliveries} deliveries of comment ${uids.join(', ')}${more}. ` +
				'See the failed executions, mend the workflow, then activate it again; or choose under ' +
				'"When a Comment Keeps Failing" to tag such comments and go on.',
		);
		this.name = 'PoisonousComment';
	}
}
