import type { View } from '../page/window/scroller.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';

/** Ordinary windows that a tall one is high. */
const TIMES = 5;
/** Tallest window, CSS pixels: a tile of it is 41 MB in memory at a width of 1280. */
const TALLEST = 8000;
/** Longer than most pages wait before they do anything about a window of another height. */
const RESIZED_MS = 250;
/** A post so many times as tall as those that were seen to be the same in both windows is asked anew. */
const TALLER = 1.25;
/** Posts that one tall tile hardly ever shows more of. */
const MANY = 100;
/** Times that a tall window is left because of what it does not show, until it is not tried again. */
const MOST_BLANKS = 3;
/** A window that shows hardly more of the page, since what scrolls has a height of its own, is no gain. */
const LEAST_GAIN = 1.5;

/**
 * Walks what is loaded of a long page in a window that is several times as tall: each tile costs the browser a look at the whole
 * page, however little it shows, so that fewer tiles take a third off the time of a long feed. A page must look the same in it: where
 * one post gets another size, or stands elsewhere among the others, the window goes back and stays as it was ordered.
 * That a feed has ended is never found in a tall window: what waits there for its end to come into view may never hear of it.
 */
export class TallWindow {
	readonly #session: Session;
	readonly #ordinary: number;
	#isTall = false;
	#isOff: boolean;
	/** The feed has grown only in the ordinary window: there is nothing to wait for in a tall one. */
	#growsLow = false;
	#blanks = 0;
	/** Height of the tallest post that was the same in both windows, CSS pixels. */
	#tallest = 0;

	constructor(session: Session) {
		this.#session = session;
		this.#ordinary = session.request.config.VIEWPORT_HEIGHT;
		this.#isOff = session.request.level === 'overview' || this.#height() < this.#ordinary * 2;
	}

	get isTall(): boolean {
		return this.#isTall;
	}

	/** Whether the end of what is loaded is to be left to the ordinary window at once. */
	get growsLow(): boolean {
		return this.#growsLow;
	}

	/**
	 * To be called between two places of the walk.
	 * @param view where the walk stands
	 * @param posts how many have been read so far
	 */
	async raise(view: View, posts: number, signal: AbortSignal): Promise<void> {
		const { world, changes, request } = this.#session;
		// A tall tile would go far past a limit that is near.
		if ((request.limits.posts ?? request.config.LIMIT_POSTS) - posts < MANY) {
			await this.lower();
			return;
		}
		const below = view.height - view.offset - (view.bottom - view.top);
		if (this.#isOff || this.#isTall || below < this.#height()) return;
		this.#tallest = await world.call('rememberSizes');
		await this.#become('tall');
		await pause(RESIZED_MS, signal);
		const { isSame, grew } = await world.call('sizesKept');
		if (!isSame || grew < LEAST_GAIN) {
			this.#isOff = true;
			await this.lower();
		} else if (!changes.includes(TALL)) changes.push(TALL);
	}

	/** Back to the window that the snapshot was ordered with. @returns whether it was tall */
	async lower(): Promise<boolean> {
		if (!this.#isTall) return false;
		await this.#become('ordinary');
		return true;
	}

	/** Posts ended above the lower edge of a tall window, and the page went on: a list that draws no more than an ordinary one shows does so each time. */
	leftBlank(): void {
		this.#blanks++;
		this.#isOff ||= this.#blanks >= MOST_BLANKS;
	}

	/** The feed has grown in the ordinary window, after it had not in the tall one. */
	grewLow(): void {
		this.#growsLow = true;
	}

	/**
	 * Looks whether a post that is taller than all that were asked is as tall in the ordinary window.
	 * @param tallest height of the tallest post in view, CSS pixels
	 * @returns whether it was asked, and the place is to be looked at anew
	 */
	async ask(tallest: number, signal: AbortSignal): Promise<boolean> {
		if (!this.#isTall || tallest <= this.#tallest * TALLER) return false;
		const { world } = this.#session;
		await world.call('rememberSizes');
		await this.lower();
		await pause(RESIZED_MS, signal);
		const { isSame } = await world.call('sizesKept');
		this.#tallest = tallest;
		if (isSame) await this.#become('tall');
		else this.#isOff = true;
		return true;
	}

	#height(): number {
		return Math.min(TALLEST, this.#ordinary * TIMES);
	}

	async #become(window: 'tall' | 'ordinary'): Promise<void> {
		const { page, request, world } = this.#session;
		const width = page.viewportSize()?.width ?? request.config.VIEWPORT_WIDTH;
		const height = window === 'tall' ? this.#height() : this.#ordinary;
		await world.patiently(page.setViewportSize({ width, height }));
		this.#isTall = window === 'tall';
	}
}

const TALL = 'walked what was loaded in a taller window, in which the posts that were asked looked the same';
