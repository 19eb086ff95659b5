import type { Able } from './able.ts';
import { type Bundle, type Validation, type Validator, validate } from './validator.ts';

/**
 * Asks every validator that can run here, two at a time: those with a browser in one lane, the others in a second.
 * @returns what each says, by its name, as soon as it is known
 */
export function askInLanes(
	able: readonly Able[],
	bundlesFor: (validator: Validator) => readonly Bundle[],
): ReadonlyMap<string, Promise<readonly Validation[]>> {
	const answers = new Map<string, Promise<readonly Validation[]>>();
	for (const browses of [true, false]) {
		let before: Promise<unknown> = Promise.resolve();
		for (const { validator, whyNot } of able) {
			if (whyNot || (validator.browses ?? false) !== browses) continue;
			const answer = before.then(() => validate(validator, bundlesFor(validator)));
			// Whoever waits for the answer hears of an error; the next in the lane does not mind.
			before = answer.catch(() => undefined);
			answers.set(validator.name, answer);
		}
	}
	return answers;
}
