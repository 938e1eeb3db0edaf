/** The switches of all services under one roof: read as one object, changed by merging, put back by a reset. */

/** A change that names a setting that does not exist or gives it a value of another type. */
export class SettingsError extends Error {}

type Group = Record<string, unknown>;

function isGroup(value: unknown): value is Group {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'array' : typeof value;
}

/** A setting that is or may become null says nothing about its type. */
function fits(current: unknown, given: unknown): boolean {
	return current === null || given === null || kindOf(current) === kindOf(given);
}

function check(current: Group, given: unknown, path: string): void {
	if (!isGroup(given)) throw new SettingsError(`${path || 'The settings'} must be an object.`);
	for (const [name, value] of Object.entries(given)) {
		const where = path ? `${path}.${name}` : name;
		if (!Object.hasOwn(current, name)) throw new SettingsError(`There is no setting "${where}".`);
		const now = current[name];
		if (isGroup(now)) check(now, value, where);
		else if (!fits(now, value)) throw new SettingsError(`"${where}" must be of type ${kindOf(now)}.`);
	}
}

function merge(current: Group, given: Group): void {
	for (const [name, value] of Object.entries(given)) {
		const now = current[name];
		if (isGroup(now) && isGroup(value)) merge(now, value);
		else current[name] = value;
	}
}

/** The live settings objects by the name of their service; `general` ones stand beside them at the top. */
export class Settings {
	private readonly initial: Group;

	constructor(
		private readonly general: object,
		private readonly services: Readonly<Record<string, object>>,
	) {
		this.initial = structuredClone(this.all());
	}

	/** Everything, live. */
	all(): Group {
		return { ...this.general, ...this.services };
	}

	/** Merges a change into the live objects. Throws SettingsError, and then nothing has changed. */
	change(given: unknown): void {
		check(this.all(), given, '');
		if (!isGroup(given)) return;
		for (const [name, value] of Object.entries(given)) {
			const service = this.services[name];
			if (service && isGroup(value)) merge(service as Group, value);
			else merge(this.general as Group, { [name]: value });
		}
	}

	/** Back to the values of the start. */
	restore(): void {
		this.change(structuredClone(this.initial));
	}
}
