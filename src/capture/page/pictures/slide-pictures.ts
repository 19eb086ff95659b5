import { frames, scrollTo, view } from '../window/scroller.ts';
import { wholeIn } from './stage-pictures.ts';
import type { Stage } from './stages.ts';
import { waiting } from './turnings.ts';

/** A part of a slide that stands in the window now, to be taken as a picture: CSS pixels of the viewport. */
export interface SlidePart {
	readonly left: number;
	readonly width: number;
	readonly top: number;
	readonly bottom: number;
	/** Pixels that the document is scrolled; 0 where an inner element scrolls. */
	readonly scrolled: number;
	/** Addresses of the pictures that the slide shows and no tile does yet; empty until the slide's last part. */
	readonly shows: readonly string[];
	/** Number of the carousel, in the order met. */
	readonly carousel: number;
	/** This part goes on where the one before ended. */
	readonly continues: boolean;
}

interface Slide {
	readonly carousel: number;
	readonly stage: Stage;
	readonly pictured: Set<string>;
	readonly addresses: readonly string[];
	/** Rows of it that have been taken. */
	done: number;
}

let slides: Slide[] = [];
/** Where the page was scrolled to before a slide was brought into the window. */
let home = 0;

/**
 * Finds the carousels between two rows of the viewport that show a slide by now that no tile shows. Each is then had, part by
 * part, by `showSlide`, and the page put back by `leaveSlides`. @returns how many
 */
export function slidesToPicture(from: number, to: number): number {
	home = view().offset;
	slides = waiting(from, to).flatMap(({ turning: { stage, number: carousel, showed, first, pictured } }) => {
		if (showed.length === 0) return [];
		const addresses = wholeIn(stage).filter((address) => !first.has(address) && !pictured.has(address));
		return addresses.length > 0 ? [{ carousel, stage, pictured, addresses, done: 0 }] : [];
	});
	return slides.length;
}

/** Brings the next part of a slide into the rows that are free. @returns null where all have been had */
export async function showSlide(from: number, to: number): Promise<SlidePart | null> {
	for (let slide = slides[0]; slide; slide = slides[0]) {
		const part = await bring(slide, from, to);
		if (part) return part;
		// It cannot be brought into the window: no tile shows it, and the judge is told so.
		slides.shift();
	}
	return null;
}

async function bring(slide: Slide, from: number, to: number): Promise<SlidePart | undefined> {
	const { box } = slide.stage;
	const all = box.getBoundingClientRect();
	const isWithin = all.top >= from - 1 && all.bottom <= to + 1;
	if (!isWithin || slide.done > 0) {
		await scrollTo(view().offset + all.top + slide.done - from);
		await frames(1);
	}
	const now = box.getBoundingClientRect();
	const top = Math.max(from, Math.round(now.top) + slide.done);
	const bottom = Math.min(to, Math.round(now.bottom));
	const left = Math.max(0, Math.round(now.left));
	const right = Math.min(window.innerWidth, Math.round(now.right));
	const isNext = Math.abs(top - (Math.round(now.top) + slide.done)) <= 1;
	if (!isNext || bottom - top < 1 || right - left < 1) return undefined;
	const continues = slide.done > 0;
	slide.done += bottom - top;
	const isLast = slide.done >= Math.round(now.height) - 1;
	if (isLast) {
		slides.shift();
		for (const address of slide.addresses) slide.pictured.add(address);
	}
	const { inner, offset } = view();
	const scrolled = inner ? 0 : offset;
	const shows = isLast ? slide.addresses : [];
	const { carousel } = slide;
	return { carousel, left, width: right - left, top, bottom, scrolled, shows, continues };
}

/** Puts the page back to where it was before slides were brought into the window. */
export async function leaveSlides(): Promise<void> {
	slides = [];
	if (Math.abs(view().offset - home) < 1) return;
	await scrollTo(home);
}
