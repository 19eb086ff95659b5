import type { Problem } from '../../records/problem.ts';

/** What is wrong with a time stamp, as a problem of the file that holds it. */
export type StampFlaw = Pick<Problem, 'code' | 'data'>;

/** A time stamp that does not hold. Caught where it is checked, and told of. */
export class StampRefused extends Error {
	readonly flaw: StampFlaw;

	constructor(code: StampFlaw['code'], data?: StampFlaw['data']) {
		super(code);
		this.flaw = data ? { code, data } : { code };
	}
}
