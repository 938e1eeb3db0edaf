import { FaultScript, FaultScriptError } from './faultScript';

const ADD = 'POST /odata/Queues/UiPathODataSvc.AddQueueItem';
const RESULTS = 'GET /api/v1/datasets/{project}/{dataset}/streams/{stream}/results';

function scriptOf(...faults: readonly object[]): FaultScript {
	const script = new FaultScript([ADD, RESULTS]);
	script.add(faults);
	return script;
}

function struckAt(script: FaultScript, requests: number, route: string | null = ADD): number[] {
	const numbers = Array.from({ length: requests }, (_, index) => index + 1);
	return numbers.filter(() => script.strike(route).before !== undefined);
}

describe('The fault script', () => {
	test.each([
		['every time without nth and times', {}, [1, 2, 3, 4, 5]],
		['once with nth', { nth: 2 }, [2]],
		['the first ones with times', { times: 3 }, [1, 2, 3]],
		['a run with both', { nth: 2, times: 2 }, [2, 3]],
	])('strikes %s', (_title, when, expected) => {
		expect(struckAt(scriptOf({ route: ADD, ...when, do: { reset: true } }), 5)).toEqual(expected);
	});

	test('counts from when the fault was set, and only requests of its route', () => {
		const script = scriptOf();
		script.strike(ADD);
		script.add([{ route: ADD, nth: 2, do: { reset: true } }]);
		script.strike(RESULTS);
		expect(struckAt(script, 3)).toEqual([2]);
	});

	test('a star matches every request, also one without a route', () => {
		expect(struckAt(scriptOf({ route: '*', nth: 2, do: { reset: true } }), 3, null)).toEqual([2]);
	});

	test('a route may be written with other names for its holes, in any case, with ()', () => {
		const script = scriptOf(
			{ route: 'get /API/v1/datasets/{owner}/{name}/streams/{s}/results', do: { html: 200 } },
			{ route: `${ADD}()`, do: { reset: true } },
		);
		expect(script.strike(RESULTS).before).toEqual({ html: 200 });
		expect(script.strike(ADD).before).toEqual({ reset: true });
	});

	test('within a list the first that strikes wins, and every fault goes on counting', () => {
		const script = scriptOf(
			{ route: ADD, nth: 1, do: { html: 502 } },
			{ route: ADD, nth: 2, do: { reset: true } },
			{ route: ADD, do: { hang: 5 } },
		);
		const struck = [1, 2, 3].map(() => script.strike(ADD).before);
		expect(struck).toEqual([{ html: 502 }, { reset: true }, { hang: 5 }]);
	});

	test('a list that is set later goes first', () => {
		const script = scriptOf({ route: ADD, do: { html: 502 } });
		script.add([{ route: ADD, nth: 1, do: { reset: true } }]);
		expect([1, 2].map(() => script.strike(ADD).before)).toEqual([{ reset: true }, { html: 502 }]);
	});

	test('what is done to the handler’s answer comes after it, all else before, unless said otherwise', () => {
		expect(scriptOf({ route: ADD, do: { cut: 3 } }).strike(ADD)).toEqual({ after: { cut: 3 } });
		expect(scriptOf({ route: ADD, do: { hang: 3 } }).strike(ADD)).toEqual({ before: { hang: 3 } });
		expect(scriptOf({ route: ADD, when: 'after', do: { hang: 3 } }).strike(ADD)).toEqual({ after: { hang: 3 } });
	});

	test('says what is set and how many requests it has seen', () => {
		const script = scriptOf({ route: ADD, nth: 3, do: { reset: true } });
		script.strike(ADD);
		expect(script.list()).toEqual([{ route: ADD, nth: 3, do: { reset: true }, seen: 1 }]);
		script.clear();
		expect(script.list()).toEqual([]);
	});

	test.each([
		['something else than a list', { route: ADD, do: { reset: true } }, 'Expected array'],
		['a fault that does nothing', [{ route: ADD, do: {} }], '[0.do] needs exactly one of answer, reset'],
		['a fault that does two things', [{ route: ADD, do: { reset: true, html: 200 } }], 'needs exactly one of'],
		['a word it does not know', [{ route: ADD, do: { explode: true } }], "Unrecognized key(s) in object: 'explode'"],
		['a count that is not one', [{ route: ADD, nth: 0, do: { reset: true } }], '[0.nth]'],
		['"then" without a hang', [{ route: ADD, do: { reset: true, then: 'close' } }], '"then" goes with "hang" only'],
		['a route that does not exist', [{ route: 'GET /nowhere', do: { reset: true } }], 'No route is named "GET /nowhere"'],
	])('refuses %s, and then sets nothing', (_title, faults, message) => {
		const script = scriptOf();
		expect(() => {
			script.add(faults);
		}).toThrow(FaultScriptError);
		expect(() => {
			script.add(faults);
		}).toThrow(message);
		expect(script.list()).toEqual([]);
	});
});
