import type { SessionState } from '../../records/login.ts';
import { recordsIn } from './databases.ts';
import { tokensIn } from './tokens.ts';

/**
 * The values that make a login, as far as they are known, and their removal from all that is kept. A value is replaced by
 * a marker of its own length, so that nothing else in a file or a message moves.
 */
export class Secrets {
	readonly #address: string;
	/** Each way that a value can be written, longest first. */
	#forms: { readonly text: string; readonly bytes: Buffer }[] = [];
	readonly #known = new Set<string>();

	/** @param address of the account: what stands in it is no secret */
	constructor(address: string, state: SessionState) {
		this.#address = decoded(address).toLowerCase();
		this.learnState(state);
	}

	/** Takes the values of a browser's state that look like keys to something. */
	learnState({ cookies, origins }: SessionState): void {
		for (const { value } of cookies) this.learn(value);
		for (const { localStorage, indexedDB = [] } of origins) {
			for (const { name, value } of localStorage) this.learnEntry(name, value);
			for (const { name, value } of recordsIn(indexedDB)) this.learnEntry(name, value);
		}
	}

	/** Takes what is secret in an entry of a page's own storage. */
	learnEntry(name: string, value: string): void {
		for (const token of tokensIn(name, value)) this.learn(token);
	}

	/** Takes what a header that is not to be kept holds: the values of cookies, or a token behind its scheme. */
	learnHeader(name: string, value: string): void {
		const pairs = /cookie/i.test(name) ? value.split(/\n/).flatMap((line) => pairsOf(name, line)) : [value];
		for (const each of pairs) this.learn(each.trim().replace(/^(?:bearer|basic|token|oauth|hmac)\s+/i, ''));
	}

	learn(value: string): void {
		const bare = value.replace(/^"(.*)"$/s, '$1');
		for (const each of new Set([bare, decoded(bare)])) this.#add(each);
	}

	/** The text with a marker in the place of each secret; the same text where it holds none. */
	text(text: string): string {
		let clean = text;
		for (const form of this.#forms)
			if (clean.includes(form.text)) clean = clean.replaceAll(form.text, marker(form.text.length));
		return clean;
	}

	/** A value of plain data, with every text in it as `text` gives it. */
	within<T>(value: T): T {
		const json = JSON.stringify(value);
		const clean = this.text(json);
		return clean === json ? value : JSON.parse(clean);
	}

	/** A copy with markers; undefined where the bytes hold no secret. */
	bytes(bytes: Buffer): Buffer | undefined {
		let clean: Buffer | undefined;
		for (const { bytes: form } of this.#forms) {
			for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + form.length)) {
				clean ??= Buffer.from(bytes);
				// Within a longer one that is marked already nothing is to be found again.
				if (clean.subarray(at, at + form.length).equals(form)) clean.write(marker(form.length), at, 'latin1');
			}
		}
		return clean;
	}

	/** Each known secret, as a page may show it. */
	get shown(): readonly string[] {
		return [...this.#known];
	}

	holdsAny(bytes: Buffer): boolean {
		return this.#forms.some(({ bytes: form }) => bytes.includes(form));
	}

	/** Bytes of the longest form: how much two neighbouring pieces must share for none to fall between them. */
	get longest(): number {
		return this.#forms[0]?.bytes.length ?? 0;
	}

	#add(value: string): void {
		if (this.#known.has(value) || !isSecret(value)) return;
		if (this.#address.includes(value.toLowerCase())) return;
		this.#known.add(value);
		const json = JSON.stringify(value).slice(1, -1);
		const html = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
		const slashed = json.replaceAll('/', '\\/');
		const forms = new Set([value, json, slashed, html, encodeURIComponent(value), encodeURI(value)]);
		const had = new Set(this.#forms.map((f) => f.text));
		for (const text of forms) if (!had.has(text)) this.#forms.push({ text, bytes: Buffer.from(text) });
		this.#forms.sort((a, b) => b.bytes.length - a.bytes.length);
	}
}

/**
 * Whether a value can be a key to something. Settings that pages keep in the same places (a language, a size, a word)
 * are not: with them half of the page would be marked.
 */
function isSecret(value: string): boolean {
	if (value.length < 8 || /\s/.test(value)) return false;
	if (/^\d+$/.test(value)) return value.length >= 10;
	if (/^https?:\/\/[^?]*$|^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$|^\d+x\d+$/i.test(value)) return false;
	return value.length >= 20 ? /[\d%._-]|[a-z][A-Z]/.test(value) : /\d/.test(value) && /[a-z]/i.test(value);
}

function pairsOf(name: string, line: string): string[] {
	const parts = /^set-cookie/i.test(name) ? [line.split(';', 1)[0] ?? ''] : line.split(';');
	return parts.map((part) => part.slice(part.indexOf('=') + 1));
}

function marker(length: number): string {
	return 'redacted'.padEnd(length, '-').slice(0, length);
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		// Not every value with a percent sign is encoded: it stands for itself then.
		return value;
	}
}
