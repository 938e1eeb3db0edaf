import { caller, comment, streamPath } from './caller';

const text = 'Caf\u00e9 👩🏽‍🦰: the water damage under POL-111111 and POL-222222 was on 2025-02-03, 1,250.00 EUR.';

interface Label {
	readonly name: string;
	readonly occurrence_confidence: { readonly value: number; readonly thresholds: string[] };
	readonly extraction_confidence: { readonly value: number; readonly thresholds: string[] };
	readonly fields: ReadonlyArray<{ name: string; value: unknown; text_spans: ReadonlyArray<Record<string, unknown>> }>;
}

interface Results {
	readonly results: ReadonlyArray<{
		prediction: { taxonomies: Array<{ labels: Label[]; general_fields: unknown[] }>; scores: unknown[] } | null;
	}>;
	readonly model?: unknown;
}

interface Fetched {
	readonly results: ReadonlyArray<{
		comment: { uid: string };
		labels?: Array<{ name: string[]; probability: number; sentiment?: number }>;
		entities?: Array<{ name: string; span: Record<string, number>; formatted_value: string }>;
		label_properties?: Array<{ property_name: string }>;
	}>;
}

function withText(): ReturnType<typeof caller> {
	const called = caller('empty');
	called.service.addComments('claims-mailbox', [comment('a', text)]);
	return called;
}

describe('predictions in results', () => {
	test('come once for each extraction, with fields, spans and the thresholds they clear', () => {
		const { results } = withText().json('GET', streamPath('all-mail', '/results')) as Results;
		const labels = results[0]?.prediction?.taxonomies[0]?.labels.filter(({ name }) => name === 'Claim > Water Damage') ?? [];
		expect(labels).toHaveLength(2);
		const start = text.indexOf('POL-222222') * 2;
		expect(labels[1]?.fields).toEqual([
			{
				name: 'Policy Number',
				value: { formatted: 'POL-222222' },
				text_spans: [{ content_part: 'body', message_index: 0, utf16_byte_start: start, utf16_byte_end: start + 20 }],
			},
			{ name: 'Amount', value: null, text_spans: [] },
			{ name: 'Effective Date', value: null, text_spans: [] },
		]);
		expect(labels[0]?.fields.map(({ value }) => value)).toEqual([
			{ formatted: 'POL-111111' },
			{ formatted: '1,250.00 EUR' },
			{ formatted: '2025-02-03T00:00:00' },
		]);
		for (const { occurrence_confidence: occurrence, extraction_confidence: extraction } of labels) {
			expect(extraction.value).toBeLessThanOrEqual(occurrence.value);
			expect(occurrence.thresholds).toContain('high_recall');
			expect(occurrence.thresholds).not.toContain('stream');
		}
	});

	test('name the threshold of the stream exactly where it is cleared', () => {
		const { results } = caller().json('GET', streamPath('disputes', '/results?max_results=400')) as Results;
		const labels = results.flatMap(({ prediction }) => prediction?.taxonomies[0]?.labels ?? []);
		const overdue = labels.filter(({ name }) => name === 'Invoice > Overdue');
		const marked = overdue.filter(({ occurrence_confidence: { thresholds } }) => thresholds.includes('stream'));
		const above = overdue.filter(({ occurrence_confidence: { value } }) => value >= 0.6);
		expect(marked).toEqual(above);
		expect(above.length).toBeGreaterThan(10);
		expect(overdue.length).toBeGreaterThan(above.length);
	});

	test('come with the model, and neither is there for a stream without one', () => {
		const { json, service } = withText();
		expect(json('GET', streamPath('claims', '/results', 'claims'))).toMatchObject({
			model: {
				definition: {
					taxonomies: [
						{
							name: 'default',
							labels: expect.arrayContaining([expect.objectContaining({ name: 'Claim > Status' })]) as unknown,
							field_types: expect.arrayContaining([expect.objectContaining({ data_type: { kind: 'money' } })]) as unknown,
						},
					],
				},
			},
		});
		service.addStream('customer-mail', { name: 'bare' });
		const bare = json('GET', streamPath('bare', '/results')) as Results;
		expect(bare.results[0]?.prediction).toBeNull();
		expect(bare).not.toHaveProperty('model');
		const fetched = json('POST', streamPath('bare', '/fetch'), { size: 1 }) as Fetched;
		expect(Object.keys(fetched.results[0] ?? {}).sort()).toEqual(['comment', 'sequence_id']);
	});

	test('are the same again, and others once the text has changed', () => {
		const { json, service } = withText();
		const read = (): unknown => (json('GET', streamPath('all-mail', '/results')) as Results).results[0]?.prediction;
		const before = read();
		expect(read()).toEqual(before);
		service.addComments('claims-mailbox', [comment('a', 'You charged twice.')]);
		expect(JSON.stringify(read())).toContain('Duplicate Charge');
	});
});

describe('predictions in a legacy fetch', () => {
	test('have labels as arrays of parts, entities with both kinds of offsets, and properties', () => {
		const { results } = withText().json('POST', streamPath('all-mail', '/fetch'), { size: 1 }) as Fetched;
		const [first] = results;
		expect(first?.labels?.map(({ name }) => name)).toEqual(expect.arrayContaining([['Claim', 'Water Damage'], ['Claim']]));
		expect(first?.labels?.[0]).not.toHaveProperty('sentiment');
		const entity = first?.entities?.find(({ formatted_value: value }) => value === 'POL-111111');
		const before = text.slice(0, text.indexOf('POL-111111'));
		expect(entity?.span).toMatchObject({ char_start: Array.from(before).length, utf16_byte_start: before.length * 2 });
		expect(first?.label_properties).toHaveLength(2);
	});

	test('have sentiment in a sentiment dataset', () => {
		const { results } = withText().json('POST', streamPath('claims', '/fetch', 'claims'), { size: 1 }) as Fetched;
		expect(results[0]?.labels?.[0]).toHaveProperty('sentiment');
	});

	test('leave out labels below the thresholds of the stream, but no comment', () => {
		const { results } = caller().json('POST', streamPath('disputes', '/fetch'), { size: 200 }) as Fetched;
		expect(results).toHaveLength(200);
		const labels = results.flatMap(({ labels: each = [] }) => each);
		expect(labels.every(({ name, probability }) => name.length > 0 && probability >= 0.6)).toBe(true);
		expect(results.some(({ labels: each }) => each?.length === 0)).toBe(true);
	});
});
