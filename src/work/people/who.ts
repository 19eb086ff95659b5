import { UsageError } from '../../errors.ts';
import { namesAPerson } from '../../records/register/named-person.ts';
import { isEmail } from '../../records/register/texts.ts';

/** @throws UsageError `bad-name`: what is done here names a person in the log for good */
export function keptName(text: string): string {
	const name = text.trim().replace(/\s+/g, ' ');
	if (name.length <= 200 && namesAPerson(name)) return name;
	throw new UsageError('That is no first and last name of a person', {
		...{ code: 'bad-name', subject: name },
		remedy: 'Write the first and last name: what is done here is recorded with who did it.',
	});
}

/** @throws UsageError `bad-email` */
export function keptAddress(text: string): string {
	const email = text.trim();
	if (email.length <= 254 && isEmail(email)) return email;
	throw new UsageError('That is no e-mail address', {
		...{ code: 'bad-email', subject: email },
		remedy: 'Write it as name@municipality.example.',
	});
}

export function notAllowed(): UsageError {
	return new UsageError('Your roles do not allow that', {
		code: 'not-allowed',
		remedy: 'Ask an administrator for the role that it takes, or whoever has it to do it.',
	});
}
