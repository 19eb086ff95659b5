import { drawnOrder } from './drawn-order.ts';
import { letters } from './letters.ts';
import { TextSketch } from './sketch.ts';

/** Scripts whose letters a PDF holds in their order: in others it holds glyphs in the order that they are drawn. */
const IN_ORDER =
	/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{N}\p{Script=Common}]*$/u;
/** Letters of an end of a line that must be there where the whole line is not in one piece. */
const END = 12;

/**
 * What a print says. A print may cut a text where the screen did not, since its lines break elsewhere; so each line of a text is
 * looked for whole, and where a page's end or a heading of every page stands in it, both its ends.
 */
export class PrintedText {
	#letters = '';
	/** How many letters come before each page. */
	readonly #pages: number[] = [];
	readonly #sketch = new TextSketch();

	/** @param text of one page, in the order of the print */
	add(text: string): void {
		this.#pages.push(this.#letters.length);
		this.#letters += letters(text);
		this.#sketch.add(text);
	}

	/**
	 * On which page each of these texts begins, in their order: looked for behind the one before, and from the beginning where it is not there. One that is not found, too short to be told from chance or written in another order,
	 * stands where the one before it does.
	 * @returns pages from 0; none where not one is found
	 */
	pagesOf(texts: readonly string[]): readonly number[] {
		let at = -1;
		const places = texts.map((text) => {
			at = this.#placeOf(letters(text.trim().split('\n')[0] ?? ''), at + 1) ?? at;
			return Math.max(at, 0);
		});
		return at >= 0 ? places.map((place) => this.#pages.findLastIndex((from) => from <= place)) : [];
	}

	/** The whole line, or its beginning where the end of a page stands in it. */
	#placeOf(line: string, from: number): number | undefined {
		if (line.length < END) return undefined;
		for (const start of [from, 0])
			for (const each of [line, line.slice(0, 3 * END)]) {
				const place = this.#letters.indexOf(each, start);
				if (place >= 0) return place;
			}
		return undefined;
	}

	/** Whether all lines of a text are in the print; undefined for one without letters. */
	holds(text: string): boolean | undefined {
		const lines = text.split('\n').filter((line) => letters(line) !== '');
		if (lines.length === 0) return undefined;
		return lines.every((line) => this.#holdsLine(letters(line)) || this.#holdsTurned(line));
	}

	/** A large first letter that the text flows around is drawn before all texts, and is not beside its word. */
	#holdsLine(line: string): boolean {
		if (this.#letters.includes(line) || this.#holdsInPieces(line)) return true;
		const rest = line.slice(1);
		return rest.length >= 2 * END && (this.#letters.includes(rest) || this.#holdsInPieces(rest));
	}

	/** What an override has drawn backwards is in a print as it is drawn; where it breaks into lines, they follow each other from the last to the first. */
	#holdsTurned(line: string): boolean {
		const turned = drawnOrder(line);
		if (turned === line) return false;
		return this.#letters.includes(letters(turned)) || this.#sketch.holds(turned) === true;
	}

	#holdsInPieces(line: string): boolean {
		if (!IN_ORDER.test(line)) return this.#sketch.holds(line) ?? true;
		if (this.#sketch.holds(line) !== true) return false;
		return this.#letters.includes(line.slice(0, END)) && this.#letters.includes(line.slice(-END));
	}
}
