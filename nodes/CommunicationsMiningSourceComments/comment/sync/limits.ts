/** How much goes into one request, and how many requests are under way. */
import type { INodeProperties } from 'n8n-workflow';

import { once } from '../../../shared/once';
import type { Entry } from '../../../shared/operation';

/** The service takes as many in one sync (UiPath API catalogue, Comments in a source). */
const MOST_COMMENTS = 16_384;
const COMMENTS = { least: 1, most: MOST_COMMENTS, usual: 1024 } as const;
const MEGABYTES = { least: 1, most: 64, usual: 8 } as const;
const PARALLEL = { least: 1, most: 10, usual: 3 } as const;

interface Amount {
	readonly least: number;
	readonly most: number;
	/** Where nothing is entered. */
	readonly usual: number;
}

function amount(displayName: string, name: string, bounds: Amount, description: string): INodeProperties {
	const { least, most, usual } = bounds;
	const typeOptions = { minValue: least, maxValue: most };
	return { displayName, name, type: 'number', typeOptions, default: usual, description };
}

const commentsPerRequest = amount(
	'Comments per Request',
	'commentsPerRequest',
	COMMENTS,
	'How many comments are sent together at most',
);

const megabytesPerRequest = amount(
	'Megabytes per Request',
	'megabytesPerRequest',
	MEGABYTES,
	'How large a request may be. Requests that UiPath finds too large are halved.',
);

const parallelChunks = amount(
	'Requests at the Same Time',
	'requestsAtTheSameTime',
	PARALLEL,
	'How many requests may be under way together',
);

const compress: INodeProperties = {
	displayName: 'Compress Requests',
	name: 'compress',
	type: 'boolean',
	default: false,
	description: 'Whether to send requests as gzip, which pays over a slow line. Where UiPath does not take it, they are sent plain.',
};

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to check everything and estimate the AI units, but send nothing. One input item that asks for it is enough.',
};

export const syncOptions = [commentsPerRequest, compress, dryRun, megabytesPerRequest, parallelChunks] as const;

export interface Limits {
	readonly comments: number;
	/** Of the comments' JSON in one request. */
	readonly bytes: number;
	readonly parallel: number;
	readonly compress: boolean;
	readonly dryRun: boolean;
}

export const limitsOf = once<Limits>(({ options }) => {
	const entered = ({ name }: INodeProperties, bounds: Amount) => options.optionalInteger(name, bounds) ?? bounds.usual;
	return {
		comments: entered(commentsPerRequest, COMMENTS),
		bytes: entered(megabytesPerRequest, MEGABYTES) * 1_000_000,
		parallel: entered(parallelChunks, PARALLEL),
		compress: options.flag('compress'),
		dryRun: options.flag('dryRun'),
	};
});

/** What holds for the whole job: the first item's limits, and a dry run where any item asks for one, since that sends nothing. */
export function jobLimits(entries: ReadonlyArray<Entry<{ readonly limits: Limits }>>): Limits | undefined {
	const [first] = entries;
	const dryRun = entries.some(({ parameters }) => parameters.limits.dryRun);
	return first && { ...first.parameters.limits, dryRun };
}
