import { appendFileSync } from 'node:fs';
import { inject } from 'vitest';
import type { Note } from './notes.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Path of the file of notes. */
		notes: string;
	}
}

/** Notes something for the table at the end of the run. */
export function note(what: Note): void {
	appendFileSync(inject('notes'), `${JSON.stringify(what)}\n`);
}
