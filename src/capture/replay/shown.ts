import type { Post } from '../../records/post.ts';
import type { Harvested } from '../page/harvest.ts';
import { letters } from '../witness/letters.ts';
import { TextSketch } from '../witness/sketch.ts';
import { sharedGrams, type Testimony, textsOf } from '../witness/testimony.ts';
import { PicturesInReplay } from './pictures.ts';

/**
 * Keeps count of which posts a replay has shown, and which texts of them and their comments. A post is known again by
 * its words; where it has too few, by its id, its pictures, or the few words it has.
 */
export class ShownInReplay {
	readonly pictures: PicturesInReplay;
	readonly #told = new TextSketch();
	readonly #names = new Set<string>();
	readonly #words = new Set<string>();
	/** Names that only one post has: every post shows the account's own picture. */
	readonly #own: ReadonlySet<string>;
	readonly #isShared: (gram: number) => boolean;
	/** Every post has words enough, or an address, to be known by without its pictures. */
	readonly byWords: boolean;
	readonly #embedded: ReadonlySet<string>;
	readonly #texts: number;
	readonly #original: (address: string) => string;
	#missing: readonly Post[];
	#unsaid: readonly string[];
	/** Too short for a sketch, and asked for letter by letter: “Tack!”, “🎉🎉”. */
	#unsaidShort: readonly string[];

	/**
	 * @param posts those that the replay should show, as they were harvested live
	 * @param original the address that a replayed address was captured from
	 * @param isRecorded whether the recording holds an answer of exactly this address
	 */
	constructor(
		posts: readonly Post[],
		original: (address: string) => string,
		isRecorded: (address: string) => boolean,
	) {
		this.pictures = new PicturesInReplay(posts, original, isRecorded);
		const texts = textsOf(posts);
		this.#isShared = sharedGrams(texts);
		this.#original = original;
		this.#missing = posts;
		this.#own = namesOfOne(posts);
		this.#embedded = new Set(posts.flatMap((post) => post.embeds?.map(({ text }) => text) ?? []));
		this.byWords = posts.every(
			(post) => post.idFrom === 'permalink' || this.#told.holds(post.text) !== undefined,
		);
		// What is too short to be told from chance by its letters is asked for as it stands.
		this.#unsaid = texts.filter((text) => this.#told.holds(text) !== undefined);
		this.#unsaidShort = texts.filter(
			(text) =>
				this.#told.holds(text) === undefined &&
				!this.#embedded.has(text) &&
				squeezed(text) !== '' &&
				!LIVE.test(text),
		);
		this.#texts = this.#unsaid.length + this.#unsaidShort.length;
	}

	/** @param found posts as the replayed page shows them */
	add(found: readonly Harvested[]): void {
		if (found.length === 0) return;
		this.pictures.add(found);
		for (const text of textsOf(found)) this.#hear(text);
		for (const post of found) {
			this.#words.add(letters(post.text));
			for (const name of namesOf(post)) this.#names.add(this.#original(name));
		}
		this.#lookAgain();
	}

	/** @param text all that the replayed page shows, whatever of it is a post */
	addText(text: string): void {
		this.#hear(text);
		this.#lookAgain();
	}

	#hear(text: string): void {
		this.#told.add(text);
		if (this.#unsaidShort.length === 0) return;
		const said = squeezed(text);
		this.#unsaidShort = this.#unsaidShort.filter((short) => !said.includes(squeezed(short)));
	}

	#lookAgain(): void {
		this.#missing = this.#missing.filter((post) => !this.#shows(post));
		this.#unsaid = this.#unsaid.filter((text) => this.#told.holds(text, this.#isShared) === false);
	}

	#shows(post: Post): boolean {
		// What it says itself, or else what the frames in it say: a replay has those on its own site, and may read them as the post.
		const framed = (post.embeds ?? []).map(({ text }) => text).join('\n');
		const held = this.#told.holds(post.text, this.#isShared) ?? this.#told.holds(framed, this.#isShared);
		if (held !== undefined) return held;
		const names = namesOf(post).intersection(this.#own);
		if (!names.isDisjointFrom(this.#names)) return true;
		const words = letters(post.text);
		return words.length > 0 && this.#words.has(words);
	}

	/** Every post and text that was asked for has been shown. */
	get all(): boolean {
		return this.#missing.length + this.#unsaid.length + this.#unsaidShort.length === 0;
	}

	/** And every picture, as far as the page holds its address. */
	get allAndPictures(): boolean {
		return this.all && this.pictures.unseen.length === 0;
	}

	/** Words that frames in posts showed have not been shown yet. */
	get lacksFrames(): boolean {
		return this.#unsaid.some((text) => this.#embedded.has(text));
	}

	/** How many different ids, addresses, pictures and wordings of posts have been met, asked for or not. */
	get met(): number {
		return this.#names.size + this.#words.size;
	}

	/** The posts that were not shown, by their beginnings. */
	get missing(): readonly string[] {
		return this.#missing.map((post) => post.text.replace(/\s+/g, ' ').slice(0, 60) || post.id);
	}

	/** Their places in the feed, as `position` in posts.jsonl. */
	get missingAt(): readonly number[] {
		return this.#missing.map(({ position }) => position);
	}

	/** Texts of the posts that were shown, and of their comments: a post that is missing is told of once. */
	get texts(): Testimony {
		const ofMissing = new Set(textsOf(this.#missing));
		const all = [...this.#unsaid, ...this.#unsaidShort];
		const unsaid = all.filter((text) => !ofMissing.has(text));
		return {
			asked: this.#texts - (all.length - unsaid.length),
			unknown: unsaid.map((text) => text.replace(/\s+/g, ' ').slice(0, 60)),
		};
	}
}

/** A number in a short text may count, or be a clock: it says something else at each look. */
const LIVE = /\p{N}/u;

/** As it is looked for where it is too short to be told from chance by runs of letters: signs count, and space and how an emoji is drawn do not. */
function squeezed(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\s|\u200d|\ufe0e|\ufe0f/gu, '');
}

/** Id, address and pictures: what a post is known by beside its words. */
function namesOf({ id, permalink, images }: Pick<Post, 'id' | 'permalink' | 'images'>): Set<string> {
	return new Set([
		id,
		...(permalink ? [permalink] : []),
		...images.filter((i) => !i.made).map((i) => i.address),
	]);
}

function namesOfOne(posts: readonly Post[]): Set<string> {
	const [one, several] = [new Set<string>(), new Set<string>()];
	for (const name of posts.flatMap((post) => [...namesOf(post)])) (one.has(name) ? several : one).add(name);
	return one.difference(several);
}
