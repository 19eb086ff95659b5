import type { CommanderError } from 'commander';
import { UsageError } from '../errors.ts';
import type { Language } from '../records/finding-words.ts';
import { nearest } from './choice.ts';
import { invocation } from './desk.ts';
import type { Env } from './page.ts';
import { usageWords } from './words/usage-words.ts';

/**
 * Says in the person's language what commander refused. Commander words its errors in English only; their
 * codes are stable and the offending word stands in quotes.
 * @param command name of the command that was being parsed; empty on the top level
 * @param names every command, for a suggestion
 */
export function usageErrorOf(
	error: CommanderError,
	command: string,
	names: readonly string[],
	lang: Language,
	env: Env,
): UsageError {
	const say = usageWords[lang];
	const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
	const help = say.seeHelp(invocation(env, `${command} --help`.trim()));
	const guess = /Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1];
	const remedy = guess ? `${say.didYouMean(guess.split(', ').join(` ${say.or} `))} ${help}` : help;
	const refuse = (message: string, code: string, subject: string, other = remedy) =>
		new UsageError(message, { code, subject, remedy: other });

	switch (error.code) {
		case 'commander.unknownOption':
			return refuse(say.unknownOption(word), 'unknown-option', word);
		case 'commander.unknownCommand': {
			if (/^https?:/i.test(word)) {
				const line = invocation(env, `snapshot ${word}`);
				return refuse(say.looksLikeAddress(word), 'unknown-command', word, say.trySnapshot(line));
			}
			const near = guess ?? nearest(word, names);
			const hint = near ? `${say.didYouMean(near)} ${help}` : help;
			return refuse(say.unknownCommand(word), 'unknown-command', word, hint);
		}
		case 'commander.missingArgument':
			return refuse(say.missingArgument(word), 'missing-argument', word);
		case 'commander.optionMissingArgument':
			return refuse(say.optionMissingArgument(word), 'missing-value', word);
		case 'commander.excessArguments': {
			const extra = / got \d+: (.+)\.$/.exec(error.message)?.[1] ?? '';
			return refuse(say.excessArguments(extra), 'too-many-arguments', extra);
		}
		case 'commander.help':
			return refuse(say.missingCommand, 'missing-command', '');
		default:
			return refuse(error.message.replace(/^error: /, ''), 'wrong-usage', word);
	}
}
