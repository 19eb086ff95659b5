import { stripVTControlCharacters, styleText } from 'node:util';

/** A stream that a person or a program reads; a terminal where `isTTY`. */
export interface OutStream extends NodeJS.WritableStream {
	readonly isTTY?: boolean;
	readonly columns?: number;
}
export type Env = Readonly<Record<string, string | undefined>>;

const TONES = { good: 'green', warn: 'yellow', bad: 'red', dim: 'dim', strong: 'bold' } as const;
export type Tone = keyof typeof TONES;

/** How text is laid out on one stream: its width in columns, and colour where the stream takes it. */
export interface Page {
	readonly width: number;
	readonly live: boolean;
	paint(tone: Tone, text: string): string;
}

const WIDEST = 100;
const NARROWEST = 24;

/** @param env NO_COLOR (no-color.org), FORCE_COLOR and TERM decide about colour. */
export function pageOf(stream: OutStream, env: Env): Page {
	const dumb = env.TERM === 'dumb';
	const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
	const colour = !env.NO_COLOR && (forced || (stream.isTTY === true && !dumb));
	return {
		get width() {
			return Math.min(WIDEST, Math.max(NARROWEST, stream.columns || 80));
		},
		live: stream.isTTY === true && !dumb && !env.CI,
		paint: (tone, text) => (colour ? styleText(TONES[tone], text, { validateStream: false }) : text),
	};
}

/** Control, bidirectional and invisible formatting characters, line breaks included. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/**
 * Text from outside as one line that cannot steer the terminal: a captured page's title may hold escape
 * sequences that repaint the verdict.
 */
export function printable(text: string): string {
	return stripVTControlCharacters(text).replace(UNPRINTABLE, ' ').trim();
}

/** Breaks prose at spaces; a word that is too long (a path, an address) stays whole so that it can be copied. */
export function wrap(text: string, width: number, indent = 0): string {
	const margin = ' '.repeat(indent);
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let line = '';
		for (const word of paragraph.split(' ')) {
			if (line && columns(line) + 1 + columns(word) > width - indent) {
				lines.push((margin + line).trimEnd());
				line = word;
			} else line = line ? `${line} ${word}` : word;
		}
		lines.push((margin + line).trimEnd());
	}
	return lines.join('\n');
}

function columns(text: string): number {
	return stripVTControlCharacters(text).length;
}
