import type { PostMark } from '../../records/capture.ts';
import { oneLine } from '../pdf/pdf-text.ts';

/** An entry of the outline; `y` is where it leads, in CSS pixels from the top of the whole picture. */
export interface Bookmark {
	readonly title: string;
	readonly y: number;
	readonly children: readonly Bookmark[];
}

const LONGEST_TITLE = 100;
const SLIDES = 'Bildspelets övriga bilder / Further pictures of its carousel';
const UNDATED = 'Utan datum / Undated';

/**
 * Months with their posts, newest month first, where posts have times; a plain list where none has.
 * Posts that have no place in the picture cannot be led to and are left out.
 * @param language canonical tag for the names of the months; Swedish where absent
 */
export function bookmarks(marks: readonly PostMark[], language: string | undefined): readonly Bookmark[] {
	const placed = marks.filter((m) => m.box !== undefined);
	if (!placed.some((m) => monthOf(m) !== undefined)) return placed.map(ofPost);
	const months = Map.groupBy(placed, (m) => monthOf(m) ?? '');
	return [...months]
		.sort(([a], [b]) => (a < b ? 1 : -1))
		.map(([month, posts]) => ({
			title: `${month === '' ? UNDATED : monthName(month, language)} (${posts.length})`,
			y: topOf(posts[0] as PostMark),
			children: posts.map(ofPost),
		}));
}

function ofPost(mark: PostMark): Bookmark {
	const day = monthOf(mark) && mark.date?.slice(0, 'yyyy-mm-dd'.length);
	const title = oneLine(mark.title, LONGEST_TITLE) || oneLine(mark.id, LONGEST_TITLE);
	const [slide] = mark.slides ?? [];
	const children = slide ? [{ title: SLIDES, y: slide.y, children: [] }] : [];
	return { title: day && !title.includes(day) ? `${day} · ${title}` : title, y: topOf(mark), children };
}

/** `2026-11`. */
function monthOf(mark: PostMark): string | undefined {
	return mark.date?.match(/^\d{4}-(?:0[1-9]|1[0-2])(?=$|-)/)?.[0];
}

function monthName(month: string, language: string | undefined): string {
	const names = new Intl.DateTimeFormat(language ?? 'sv', {
		year: 'numeric',
		month: 'long',
		timeZone: 'UTC',
	});
	return names.format(new Date(`${month}-01T00:00:00Z`));
}

function topOf(mark: PostMark): number {
	return mark.box?.y ?? 0;
}
