import { type SnapshotPlan, snapshotPlanOf } from '../../records/cadence.ts';
import { localDate } from '../../records/local-date.ts';
import type { Lack } from '../../records/register/lacks.ts';
import type { NamedRow, RegisteredAccount, RegisteredUnit } from '../../records/register/registered.ts';
import { SIGNING_ROLES } from '../../records/register/registered.ts';
import { signedBefore } from '../../records/register/sign-offs.ts';
import { LACK_WORDS } from '../../records/words/lacks.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { ANSWERS, CADENCE_NAMES, MONTH_NAMES, STATUS_NAMES } from '../../records/words/register-values.ts';
import type { Imported } from '../../work/register/import.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, counted, timeZoneOf } from '../quantities.ts';
import { registerWords } from '../words/register-words.ts';
import { refusedRowsText, sheetLine } from './refused-view.ts';
import { rows } from './rows.ts';

type Lacking = RegisteredAccount & { readonly lacks: readonly Lack[] };

/** Units: name and records creator; below it where notices go, and which row its snapshots go to. */
export function unitsText(
	units: readonly (RegisteredUnit & { readonly rows: readonly NamedRow[] })[],
	{ lang, page }: Desk,
): string {
	const say = registerWords[lang];
	if (units.length === 0) return say.noUnits;
	const lines = units.map(({ name, creator, email, isCommunications, rows: named }) => {
		const head = `${page.paint('strong', printable(name))}  ${printable(creator)}`;
		const snapshots = named.find(({ purpose }) => purpose === 'snapshots');
		const row =
			snapshots &&
			`${snapshots.row.code} ${snapshots.row.title} (${snapshots.plan.title} ${snapshots.plan.version})`;
		const more = [email, isCommunications ? say.communicationsUnit : undefined, row].flatMap((m) =>
			m ? [m] : [],
		);
		return [
			wrap(head, page.width),
			...more.map((m) => page.paint('dim', wrap(printable(m), page.width, 2))),
			...(row ? [] : [`  ${page.paint('warn', '!')} ${wrap(say.noRow, page.width, 4).trimStart()}`]),
		].join('\n');
	});
	return [...lines, '', counted(units.length, say.counted.units as [string, string], lang)].join('\n');
}

/** One unit as it is now. */
export function savedUnitText(unit: RegisteredUnit, { lang, page }: Desk): string {
	const { name, creator, email, isCommunications, id } = unit;
	const say = registerWords[lang];
	const facts = rows(
		[
			[say.labels.unit, printable(name)],
			[say.labels.creator, printable(creator)],
			[say.labels.email, email ? printable(email) : say.noEmail],
			[say.labels.role, isCommunications ? say.communicationsUnit : undefined],
			[FIELD_NAMES.cadence[lang], planText(snapshotPlanOf(unit, {}), lang)],
			[say.labels.id, id],
		],
		page,
	);
	return `${page.paint('good', '✓')} ${say.saved}\n${facts}`;
}

/** Accounts, two lines each: name, platform, status and unit; below it the address and how much is lacking. */
export function accountsText(accounts: readonly Lacking[], { lang, page }: Desk): string {
	const say = registerWords[lang];
	if (accounts.length === 0) return say.noAccounts;
	const lines = accounts.map(({ name, platform, status, unit, address, lacks }) => {
		const lacking =
			lacks.length > 0 ? counted(lacks.length, say.counted.lacks as [string, string], lang) : '';
		return [
			wrap(
				`${page.paint('strong', printable(name))}  ${platform}  ${STATUS_NAMES[status][lang]}  ${printable(unit.name)}`,
				page.width,
			),
			page.paint('dim', `  ${printable(address)}`),
			...(lacking ? [`  ${page.paint('warn', `! ${lacking}`)}`] : []),
		].join('\n');
	});
	return [...lines, '', counted(accounts.length, say.counted.accounts as [string, string], lang)].join('\n');
}

/** All that the register has of an account. */
export function accountText(account: Lacking, desk: Desk): string {
	const { lang, page, env } = desk;
	const say = registerWords[lang];
	const { plan, unit } = account;
	const dayOf = (instant: string) => localDate(new Date(instant), timeZoneOf(env));
	const early = signedBefore(plan, dayOf).map(({ role, on }) => {
		const told = say.signedBefore(say.roles[role], on, dayOf(plan.madeAt ?? ''), plan.version);
		return `${page.paint('warn', '!')} ${wrap(told, page.width, 2).trimStart()}`;
	});
	const name = (field: keyof typeof FIELD_NAMES) => FIELD_NAMES[field][lang];
	const signed = SIGNING_ROLES.flatMap((role) => plan.signOffs.filter((s) => s.role === role)).map(
		({ role, name: who, on, reference, attachment }) =>
			[
				say.roles[role],
				printable(say.signedBy(who, on, reference) + (attachment ? say.withFile(attachment.name) : '')),
			] as const,
	);
	const facts = rows(
		[
			[name('name'), printable(account.name)],
			[name('address'), printable(account.address), 'whole'],
			[name('platform'), account.platform],
			[name('status'), STATUS_NAMES[account.status][lang]],
			[name('unit'), printable(`${unit.name}, ${unit.creator}`)],
			[name('owner'), printable(account.owner)],
			[name('holders'), printable(account.holders.join(', '))],
			[name('public'), ANSWERS[account.isPublic ? 'yes' : 'no'][lang]],
			[name('wide'), ANSWERS[account.isWide ? 'yes' : 'no'][lang]],
			[name('level'), account.level],
			[name('cadence'), cadenceText(account, unit, lang)],
			[say.labels.version, plan.version > 0 ? say.planVersion(plan.version) : undefined],
			[name('purpose'), printable(plan.purpose)],
			[name('audience'), printable(plan.audience)],
			[name('goals'), printable(plan.goals.join('; '))],
			...signed,
			[say.labels.id, account.id],
		],
		page,
	);
	const lacks = account.lacks.map(
		(lack) => `  ${page.paint('warn', '!')} ${wrap(LACK_WORDS[lack][lang], page.width, 4).trimStart()}`,
	);
	return [
		facts,
		...(early.length > 0 ? [early.join('\n')] : []),
		...(lacks.length > 0 ? [[page.paint('strong', say.lacking), ...lacks].join('\n')] : []),
	].join('\n\n');
}

function cadenceText(account: RegisteredAccount, unit: RegisteredUnit, lang: Language): string {
	const text = planText(snapshotPlanOf(account, unit), lang);
	return account.cadence || account.months?.length ? text : registerWords[lang].asUnit(text);
}

/** `varje halvår, helst i mars och september`. */
function planText({ cadence, months }: SnapshotPlan, lang: Language): string {
	const names = months.map((month) => MONTH_NAMES[lang][month - 1] ?? '');
	const listed = new Intl.ListFormat(lang).format(names);
	const often = CADENCE_NAMES[cadence][lang];
	return names.length > 0 ? `${often}, ${lang === 'sv' ? 'helst i' : 'preferably in'} ${listed}` : often;
}

/** The account as it is now, and what comes next for it. */
export function savedAccountText(account: Lacking, desk: Desk): string {
	const { lang, page, env } = desk;
	const say = registerWords[lang];
	const word = shellWord(account.address);
	const steps =
		account.status !== 'planned'
			? []
			: account.lacks.includes('plan-not-signed')
				? [
						say.signThem,
						`  ${invocation(env, `accounts sign ${word} --role … --name … --on … --reference …`)}`,
					]
				: [say.activateIt, `  ${invocation(env, `accounts activate ${word}`)}`];
	return [
		`${page.paint('good', '✓')} ${say.saved}\n${accountText(account, desk)}`,
		...(steps.length > 0 ? [steps.join('\n')] : []),
	].join('\n\n');
}

/** What an import came to, or what is wrong in the file, row by row. */
export function importedText(imported: Omit<Imported, 'rows'>, checked: boolean, desk: Desk): string {
	const { lang, page } = desk;
	const say = registerWords[lang];
	const { added, changed, unchanged, wrong, sheet } = imported;
	if (wrong.length > 0) return [refusedRowsText(wrong, desk), ...sheetLine(sheet, desk)].join('\n');
	const numbers = `${count(added, lang)} ${say.added} · ${count(changed, lang)} ${say.changed} · ${count(unchanged, lang)} ${say.unchanged}`;
	const done = `${page.paint('good', '✓')} ${checked ? say.wouldImport : say.imported} ${numbers}`;
	return [done, ...sheetLine(sheet, desk)].join('\n');
}
