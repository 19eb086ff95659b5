import type { Language } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import { moment } from '../quantities.ts';

/** The instant that an account was captured, and that it is the start: `2026-11-23 11:00, när fångsten började`. */
export function capturedAt(started: string, timeZone: string, lang: Language): string {
	return `${moment(started, timeZone)}, ${label('fact', 'when-captured', lang)}`;
}
