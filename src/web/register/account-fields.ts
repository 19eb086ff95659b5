import { CADENCES, type Cadence } from '../../records/cadence.ts';
import { label } from '../../records/labels.ts';
import { LEVELS, type Level } from '../../records/occasion.ts';
import type { AccountFacts, RegisteredAccount, RegisteredUnit } from '../../records/register/registered.ts';
import type { Language } from '../../records/words/language.ts';
import { CADENCE_NAMES, MONTH_NAMES } from '../../records/words/register-values.ts';
import type { Form } from '../asking/form.ts';
import { areaField, boxes, choiceField, lineField } from '../parts/fields.ts';
import { html, type Markup } from '../shell/markup.ts';
import { registerWords } from '../words/register.ts';

/** What is said of an account in a form. */
export interface SaidOfAccount {
	readonly address: string;
	readonly unit: string;
	readonly facts: Required<AccountFacts>;
}

export const NOTHING_SAID: SaidOfAccount = {
	address: '',
	unit: '',
	facts: {
		...{ name: '', owner: '', holders: [], isPublic: true, isWide: false, level: 'unique' },
		...{ cadence: '', months: [], purpose: '', audience: '', goals: [] },
	},
};

/** What the register holds, as a form has it. */
export function saidOf(account: RegisteredAccount): SaidOfAccount {
	const { name, owner, holders, isPublic, isWide, level, cadence = '', months = [], plan } = account;
	const { purpose, audience, goals } = plan;
	return {
		address: account.address,
		unit: account.isDefault ? '' : account.unitId,
		facts: { name, owner, holders, isPublic, isWide, level, cadence, months, purpose, audience, goals },
	};
}

export function saidIn(sent: Form): SaidOfAccount {
	const ticked = sent.all('more');
	return {
		address: sent.text('address'),
		unit: sent.text('unit'),
		facts: {
			...{ name: sent.text('name'), owner: sent.text('owner'), holders: lines(sent.text('holders')) },
			...{ isPublic: ticked.includes('public'), isWide: ticked.includes('wide') },
			level: LEVELS.find((each): each is Level => each === sent.text('level')) ?? 'unique',
			...cadenceIn(sent),
			...{ purpose: sent.text('purpose'), audience: sent.text('audience') },
			goals: lines(sent.text('goals')),
		},
	};
}

/** @param units those that the account may be of */
export function accountFields(
	{ unit, facts }: SaidOfAccount,
	units: readonly RegisteredUnit[],
	lang: Language,
): Markup {
	const say = registerWords[lang];
	const { name, owner, holders, isPublic, isWide, level, purpose, audience, goals } = facts;
	const ofUnits = [['', say.choose] as const, ...units.map((each) => [each.id, each.name] as const)];
	const levels = LEVELS.map((each) => [each, label('level', each, lang)] as const);
	return html`${choiceField({ field: 'unit', value: unit, required: true }, ofUnits, lang)}
${lineField({ field: 'name', value: name }, lang)}
${lineField({ field: 'owner', value: owner, hint: say.ownerHint }, lang)}
${areaField({ field: 'holders', value: holders.join('\n'), hint: say.holdersHint }, lang)}
${choiceField({ field: 'level', value: level }, levels, lang)}
${cadenceFields(facts, say.asUnit, lang)}
${boxes('more', say.more, [
	['public', say.isPublic, isPublic],
	['wide', say.isWide, isWide],
])}
<h2>${say.plan}</h2><p class="quiet">${say.planHint}</p>
${areaField({ field: 'purpose', value: purpose }, lang)}
${areaField({ field: 'audience', value: audience }, lang, 2)}
${areaField({ field: 'goals', value: goals.join('\n'), hint: say.goalsHint }, lang)}`;
}

/** How often, and in which months. @param standard what holds where nothing is said */
export function cadenceFields(
	{ cadence = '', months = [] }: Pick<AccountFacts, 'cadence' | 'months'>,
	standard: string,
	lang: Language,
): Markup {
	const say = registerWords[lang];
	const often = [
		['', standard] as const,
		...CADENCES.map((each) => [each, CADENCE_NAMES[each][lang]] as const),
	];
	const named = MONTH_NAMES[lang].map((name, i) => [`${i + 1}`, name, months.includes(i + 1)] as const);
	return html`${choiceField({ field: 'cadence', value: cadence, hint: say.cadenceHint }, often, lang)}${boxes('months', say.months, named)}`;
}

export function cadenceIn(sent: Form): {
	readonly cadence: Cadence | '';
	readonly months: readonly number[];
} {
	const months = sent.all('months').map(Number);
	return {
		cadence: CADENCES.find((each) => each === sent.text('cadence')) ?? '',
		months: months.filter((month) => Number.isInteger(month) && month >= 1 && month <= 12),
	};
}

function lines(text: string): readonly string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter(Boolean);
}
