import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { openLog } from '../../log.ts';
import { errorWords } from '../../words/error-words.ts';
import type { Check, Condition } from '../../work/checks/check.ts';
import type { Diagnosis } from '../../work/diagnose.ts';
import { type Answer, type Desk, logLevel } from '../desk.ts';
import { printable, type Tone, wrap } from '../page.ts';
import { bytes } from '../quantities.ts';
import { doctorWords } from '../words/doctor-words.ts';
import { helpWords } from '../words/help-words.ts';

const MARKS: Readonly<Record<Check['state'], readonly [string, Tone]>> = {
	ok: ['✓', 'good'],
	warning: ['!', 'warn'],
	missing: ['✗', 'bad'],
};

const THERE: ReadonlySet<Condition> = new Set([
	...(['events-broken', 'records-differ', 'bundles-changed', 'bundles-spoilt', 'catalogue-lost'] as const),
]);

type Remediable = { readonly [K in 'condition' | 'error']?: Check[K] | undefined };

/** `doctor`: what is there and what is missing on this machine. */
export function addDoctor(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, after } = helpWords[desk.lang];
	program
		.command('doctor')
		.description(commands.doctor)
		.addHelpText('after', `\n${after.doctorExits}`)
		.action(async () => answered(await doctor(desk)));
}

async function doctor(desk: Desk): Promise<Answer> {
	const config = desk.config();
	const { diagnose } = await import('../../work/diagnose.ts');
	const diagnosis = await diagnose(config, () =>
		desk.doors.openOffice(config, { log: openLog(logLevel(config, desk.env)), purpose: 'reading' }),
	);
	return {
		exit: diagnosis.ok ? EXIT.complete : EXIT.usage,
		document: withRemedies(diagnosis, desk),
		text: () => diagnosisText(diagnosis, desk),
	};
}

function withRemedies({ ok, checks }: Diagnosis, { lang }: Desk): object {
	return { ok, checks: checks.map(({ error, ...c }) => ({ ...c, remedy: remedyOf({ ...c, error }, lang) })) };
}

/** An error of ours knows better what to do than the check that met it: a catalogue from a newer version needs no backup. */
function remedyOf({ error, condition }: Remediable, lang: Desk['lang']): string | null {
	const own = error && errorWords(error, lang).remedy;
	return own ?? (condition ? doctorWords[lang].conditions[condition] : null);
}

function diagnosisText({ ok, checks }: Diagnosis, desk: Desk): string {
	const say = doctorWords[desk.lang];
	const column = Math.max(...checks.map((c) => say.checks[c.name].length)) + 2;
	const lines = checks.map((check) => checkText(check, column, desk));
	const warned = checks.some((c) => c.state === 'warning');
	const verdict = !ok ? say.notThere : warned ? say.thereWithWarnings : say.allThere;
	return [...lines, '', wrap(desk.page.paint('strong', verdict), desk.page.width)].join('\n');
}

function checkText(check: Check, column: number, { lang, page }: Desk): string {
	const say = doctorWords[lang];
	const [mark, tone] = MARKS[check.state];
	const state = check.state === 'ok' ? '' : `${say.states[isThere(check) ? 'wrong' : check.state]}: `;
	const name = say.checks[check.name].padEnd(column);
	const found = state + printable(foundText(check, lang));
	const head = `${page.paint(tone, mark)} ${name}`;
	const line =
		page.width < column + 30
			? `${head.trimEnd()}\n${wrap(found, page.width, 4)}`
			: `${head}${wrap(found, page.width, column + 2).trimStart()}`;
	const remedy = remedyOf(check, lang);
	return remedy ? `${line}\n${wrap(remedy, page.width, 4)}` : line;
}

/** What is there and not as it should be is not called missing. */
function isThere({ state, condition, error }: Check): boolean {
	return state === 'missing' && (error !== undefined || (condition !== undefined && THERE.has(condition)));
}

function foundText({ name, state, found, error }: Check, lang: Desk['lang']): string {
	if (error) return errorWords(error, lang).message;
	if (name === 'free-space' || name === 'memory') return doctorWords[lang].free(bytes(Number(found), lang));
	if (name === 'events' && state === 'ok') return doctorWords[lang].events(found);
	if (name.startsWith('bundles-') && state === 'ok') return doctorWords[lang].bundles(found);
	if (name === 'records' && state === 'ok') return doctorWords[lang].agree;
	if (name === 'attempts' && state === 'ok') return doctorWords[lang].noAttempts;
	if (name === 'letters' && state === 'ok') return doctorWords[lang].noLetters;
	return found;
}
