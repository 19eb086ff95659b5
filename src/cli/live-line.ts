import type { OutStream } from './page.ts';

/** One line of a terminal that is written over and over, and can be taken away without a trace. */
export interface LiveLine {
	/** Writes the phrases that fit in the width, the first ones first. */
	write(phrases: readonly string[]): void;
	clear(): void;
}

/** Back to the first column and erase to the end of the line (ECMA-48 EL). */
const ERASE = '\r\u001b[K';
const BETWEEN = ' · ';

/** @param width columns, asked for at every write because a person may change the window */
export function liveLine(stream: OutStream, width: () => number): LiveLine {
	let shown = '';
	return {
		write(phrases) {
			const text = fitting(phrases, Math.min(width(), stream.columns ?? 80) - 1);
			if (text === shown) return;
			stream.write(ERASE + text);
			shown = text;
		},
		clear() {
			if (shown) stream.write(ERASE);
			shown = '';
		},
	};
}

/** A line as wide as the terminal would wrap and leave its first half behind: so one column less, always. */
export function fitting(phrases: readonly string[], columns: number): string {
	let line = '';
	for (const phrase of phrases) {
		const longer = line ? line + BETWEEN + phrase : phrase;
		if (longer.length > columns) return line || `${phrase.slice(0, Math.max(0, columns - 1))}…`;
		line = longer;
	}
	return line;
}
