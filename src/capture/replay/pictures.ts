import type { Post } from '../../records/post.ts';
import type { Harvested } from '../page/harvest.ts';
import type { Testimony } from '../witness/testimony.ts';

/**
 * Keeps count of whether a replay shows the pictures of posts. Most are never loaded for it: one whose recorded address the
 * replayed page holds is shown, since the recording answers there. A page may make up its addresses by the clock or by lot;
 * then it asks for others than were recorded, and what gets no answer is lacking.
 */
export class PicturesInReplay {
	readonly #original: (address: string) => string;
	readonly #isRecorded: (address: string) => boolean;
	readonly #asked: number;
	/** The first picture of each post: further ones may be slides that nobody turns to in a replay. */
	#unseen: ReadonlySet<string>;
	readonly #strange = new Set<string>();
	readonly #tried = new Set<string>();
	readonly #unanswered = new Set<string>();

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
		this.#original = original;
		this.#isRecorded = isRecorded;
		const first = posts.flatMap((post) => post.images.filter((image) => !image.broken).slice(0, 1));
		this.#unseen = new Set(first.map(({ address }) => address).filter(isRecorded));
		this.#asked = this.#unseen.size;
	}

	/** @param found posts as the replayed page shows them */
	add(found: readonly Pick<Harvested, 'images'>[]): void {
		const addresses = found.flatMap((post) => post.images.filter((i) => !i.made).map((i) => i.address));
		for (const address of addresses)
			if (!this.#isRecorded(this.#original(address)) && !this.#tried.has(address)) this.#strange.add(address);
		this.#unseen = this.#unseen.difference(new Set(addresses.map(this.#original)));
	}

	/** Recorded addresses that the replayed posts have not shown. */
	get unseen(): readonly string[] {
		return [...this.#unseen];
	}

	/** @param rest those of `unseen` that the source of the page does not hold either */
	keepUnseen(rest: readonly string[]): void {
		this.#unseen = new Set(rest);
	}

	/** Addresses that replayed posts show, that are not in the recording, and that have not been tried. */
	toTry(most: number): readonly string[] {
		if (this.#unseen.size === 0) return [];
		const some = [...this.#strange].slice(0, most);
		for (const address of some) {
			this.#strange.delete(address);
			this.#tried.add(address);
		}
		return some;
	}

	/** @param addresses those of `toTry` that got no answer */
	lack(addresses: readonly string[]): void {
		for (const address of addresses) this.#unanswered.add(this.#original(address));
	}

	/** The first pictures of posts, and what the replay asked for in vain in the place of those that it did not show. */
	get testimony(): Testimony {
		return { asked: this.#asked, unknown: [...this.#unanswered].slice(0, this.#unseen.size) };
	}
}
