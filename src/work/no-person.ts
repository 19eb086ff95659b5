import { UsageError } from '../errors.ts';

/** What takes a person's decision is not decided by a function or a system account. */
export function noPerson(by: string): UsageError {
	return new UsageError(`The decision is a person's, and "${by}" names none`, {
		...{ code: 'no-person', subject: by },
		remedy: 'Give the first and last name of whoever decides with --by; a title may stand with them.',
	});
}
