/**
 * Where emulator and nodes knowingly differ from the OpenAPI document of the queue API, and why.
 * Everything else is validated as the document stands, with objects closed to members that it does not name.
 */
export const deviations = {
	/** Members that answers may carry besides those that the document names. */
	extraMembers: {
		names: ['@odata.context', '@odata.count'],
		reason: 'OData adds its annotations to every answer; the document names them for lists alone.',
	},
	/** Null where the document says nothing about null. */
	nullableProperties: {
		applies: 'every property that is not required',
		reason: 'The document has no nullability at all, while every sample answer of the API guide shows nulls.',
	},
	/** Maps whose values the document declares as objects. */
	primitiveContent: {
		names: ['SpecificContent', 'Output', 'Analytics'],
		reason: 'The API guide allows primitives only; the document declares the values of such maps as objects.',
	},
	/** Answers whose body may be empty although the document gives it the error envelope. */
	emptyErrors: {
		statuses: [400, 404, 405],
		reason: 'Orchestrator was seen to answer these without a body, for instance a $top above the limit.',
	},
	/** Routes that the document does not have. */
	extraRoutes: {
		names: ['GET /exports/{ticket}'],
		reason: 'The storage behind a pre-signed download link is no part of the API.',
	},
} as const;
