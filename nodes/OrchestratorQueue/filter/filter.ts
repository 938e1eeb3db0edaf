import type { Read, Values } from '../../shared/read';
import { all, any, date, int64, odata, rawFilter } from '../../shared/wire/odata';
import type { OData } from '../../shared/wire/odata';
import { PRIORITIES } from '../queueItem/newItem';
import { EXCEPTION_TYPES, REVIEW_STATUSES, STATUSES } from './fields';

/** What a filter asks for; `dates` where it compares a date, which some servers refuse for queue items. */
export interface Filter {
	readonly expression: OData | undefined;
	readonly dates: boolean;
}

/** The filter that the panel of `filterPanel` holds (UiPath API catalogue, OData rules). @throws InputError */
export function chosenFilter(read: Read): Filter {
	if (read.choice('filterWay', ['conditions', 'expression']) === 'expression') {
		const written = read.text('filterExpression');
		return { expression: rawFilter(written), dates: /(Time|Date|Processing) +[gl][te] /i.test(written) };
	}
	const conditions = read.collection('conditions');
	const dates = dateTerms(conditions);
	return { expression: all([...otherTerms(conditions), ...dates]), dates: dates.some((term) => term !== undefined) };
}

function otherTerms(read: Values): ReadonlyArray<OData | undefined> {
	const reference = read.optionalText('reference');
	const start = read.optionalText('referenceStart');
	const robot = read.optionalText('robotId');
	const reviewer = read.optionalText('reviewerId');
	return [
		any(read.choices('status', STATUSES).map((status) => odata`Status eq ${status}`)),
		any(read.choices('reviewStatus', REVIEW_STATUSES).map((status) => odata`ReviewStatus eq ${status}`)),
		any(read.choices('priority', PRIORITIES).map((priority) => odata`Priority eq ${priority}`)),
		read.has('exceptionType')
			? odata`ProcessingExceptionType eq ${read.choice('exceptionType', EXCEPTION_TYPES)}`
			: undefined,
		reference === undefined ? undefined : odata`Reference eq ${reference}`,
		start === undefined ? undefined : odata`startswith(Reference,${start})`,
		robot === undefined ? undefined : odata`Robot/Id eq ${int64(robot)}`,
		reviewer === undefined ? undefined : odata`ReviewerUserId eq ${int64(reviewer)}`,
	];
}

function dateTerms(read: Values): ReadonlyArray<OData | undefined> {
	const from = (name: string, property: OData) => {
		const moment = read.optionalMoment(name);
		return moment === undefined ? undefined : odata`${property} ge ${date(moment)}`;
	};
	const before = (name: string, property: OData) => {
		const moment = read.optionalMoment(name);
		return moment === undefined ? undefined : odata`${property} lt ${date(moment)}`;
	};
	return [
		from('createdAfter', odata`CreationTime`),
		before('createdBefore', odata`CreationTime`),
		from('deferredAfter', odata`DeferDate`),
		before('deferredBefore', odata`DeferDate`),
		from('dueAfter', odata`DueDate`),
		before('dueBefore', odata`DueDate`),
		from('startedAfter', odata`StartProcessing`),
		before('startedBefore', odata`StartProcessing`),
		from('endedAfter', odata`EndProcessing`),
		before('endedBefore', odata`EndProcessing`),
	];
}
