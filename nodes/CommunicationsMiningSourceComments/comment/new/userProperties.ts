import { once } from '../../../shared/once';
import { InputError, quoted } from '../../../shared/wire/input';
import { ownObject } from '../../../shared/wire/json';
import type { Json } from '../../../shared/wire/request';

const ANY_NUMBER = { least: -Number.MAX_VALUE, most: Number.MAX_VALUE } as const;

/**
 * The rows of the form with UiPath's keys, `string:City` and `number:Deal Value`; rows with an empty value are left out.
 * @throws InputError for a name that occurs twice, or a value that is no number where it should be one.
 */
export const userPropertiesOf = once<{ readonly [key: string]: Json } | undefined>((panel) => {
	const entries: Array<readonly [string, Json]> = [];
	const seen = new Set<string>();
	for (const row of panel.rows('userProperties', 'property')) {
		const type = row.choice('type', ['string', 'number']);
		const key = keyOf(row.text('name'), type);
		if (seen.has(key)) throw new InputError(`"User Properties" has ${quoted(key)} twice. Remove one of them.`);
		seen.add(key);
		if (row.verbatim('value').trim() === '') continue;
		entries.push([key, type === 'number' ? row.number('value', ANY_NUMBER) : row.verbatim('value')]);
	}
	return entries.length === 0 ? undefined : ownObject(entries);
});

/** A name that already carries the prefix of its type keeps it once. */
function keyOf(name: string, type: 'string' | 'number'): string {
	return name.startsWith(`${type}:`) ? name : `${type}:${name}`;
}
