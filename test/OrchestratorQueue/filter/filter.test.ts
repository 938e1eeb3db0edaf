import { chosenFilter } from '../../../nodes/OrchestratorQueue/filter/filter';
import { getMany } from '../../../nodes/OrchestratorQueue/queueItem/getMany';
import { readOf } from '../../readOf';

const filtered = (conditions: object, zone?: string) => {
	const { expression, dates } = chosenFilter(readOf(getMany, { filterWay: 'conditions', conditions: { ...conditions } }, zone));
	return { expression: expression?.text, dates };
};
const expressed = (filterExpression: string) => chosenFilter(readOf(getMany, { filterWay: 'expression', filterExpression }));

it.each([
	[{}, undefined],
	[{ status: ['Failed'] }, "Status eq 'Failed'"],
	[{ status: ['Failed', 'Abandoned'], priority: ['High'] }, "(Status eq 'Failed' or Status eq 'Abandoned') and Priority eq 'High'"],
	[{ reviewStatus: ['None'], exceptionType: 'BusinessException' }, "ReviewStatus eq 'None' and ProcessingExceptionType eq 'BusinessException'"],
	[{ reference: "O'Brien" }, "Reference eq 'O''Brien'"],
	[{ referenceStart: "x' or '1' eq '1" }, "startswith(Reference,'x'' or ''1'' eq ''1')"],
	[{ robotId: '749', reviewerId: 9007199254740 }, 'Robot/Id eq 749 and ReviewerUserId eq 9007199254740'],
])('%j becomes %s', (conditions, expression) => {
	expect(filtered(conditions)).toEqual({ expression, dates: false });
});

it('compares dates in UTC, those without a zone taken to be the workflow’s', () => {
	const { expression, dates } = filtered({ createdAfter: '2026-01-31T09:00:00', endedBefore: '2026-02-01T00:00:00Z' }, 'Europe/Zurich');
	expect(expression).toBe('CreationTime ge 2026-01-31T08:00:00.000Z and EndProcessing lt 2026-02-01T00:00:00.000Z');
	expect(dates).toBe(true);
});

it.each([
	[{ status: ['Gone'] }, '"Status"'],
	[{ robotId: '1 or 1 eq 1' }, 'not an id'],
	[{ createdAfter: 'yesterday' }, '"Created After"'],
])('refuses %j', (conditions, why) => {
	expect(() => filtered(conditions)).toThrow(why);
});

it('takes an expression as it is, as one term', () => {
	expect(expressed("Status eq 'New' or Priority eq 'High'").expression?.nested).toBe("(Status eq 'New' or Priority eq 'High')");
	expect(expressed('CreationTime gt 2026-01-31T00:00:00Z').dates).toBe(true);
});

it.each(['', "Status eq 'New", "Status eq 'New') or (1 eq 1"])('refuses the expression %j', (expression) => {
	expect(() => expressed(expression)).toThrow();
});
