import { RequestFailure } from './client/failure';

export type Attempt<T> = { readonly value: T } | { readonly failure: RequestFailure };

/** What became of a request, its failure as a value. Anything else that is thrown (cancellation, a refused parameter) goes on. */
export async function attempted<T>(request: Promise<T>): Promise<Attempt<T>> {
	return await request.then(
		(value) => ({ value }),
		(error: unknown) => {
			if (error instanceof RequestFailure) return { failure: error };
			throw error;
		},
	);
}
