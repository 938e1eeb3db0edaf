import { caller } from './caller';

describe('the catalogue', () => {
	const { json, send, service } = caller('empty');

	test('lists projects, sources, datasets and streams', () => {
		expect(json('GET', '/api/v1/projects')).toMatchObject({ projects: [{ name: 'operations', title: 'Operations' }] });
		const sources = [{ name: 'support-mailbox', owner: 'operations' }, { name: 'claims-mailbox' }];
		expect(json('GET', '/api/v1/sources')).toMatchObject({ sources });
		expect(json('GET', '/api/v1/sources/operations')).toMatchObject({ sources });
		const datasets = [{ name: 'customer-mail', has_sentiment: false }, { name: 'claims', has_sentiment: true }];
		expect(json('GET', '/api/v1/datasets')).toMatchObject({ datasets });
		expect(json('GET', '/api/v1/datasets/operations')).toMatchObject({ datasets });
		expect(json('GET', '/api/v1/datasets/operations/customer-mail/streams')).toMatchObject({
			streams: [{ name: 'disputes' }, { name: 'all-mail' }],
		});
	});

	test('finds one source or dataset by name and by id', () => {
		const source = { source: { id: '47194279497e141e', email_transform_tag: 'support.0.SUPPORT1' } };
		expect(json('GET', '/api/v1/sources/operations/support-mailbox')).toMatchObject(source);
		expect(json('GET', '/api/v1/sources/id:47194279497e141e')).toMatchObject(source);
		const dataset = { dataset: { name: 'claims', source_ids: ['c1fb849b855841de'] } };
		expect(json('GET', '/api/v1/datasets/operations/claims')).toMatchObject(dataset);
		expect(json('GET', '/api/v1/datasets/id:2ac96df7a0e9eb20')).toMatchObject(dataset);
	});

	test.each(['/api/v1/sources/nobody', '/api/v1/datasets/operations/none', '/api/v1/sources/id:0000000000000000'])(
		'answers 404 for %s',
		(path) => {
			expect(send('GET', path)).toEqual({ status: 404, body: { status: 'error', message: '404 Not Found' } });
		},
	);

	test('knows labels, model versions and the user', () => {
		expect(json('GET', '/api/v1/datasets/operations/claims')).toMatchObject({
			dataset: { label_defs: expect.arrayContaining([expect.objectContaining({ name: 'Claim > Water Damage' })]) as unknown },
		});
		expect(json('GET', '/api/v1/datasets/operations/claims/model-tags')).toMatchObject({ model_tags: [{ name: 'live', version: 8 }, {}] });
		expect(json('GET', '/auth/user')).toMatchObject({
			user: { organisation_permissions: { operations: expect.arrayContaining(['triggers-consume']) as unknown } },
		});
	});

	test('words what the server refuses in the envelope of the service', () => {
		expect(service.refuse('unauthenticated', 'token expired')).toEqual({
			status: 401,
			body: { status: 'error', message: '401 Unauthorized' },
		});
		expect(service.refuse('forbidden', '').status).toBe(403);
		expect(service.refuse('unknown route', '').status).toBe(404);
	});

	test('asks every route for the scope of the service', () => {
		expect(service.routes.every(({ scopes }) => scopes?.includes('Ixp.ApiAccess'))).toBe(true);
	});
});
