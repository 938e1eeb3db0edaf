/**
 * `work`, done only where the question differs from the one before: of very many items nearly all ask the same. The answer is
 * shared, so it must not be changed. What `work` throws is thrown each time and not kept.
 */
export function remembered<A>(work: (question: string) => A): (question: string) => A {
	let last: { readonly question: string; readonly answer: A } | undefined;
	return (question) => {
		if (last?.question !== question) last = { question, answer: work(question) };
		return last.answer;
	};
}
