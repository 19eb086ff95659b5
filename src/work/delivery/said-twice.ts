import { UsageError } from '../../errors.ts';

/** That something is said twice over, of which one only could be read. */
export function saidTwice(what: string, file: string): UsageError {
	return new UsageError(`The receipt says “${what}” twice over, and one of them may say otherwise: ${file}`, {
		...{ code: 'receipt-said-twice', subject: what },
		remedy: 'Ask the archive, and take one of them out; or answer by hand with --received or --refused.',
	});
}
