import type { PlanWish, TakenInPlan } from '../../work/register/take-in-plan.ts';
import type { WebContext } from '../asking/visitor.ts';
import { lineField } from '../parts/fields.ts';
import { table } from '../parts/table.ts';
import { done } from '../parts/told.ts';
import { foreign, html, type Markup, nothing, visible } from '../shell/markup.ts';
import { registerWords } from '../words/register.ts';
import { wrongOnPage } from '../words/remedies.ts';

/** What is said of a plan that is handed in. */
export interface PlanSaid extends PlanWish {
	readonly tryOnly: boolean;
}

export const NOTHING_SAID: PlanSaid = { title: '', version: '', decidedOn: '', reference: '', tryOnly: true };

export function takeInForm(
	{ title, version, decidedOn, reference, tryOnly }: PlanSaid,
	c: WebContext,
): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	return html`<h2>${say.takeIn}</h2><p class="quiet">${say.takeInHint}</p>
<form method="post" action="/planer" enctype="multipart/form-data" class="narrow">
<label for="file">${say.file}</label><input id="file" name="file" type="file" accept=".xlsx,.csv,.yaml,.yml,.json" required>
<label for="sheet">${say.sheet}</label><input id="sheet" name="sheet" maxlength="200">
${lineField({ field: 'title', value: title, required: true }, lang)}
${lineField({ field: 'version', value: version, required: true }, lang)}
${lineField({ field: 'decided-on', value: decidedOn, required: true, type: 'date' }, lang)}
${lineField({ field: 'reference', value: reference, required: true }, lang)}
<label><input type="checkbox" name="try" value="ja"${tryOnly ? html` checked` : nothing}>${say.tryOnly}</label>
<button>${say.takeInButton}</button></form>`;
}

/** What it came to; where anything is wrong, each with its row and its remedy. */
export function takenIn(
	{ rows, moved, notMoved, ignored, wrong }: TakenInPlan,
	{ tryOnly }: PlanSaid,
	c: WebContext,
): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	if (wrong.length > 0) {
		const found = wrong.slice(0, MOST).map((each) => {
			const { what, remedy } = wrongOnPage(each, lang);
			return [each.row === 0 ? say.wholeTable : `${each.row}`, foreign(what), foreign(remedy)];
		});
		return html`<div role="alert">${table(say.wrongCaption, [say.atRow, say.whatWrong, say.whatToDo], found)}</div>`;
	}
	const kept = notMoved.map(({ row }) => html`<li>${visible(`${row.code} ${row.title}`)}</li>`);
	return html`${done(tryOnly ? say.wouldTake(rows) : say.taken(rows, moved))}
${ignored.length > 0 ? html`<p class="quiet">${visible(say.ignored(ignored.join(', ')))}</p>` : nothing}
${kept.length > 0 ? html`<p>${say.notMoved}</p><ul>${kept}</ul>` : nothing}`;
}

/** More than this nobody mends at once; the rest is told the next time. */
const MOST = 100;
