import type { OgonblickError } from '../../errors.ts';
import type { Filing } from '../../records/filing.ts';
import type { ProblemCode, ProblemData } from '../../records/problem.ts';

/** Why a bundle is not to be stamped anew. */
export interface NotWhole {
	/** Else it is one that `verify` finds. */
	readonly code: WholeCode | ProblemCode;
	/** What the words of one of `verify`'s codes are filled with. */
	readonly data?: ProblemData;
}

/** What only the catalogue and its log can tell. */
export type WholeCode = 'filing-altered' | 'renewals-missing' | 'not-as-filed' | 'key-unknown' | 'key-ended';

/** What became of a bundle that was looked at. */
export type Resealed = { readonly filing: Filing } & (
	| { readonly outcome: 'renewed'; readonly number: number; readonly at: string; readonly goodUntil: string }
	/** Its stamps hold long enough. */
	| { readonly outcome: 'good'; readonly goodUntil: string }
	/** It is to be renewed, and no authority gives a stamp today that holds much longer than the newest: that is waited for. */
	| { readonly outcome: 'no-better'; readonly goodUntil: string }
	/** It is not as it was sealed, or its evidence is not: a new stamp would vouch for what is wrong. */
	| ({ readonly outcome: 'not-whole' } & NotWhole)
	/** It could not be done now, and is tried again. */
	| { readonly outcome: 'postponed'; readonly error: OgonblickError }
);
