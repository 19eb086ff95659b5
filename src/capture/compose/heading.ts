import type { Post } from '../../records/post.ts';
import { postMoment } from '../../records/post-moment.ts';

const LONGEST = 60;

/** What a post is known by in a list: whose it is and when, its first words where no time is known, and its number where it says nothing. */
export function headingOf({ author, time, text, position }: Post, timeZone: string): string {
	const said = [author?.name, postMoment(time, timeZone) || firstWords(text)].filter(Boolean).join(' · ');
	return said || `Inlägg ${position}`;
}

function firstWords(text: string): string {
	const line = text.trim().split('\n')[0]?.replace(/\s+/g, ' ') ?? '';
	if (line.length <= LONGEST) return line;
	const cut = line.slice(0, LONGEST);
	// Words that are as long as the line are cut where they have to be.
	return `${cut.replace(/\s+\S*$/, '').replace(/[\ud800-\udbff]$/, '')}…`;
}
