/** Attributes in the order they are written; an undefined one is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const PIECE = 64 * 1024;

/**
 * Writes XML 1.0 in time and memory that grow with the text alone. Everything that comes from outside passes through
 * `safe`; names of elements and attributes are the program's own.
 */
export class XmlWriter {
	readonly #done: Buffer[] = [];
	readonly #open: string[] = [];
	#text = '<?xml version="1.0" encoding="UTF-8"?>\n';

	open(name: string, attributes: Attributes = {}): this {
		this.#line(`<${name}${written(attributes)}>`);
		this.#open.push(name);
		return this;
	}

	close(): this {
		const name = this.#open.pop();
		this.#line(`</${name}>`);
		return this;
	}

	/** An element with text, or an empty one when there is no text. */
	leaf(name: string, text?: string | number, attributes: Attributes = {}): this {
		const tag = `${name}${written(attributes)}`;
		this.#line(text === undefined ? `<${tag}/>` : `<${tag}>${safe(String(text))}</${name}>`);
		return this;
	}

	/** An element around what `inside` writes. */
	within(name: string, inside: () => void, attributes: Attributes = {}): this {
		this.open(name, attributes);
		inside();
		return this.close();
	}

	toBuffer(): Buffer {
		return Buffer.concat([...this.#done, Buffer.from(this.#text)]);
	}

	/** Bytes take a fifth of the memory that the pieces of a long text take. */
	#line(markup: string): void {
		this.#text += `${'\t'.repeat(this.#open.length)}${markup}\n`;
		if (this.#text.length < PIECE) return;
		this.#done.push(Buffer.from(this.#text));
		this.#text = '';
	}
}

function written(attributes: Attributes): string {
	let text = '';
	for (const [name, value] of Object.entries(attributes))
		if (value !== undefined) text += ` ${name}="${safe(String(value))}"`;
	return text;
}

const MARKUP: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\t': '&#9;',
	'\n': '&#10;',
	'\r': '&#13;',
};

/**
 * Text for content or attribute. What XML 1.0 cannot say at all (control characters, half a surrogate pair) becomes
 * U+FFFD: one such character from a captured name would make the whole file unreadable. Source: XML 1.0, 2.2.
 */
function safe(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
		.replace(/[&<>"\t\n\r]/g, (character) => MARKUP[character] ?? character);
}
