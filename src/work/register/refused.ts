import { UsageError } from '../../errors.ts';
import type { Wrong } from '../../records/register/problem.ts';
import { wrongWords } from '../../records/words/register.ts';

/** What was said of a unit or account is wrong; nothing was changed. */
export class RegisterRefused extends UsageError {
	readonly wrong: readonly Wrong[];

	/** @param wrong everything that is wrong, at least one */
	constructor(wrong: readonly Wrong[]) {
		const words = wrong.map((w) => wrongWords(w, 'en'));
		super(words.map(({ what }) => what).join('\n'), {
			code: 'register-refused',
			subject: [...new Set(wrong.map(({ field }) => field))].join(', '),
			remedy: [...new Set(words.map(({ remedy }) => remedy))].join(' '),
		});
		this.wrong = wrong;
	}
}
