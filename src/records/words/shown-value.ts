import type { AccountStatus } from '../account.ts';
import type { RegisterProblem, Wrong } from '../register/problem.ts';
import type { Language } from './language.ts';
import { STATUS_NAMES } from './register-values.ts';
import { NAMES_SEVERAL } from './table-problems.ts';

/** What readers of tables stumble over, in Swedish; what they say of their own is of no use to who saved the file. */
const IN_SWEDISH: readonly (readonly [RegExp, string])[] = [
	[/^it is empty$/, 'den är tom'],
	[/^it is no list$/, 'den är ingen lista'],
	[/^item (\d+) is no mapping of names to values$/, 'punkt $1 har inga namn med värden'],
	[/^.*?\bline (\d+).*$/, 'något är fel skrivet på rad $1'],
	[/^.*$/, 'innehållet är inte av det slag som filens namn säger'],
];

/** The value that is wrong, as it is told. */
export function shownValue({ field, value, problem }: Wrong, lang: Language): string {
	if (problem === TABLE && lang === 'sv') {
		const [says, swedish] = IN_SWEDISH.find(([pattern]) => pattern.test(value)) ?? [/^/, ''];
		return value.replace(says, swedish);
	}
	if (NAMES_SEVERAL.has(problem)) {
		const quoted = value.split('\n').map((name) => (lang === 'sv' ? `”${name}”` : `"${name}"`));
		return new Intl.ListFormat(lang).format(quoted);
	}
	return field === 'status' && value in STATUS_NAMES ? STATUS_NAMES[value as AccountStatus][lang] : value;
}

const TABLE: RegisterProblem = 'not-a-table';
