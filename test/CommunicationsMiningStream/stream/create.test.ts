import { create } from '../../../nodes/CommunicationsMiningStream/stream/create';
import { readOf } from '../../readOf';
import { streams } from '../address';

const dataset = { project: 'operations', dataset: 'customer-mail' };

function streamOf(given: object): unknown {
	return create.request(readOf(create, { ...dataset, name: 'disputes', ...given })).body;
}

describe('Stream: Create', () => {
	it('sends nothing but the name where nothing else is set', () => {
		const request = create.request(readOf(create, { ...dataset, name: 'disputes' }));
		expect(request).toEqual({ method: 'PUT', path: streams, body: { stream: { name: 'disputes' } } });
	});

	it('builds the comment filter and the model from the form', () => {
		const filterAndModel = {
			modelVersion: 8,
			timestampFrom: '2020-06-03T16:05:00',
			sources: '18ba5ce699f8da1f, 0123456789abcdef',
			fromDomains: 'acme.com',
			thresholds: { rows: [{ label: 'Parent Label > Child Label', threshold: 0.41 }] },
			userProperties: {
				rows: [
					{ property: 'Country', type: 'string', condition: 'one_of', values: 'uk, de' },
					{ property: 'Spend', type: 'number', condition: 'between', values: '100, 100000' },
				],
			},
		};
		expect(streamOf({ title: 'Disputes', filterAndModel })).toEqual({
			stream: {
				name: 'disputes',
				title: 'Disputes',
				comment_filter: {
					timestamp: { minimum: '2020-06-03T16:05:00.000Z' },
					sources: ['18ba5ce699f8da1f', '0123456789abcdef'],
					messages: { from: { domain_one_of: ['acme.com'] } },
					user_properties: {
						'string:Country': { one_of: ['uk', 'de'] },
						'number:Spend': { minimum: 100, maximum: 100000 },
					},
				},
				model: { version: 8, label_thresholds: [{ name: ['Parent Label', 'Child Label'], threshold: 0.41 }] },
			},
		});
	});

	it('takes the filter and the model as JSON just as they are', () => {
		const given = { specify: 'json', commentFilterJson: '{"reviewed":"only_reviewed"}', modelJson: '{"version":3}' };
		expect(streamOf(given)).toEqual({
			stream: { name: 'disputes', comment_filter: { reviewed: 'only_reviewed' }, model: { version: 3 } },
		});
	});

	it.each([
		[{ name: 'Collateral Disputes' }, /cannot be a stream's name/],
		[{ title: 'x'.repeat(129) }, /129 characters; UiPath takes at most 128/],
		[{ specify: 'json', commentFilterJson: '{' }, /is not valid JSON/],
		[{ filterAndModel: { thresholds: { rows: [{ label: 'A', threshold: 0.5 }] } } }, /need a model version/],
		[{ filterAndModel: { modelVersion: 1, thresholds: { rows: [{ label: 'A', threshold: 2 }] } } }, /from 0 to 1/],
	])('refuses %j with a sentence', (given, sentence) => {
		expect(() => streamOf(given)).toThrow(sentence);
	});
});
