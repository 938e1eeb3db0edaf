/** Text that is HTML already. */
export class Markup {
	constructor(readonly text: string) {}
}

type Hole = string | number | Markup | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function filled(hole: Hole): string {
	if (hole instanceof Markup) return hole.text;
	if (typeof hole === 'object') return hole.map(({ text }) => text).join('');
	return String(hole).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Builds HTML; whatever is filled in and is not Markup itself is escaped. */
export function html(literals: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
	return new Markup(literals.map((literal, index) => (index === 0 ? literal : filled(holes[index - 1] ?? '') + literal)).join(''));
}
