/** Markup that may be written as it is. Only `html` makes it, so what was captured cannot become markup. */
export class Markup {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

export type Content = string | number | Markup | undefined | readonly Content[];

/** A template whose values are escaped, whatever they are; lists are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
	const parts = strings.map((part, i) => (i < values.length ? part + written(values[i]) : part));
	return new Markup(parts.join(''));
}

function written(value: Content): string {
	if (value === undefined) return '';
	if (value instanceof Markup) return value.text;
	if (typeof value === 'object') return value.map(written).join('');
	return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Control characters are shown as U+FFFD: an HTML parser would drop or change them. */
function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\P{Cc}\t\n]/gu, '\uFFFD')
		.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Text from outside, kept from turning the direction of what stands around it. */
export function foreign(text: string): Markup {
	return html`<bdi>${text}</bdi>`;
}

/** An address from outside: a link when it is http or https, text when it is anything else. */
export function address(text: string): Markup {
	const known = URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
	return known
		? html`<a href="${text}" rel="noreferrer noopener external"><bdi>${text}</bdi></a>`
		: foreign(text);
}
