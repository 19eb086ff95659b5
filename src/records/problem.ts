import type { Language } from './words/language.ts';
import { PROBLEM_WORDS } from './words/problems.ts';

/** What can be wrong with a bundle. */
export const PROBLEM_KINDS = [
	/** The file is not a whole zip: another kind of file, or cut short. */
	'not-a-zip',
	/** The disk did not give the file back to its end. */
	'unreadable',
	/** Bytes of the zip itself, outside of the files, are not those that belong there. */
	'zip',
	/** A name that would be written outside of the folder it is unpacked in, or a symbolic link. */
	'unsafe-path',
	/** Two entries that would be unpacked to one file. */
	'duplicate',
	/** A file that every bundle has, or that the manifest names, is not there. */
	'missing',
	/** A file that nothing names. */
	'extra',
	/** A file's contents are not those that were packed. */
	'changed',
	'manifest',
	'signature',
	'mets',
	/** A time stamp of the seal, or a renewal of it, does not hold. */
	'timestamp',
	/** The checksum file beside the bundle says otherwise. */
	'sidecar',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** Why, more closely than its kind; words for each are in words/problems.ts. */
export type ProblemCode = keyof typeof PROBLEM_WORDS;

/** What a code's words are filled with, by name. */
export type ProblemData = Readonly<Record<string, string | number>>;

/** One thing that is wrong with a bundle. */
export interface Problem {
	readonly kind: ProblemKind;
	readonly code: ProblemCode;
	/** Below the bundle's root folder, with `/`; the entry's full name when it is outside; '' for the bundle itself. */
	readonly path: string;
	/** English prose, for logs and machines; `problemWords` says the same in a reader's language. */
	readonly detail: string;
	readonly data?: ProblemData;
}

/** @param data what the code's words name between braces */
export function problem(kind: ProblemKind, path: string, code: ProblemCode, data?: ProblemData): Problem {
	const detail = problemWords({ code, ...(data ? { data } : {}) }, 'en');
	return { kind, code, path, detail, ...(data ? { data } : {}) };
}

/** @returns what is wrong in a few words, without a capital or a full stop, as it stands below the file's name */
export function problemWords({ code, data = {} }: Pick<Problem, 'code' | 'data'>, lang: Language): string {
	return PROBLEM_WORDS[code][lang].replace(/\{(\w+)\}/g, (whole, name: string) =>
		String(data[name] ?? whole),
	);
}
