import { UsageError } from '../../errors.ts';
import { CADENCES, type Cadence } from '../../records/cadence.ts';
import { ROW_PURPOSES, type RowPurpose } from '../../records/plan.ts';
import { SIGNING_ROLES, type SigningRole } from '../../records/register/registered.ts';
import { comparable } from '../../records/same-name.ts';
import { cadenceCalled, monthCalled } from '../../records/words/cadence.ts';
import { ANY, CADENCE_NAMES, MONTH_NAMES, YES_AND_NO } from '../../records/words/register-values.ts';
import type { Desk } from '../desk.ts';
import { planWords } from '../words/plan-words.ts';
import { registerWords } from '../words/register-words.ts';
import { usageWords } from '../words/usage-words.ts';

/** Parser of an option that takes yes or no, in either language. @throws UsageError `unknown-value` */
export function yesOrNo(option: string, { lang }: Pick<Desk, 'lang'>) {
	return (value: string): boolean => {
		const text = comparable(value);
		if (YES_AND_NO.yes.includes(text)) return true;
		if (YES_AND_NO.no.includes(text)) return false;
		throw unknownValue(option, value, [YES_AND_NO.yes[0] ?? '', YES_AND_NO.no[0] ?? ''], lang);
	};
}

/** Parser of the role of one who signs, in either language. @throws UsageError `unknown-value` */
export function signingRole({ lang }: Pick<Desk, 'lang'>) {
	return (value: string): SigningRole => {
		const text = comparable(value);
		const role = SIGNING_ROLES.find(
			(r) => r === text || Object.values(registerWords).some(({ roles }) => roles[r] === text),
		);
		if (role) return role;
		throw unknownValue('--role', value, Object.values(registerWords[lang].roles), lang);
	};
}

/** Parser of an option that names what goes to a row, in either language, several times. @throws UsageError `unknown-value` */
export function purposes({ lang }: Pick<Desk, 'lang'>) {
	return (value: string, before: readonly RowPurpose[] | undefined): readonly RowPurpose[] => {
		const text = comparable(value);
		const purpose = ROW_PURPOSES.find(
			(p) => p === text || Object.values(planWords).some((words) => words.purposes[p] === text),
		);
		if (purpose) return [...new Set([...(before ?? []), purpose])];
		throw unknownValue('--for', value, Object.values(planWords[lang].purposes), lang);
	};
}

/** Parser of an option that says how often, in either language; empty is what the unit says. @throws UsageError `unknown-value` */
export function cadence({ lang }: Pick<Desk, 'lang'>) {
	return (value: string): Cadence | '' => {
		const found = cadenceCalled(value);
		if (found !== undefined) return found;
		throw unknownValue(
			'--cadence',
			value,
			[...CADENCES.map((c) => CADENCE_NAMES[c][lang]), ANY[lang === 'sv' ? 1 : 2] ?? ''],
			lang,
		);
	};
}

/** Parser of an option that names a month, several times; `alla` empties it. @throws UsageError `unknown-value` */
export function months({ lang }: Pick<Desk, 'lang'>) {
	return (value: string, before: readonly number[] | undefined): readonly number[] => {
		if (ANY.includes(comparable(value))) return [];
		const month = monthCalled(value);
		if (month !== undefined) return [...new Set([...(before ?? []), month])].sort((a, b) => a - b);
		throw unknownValue('--month', value, MONTH_NAMES[lang], lang);
	};
}

/** An option that the command cannot do without. @throws UsageError `missing-value` */
export function needed(option: string, value: string | undefined, { lang }: Pick<Desk, 'lang'>): string {
	if (value?.trim()) return value.trim();
	throw new UsageError(registerWords[lang].needs(option), {
		code: 'missing-value',
		subject: option,
		remedy: usageWords[lang].giveArgument,
	});
}

function unknownValue(option: string, value: string, words: readonly string[], lang: Desk['lang']) {
	const say = usageWords[lang];
	return new UsageError(say.unknownValue(option, value), {
		code: 'unknown-value',
		subject: option,
		remedy: say.chooseOne(words, undefined),
	});
}
