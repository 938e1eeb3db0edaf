import { checkContent, contentSchemaOf, mapperFields } from '../../../nodes/OrchestratorQueue/content/schema';

const claim = {
	type: 'object',
	properties: {
		ClaimNumber: { type: 'string', pattern: '^C-[0-9]{6}$', title: 'Claim' },
		Amount: { type: 'number', minimum: 0, exclusiveMaximum: 100 },
		Count: { type: ['integer', 'null'] },
		Urgent: { type: 'boolean' },
		Channel: { type: 'string', enum: ['Email', 'Phone'] },
		Note: { type: 'string', minLength: 1, maxLength: 3 },
		When: { type: 'string', format: 'date-time' },
	},
	required: ['ClaimNumber'],
	additionalProperties: false,
};

const schemaOf = (schema: unknown) => {
	const found = contentSchemaOf(JSON.stringify(schema));
	if (found === undefined) throw new Error('There should be a schema');
	return found;
};

const valid = { ClaimNumber: 'C-000001' };

it.each([
	[{}, '"ClaimNumber" is required'],
	[{ ClaimNumber: 'X' }, 'must match the pattern'],
	[{ ClaimNumber: 7 }, 'must be of type string'],
	[{ ...valid, Amount: -1 }, 'must be 0 at least'],
	[{ ...valid, Amount: 100 }, 'must be less than 100'],
	[{ ...valid, Amount: '5' }, 'must be of type number'],
	[{ ...valid, Count: 1.5 }, 'must be of type integer or null'],
	[{ ...valid, Channel: 'Fax' }, 'must be one of Email, Phone'],
	[{ ...valid, Note: '' }, 'must have 1 characters at least'],
	[{ ...valid, Note: '🚚🚚🚚🚚' }, 'must have 3 characters at most'],
	[{ ...valid, Other: 1 }, 'is not among its fields'],
])('refuses %j, saying why', (content, why) => {
	expect(() => { checkContent(schemaOf(claim), content); }).toThrow(why);
});

it.each([valid, { ...valid, Amount: 0, Count: null, Urgent: false, Channel: 'Email', Note: '🚚🚚🚚' }])('accepts %j', (content) => {
	expect(() => { checkContent(schemaOf(claim), content); }).not.toThrow();
});

it('leaves a pattern that JavaScript cannot read to UiPath', () => {
	const schema = schemaOf({ properties: { A: { type: 'string', pattern: '(?<unclosed' } } });
	expect(() => { checkContent(schema, { A: 'x', B: 1 }); }).not.toThrow();
});

it.each([undefined, null, '', '  '])('a queue without schema (%j) asks for nothing', (text) => {
	expect(contentSchemaOf(text)).toBeUndefined();
});

it.each(['{', '7', '[]'])('says that a schema cannot be read: %s', (text) => {
	expect(() => contentSchemaOf(text)).toThrow('cannot be read');
});

it('gives each property as a field of the kind that fits', () => {
	expect(mapperFields(schemaOf(claim)).map(({ id, type, required }) => [id, type, required])).toEqual([
		['ClaimNumber', 'string', true],
		['Amount', 'number', false],
		['Count', 'number', false],
		['Urgent', 'boolean', false],
		['Channel', 'options', false],
		['Note', 'string', false],
		['When', 'dateTime', false],
	]);
});
