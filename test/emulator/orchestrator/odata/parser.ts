import { ODataError, tokens } from './lexer';
import type { Token } from './lexer';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

export interface Literal {
	readonly kind: 'string' | 'number' | 'guid' | 'date' | 'flag' | 'null';
	readonly text: string;
}

export type Path = readonly string[];

export type Expression =
	| { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
	| { readonly kind: 'not'; readonly operand: Expression }
	| { readonly kind: 'compare'; readonly operator: Comparison; readonly path: Path; readonly literal: Literal }
	| { readonly kind: 'in'; readonly path: Path; readonly literals: readonly Literal[] }
	| { readonly kind: 'call'; readonly name: TextFunction; readonly path: Path; readonly literal: Literal };

/** OData servers stop at a number of expressions; Orchestrator's is 100 (UiPath API catalogue, OData rules). */
const MOST_EXPRESSIONS = 100;

const MIRRORED: Record<Comparison, Comparison> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

function isComparison(text: string): text is Comparison {
	return Object.hasOwn(MIRRORED, text);
}

/** Parses a `$filter`: `eq ne gt ge lt le in and or not`, parentheses, `contains startswith endswith`, `X/Y`. */
export function parseFilter(text: string): Expression {
	return new FilterParser(tokens(text)).whole();
}

class FilterParser {
	private next = 0;

	private expressions = 0;

	constructor(private readonly all: readonly Token[]) {}

	whole(): Expression {
		const expression = this.or();
		if (this.next < this.all.length) this.fail();
		return expression;
	}

	private or(): Expression {
		let left = this.and();
		while (this.skipWord('or')) left = { kind: 'or', left, right: this.and() };
		return left;
	}

	private and(): Expression {
		let left = this.not();
		while (this.skipWord('and')) left = { kind: 'and', left, right: this.not() };
		return left;
	}

	private not(): Expression {
		return this.skipWord('not') ? { kind: 'not', operand: this.not() } : this.primary();
	}

	private primary(): Expression {
		if (this.skipMark('(')) {
			const inner = this.or();
			this.expectMark(')');
			return inner;
		}
		const name = this.textFunction();
		if (name) return this.call(name);
		return this.comparison();
	}

	private call(name: TextFunction): Expression {
		this.countOne();
		this.expectMark('(');
		const path = this.path();
		this.expectMark(',');
		const literal = this.literal();
		this.expectMark(')');
		// `contains(X,'y') eq true` is what some clients write.
		if (this.skipWord('eq') && !this.skipWord('true')) this.fail();
		return { kind: 'call', name, path, literal };
	}

	private comparison(): Expression {
		const literalFirst = this.optionalLiteral();
		if (literalFirst) {
			const operator = MIRRORED[this.operator()];
			this.countOne();
			return { kind: 'compare', operator, path: this.path(), literal: literalFirst };
		}
		const path = this.path();
		if (this.skipWord('in')) return { kind: 'in', path, literals: this.list() };
		this.countOne();
		return { kind: 'compare', operator: this.operator(), path, literal: this.literal() };
	}

	private list(): Literal[] {
		this.expectMark('(');
		const literals: Literal[] = [];
		do {
			this.countOne();
			literals.push(this.literal());
		} while (this.skipMark(','));
		this.expectMark(')');
		return literals;
	}

	private operator(): Comparison {
		const text = this.word();
		if (text === undefined || !isComparison(text)) return this.fail();
		this.next += 1;
		return text;
	}

	private path(): Path {
		const text = this.word();
		if (text === undefined) return this.fail();
		this.next += 1;
		return text.split('/');
	}

	private literal(): Literal {
		return this.optionalLiteral() ?? this.fail();
	}

	private optionalLiteral(): Literal | undefined {
		const token = this.all[this.next];
		if (!token || token.kind === 'mark') return undefined;
		if (token.kind !== 'word') return this.accept(token);
		if (token.text === 'null') return this.accept({ kind: 'null', text: 'null' });
		if (token.text === 'true' || token.text === 'false') return this.accept({ kind: 'flag', text: token.text });
		return undefined;
	}

	private accept(literal: Literal): Literal {
		this.next += 1;
		return literal;
	}

	private textFunction(): TextFunction | undefined {
		const following = this.all[this.next + 1];
		const name = this.word();
		if (following?.kind !== 'mark' || following.text !== '(') return undefined;
		if (name !== 'contains' && name !== 'startswith' && name !== 'endswith') return undefined;
		this.next += 1;
		return name;
	}

	private word(): string | undefined {
		const token = this.all[this.next];
		return token?.kind === 'word' ? token.text : undefined;
	}

	private skipWord(text: string): boolean {
		if (this.word() !== text) return false;
		this.next += 1;
		return true;
	}

	private skipMark(text: '(' | ')' | ','): boolean {
		const token = this.all[this.next];
		if (token?.kind !== 'mark' || token.text !== text) return false;
		this.next += 1;
		return true;
	}

	private expectMark(text: '(' | ')' | ','): void {
		if (!this.skipMark(text)) this.fail();
	}

	private countOne(): void {
		this.expressions += 1;
		if (this.expressions > MOST_EXPRESSIONS) {
			throw new ODataError(`The node count limit of '${MOST_EXPRESSIONS}' has been exceeded.`);
		}
	}

	private fail(): never {
		const token = this.all[this.next];
		throw new ODataError(token ? `Syntax error at '${token.text.slice(0, 100)}'.` : 'The expression ends too early.');
	}
}
