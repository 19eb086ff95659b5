import { readFileSync } from 'node:fs';

/** What a run has found so far, as the files of the suite note it for the one table at its end. */
export type Note =
	| {
			readonly kind: 'validation';
			readonly validator: string;
			readonly bundle: string;
			/** Faults that were found; absent where it was not asked. */
			readonly faults?: number;
	  }
	| {
			readonly kind: 'broken';
			readonly validator: string;
			readonly what: string;
			readonly refused: boolean;
	  };

export function readNotes(file: string): readonly Note[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Note);
}
