/** What robots and workflows hand each other with a transaction: flat objects of texts, numbers, true/false and null. */
import type { Values } from '../../shared/read';
import { InputError, quoted } from '../../shared/wire/input';
import type { Json } from '../../shared/wire/request';

type Content = Readonly<Record<string, Json>>;

/**
 * The JSON object in the field of that name, or `undefined` where it is empty (UiPath API catalogue, Orchestrator queues: Add one item).
 * @throws InputError that names the nested value, the key that UiPath does not take, the number that is not exact, or the size.
 */
export function flatContent(read: Values, name: string, title: string, mostCharacters: number): Content | undefined {
	if (!read.has(name)) return undefined;
	const content = read.object(name);
	const entries = Object.entries(content);
	if (entries.length === 0) return undefined;
	for (const [key, value] of entries) {
		if (key === '' || /[.:#@]/.test(key)) {
			throw new InputError(`"${title}" has the key ${quoted(key)}. Keys cannot be empty or hold any of . : # @; rename it.`);
		}
		if (typeof value === 'object' && value !== null) {
			throw new InputError(
				`"${title}" has ${Array.isArray(value) ? 'a list' : 'an object'} at ${quoted(key)}. UiPath takes texts, numbers, true, false and null only: ` +
					'pick its fields, or send it as text with JSON.stringify.',
			);
		}
		if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
			throw new InputError(`"${title}" has a number at ${quoted(key)} that is too large to be sent exactly. Send it as text.`);
		}
	}
	const characters = JSON.stringify(content).length;
	if (characters > mostCharacters) {
		throw new InputError(`"${title}" has ${characters} characters; UiPath takes ${mostCharacters}. Send less, or a link to the rest.`);
	}
	return content;
}
