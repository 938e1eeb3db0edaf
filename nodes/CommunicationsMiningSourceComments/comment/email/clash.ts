/** User properties that UiPath makes of an e-mail itself (UiPath API catalogue, Sync raw emails). */
const GENERATED: ReadonlySet<string> = new Set([
	'number:Participant Count',
	'number:Position in Thread',
	'number:Recipient Count',
	'string:Has Signature',
	'string:Message ID',
	'string:Sender',
	'string:Sender Domain',
	'string:Thread',
]);

/** Which of these keys UiPath makes itself; `overridden`: names without their type. */
export function clashingProperties(keys: readonly string[], overridden: readonly string[]): readonly string[] {
	const allowed = new Set(overridden);
	return keys.filter((key) => GENERATED.has(key) && !allowed.has(key.slice(key.indexOf(':') + 1)));
}

export function clashAdvice(clashing: readonly string[]): string {
	const names = clashing.map((key) => `"${key.slice(key.indexOf(':') + 1)}"`).join(', ');
	return `UiPath makes these user properties of the email itself: ${names}. Rename them, or put their names into "Override User Properties" so that yours win.`;
}
