import type { CaseChange } from '../../records/cases/case.ts';
import type { RegisterChange } from '../../records/register/change.ts';
import { REGISTER_FIELDS } from '../../records/register/problem.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { STATUS_NAMES } from '../../records/words/register-values.ts';
import type { Imported } from '../../work/register/import.ts';
import type { WrongRow } from '../../work/register/read-rows.ts';
import type { WebContext } from '../asking/visitor.ts';
import { table } from '../parts/table.ts';
import { foreign, html, type Markup, nothing } from '../shell/markup.ts';
import { registerWords } from '../words/register.ts';
import { wrongOnPage } from '../words/remedies.ts';
import { tableWords } from '../words/tables.ts';

/** More than this nobody reads at once. */
const MOST_ROWS = 200;
const MOST_WRONG = 100;

/** What each row would come to; those that change nothing are only counted. */
export function comingRows({ rows }: Imported, c: WebContext): Markup {
	const { lang } = c.var;
	const say = tableWords[lang];
	const some = rows.filter(({ changes }) => changes.length > 0);
	const shown = some
		.slice(0, MOST_ROWS)
		.map(({ row, name, changes }) => [
			`${row}`,
			foreign(name),
			foreign(changes.map((change) => changeText(change, lang)).join('; ')),
		]);
	const rest = some.length - shown.length;
	return html`${table(say.comingCaption, [say.atRow, say.about, say.comes], shown)}
${rest > 0 ? html`<p>${say.andMore(rest)}</p>` : nothing}`;
}

/** What is wrong, row by row, each with its remedy; nothing of the table was taken in. */
export function wrongRows(wrong: readonly WrongRow[], c: WebContext): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	const found = wrong.slice(0, MOST_WRONG).map((each) => {
		const { what, remedy } = wrongOnPage(each, lang);
		return [each.row === 0 ? say.wholeTable : `${each.row}`, foreign(what), foreign(remedy)];
	});
	const rest = wrong.length - found.length;
	return html`<div role="alert">${table(say.wrongCaption, [say.atRow, say.whatWrong, say.whatToDo], found)}
${rest > 0 ? html`<p>${tableWords[lang].andMore(rest)}</p>` : nothing}</div>`;
}

function changeText(change: RegisterChange | CaseChange, lang: Language): string {
	const say = tableWords[lang];
	switch (change.kind) {
		case 'unit-added':
		case 'account-added':
		case 'case-added':
			return say.added;
		case 'unit-changed':
			return say.changed(namesOf(Object.keys(change.to), lang));
		case 'account-changed':
			return say.changed(
				namesOf([...(change.unitId === undefined ? [] : ['unit']), ...Object.keys(change.facts)], lang),
			);
		case 'case-changed':
			return say.changed(namesOf(Object.keys(change.to), lang));
		case 'plan-signed':
			return say.signed(registerWords[lang].roles[change.signOff.role]);
		case 'status-changed':
			return say.becomes(STATUS_NAMES[change.to][lang]);
		case 'change-announced':
			return say.announced(change.on);
		case 'change-moved':
			return say.moved(change.from, change.to);
		default:
			return say.other;
	}
}

/** Where a change calls a field otherwise than the table's head does. */
const FIELDS: Readonly<Record<string, string>> = {
	...{ isCommunications: 'communications', isPublic: 'public', isWide: 'wide' },
	...{ number: 'reference' },
};

function namesOf(keys: readonly string[], lang: Language): string {
	const names = keys.flatMap((key) => {
		const field = REGISTER_FIELDS.find((each) => each === (FIELDS[key] ?? key));
		return field ? [FIELD_NAMES[field][lang].toLocaleLowerCase(lang)] : [];
	});
	return names.join(', ');
}
