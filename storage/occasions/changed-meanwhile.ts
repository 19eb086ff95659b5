import { TryAgainLater } from '../../src/errors.ts';

/** Of two who change the same at once, the second is told. */
export function changedMeanwhile(id: string): TryAgainLater {
	return new TryAgainLater('Somebody else has changed it meanwhile', {
		code: 'register-changed',
		subject: id,
		remedy: 'Look at it again, then say what should be.',
	});
}
