import { label } from '../../records/labels.ts';
import { LEVELS } from '../../records/occasion.ts';
import type { WebContext } from '../asking/visitor.ts';
import { facts } from '../parts/facts.ts';
import { day } from '../parts/times.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { guideWords } from '../words/guide.ts';
import type { GuideKind, GuideWish } from './wish.ts';

/** Which steps there are, and which one this is. */
export function stepsBar(at: number, c: WebContext): Markup {
	const say = guideWords[c.var.lang];
	return html`<ol class="steps" aria-label="${say.steps}">${say.names.map(
		(name, i) => html`<li${i + 1 === at ? html` aria-current="step"` : nothing}>${name}</li>`,
	)}</ol>`;
}

/** The first step: why, how much, and for a closing after what. */
export function askWhy(kind: GuideKind, action: string, wish: GuideWish, c: WebContext): Markup {
	const { lang } = c.var;
	const say = guideWords[lang];
	const levels = LEVELS.map(
		(each) =>
			html`<option value="${each}"${each === wish.level ? html` selected` : nothing}>${label('level', each, lang)}</option>`,
	);
	return html`<p class="lead">${say.leads[kind]}</p>
<form method="get" action="${action}" class="narrow"><input type="hidden" name="steg" value="2">
<label for="reason">${say.reason}</label><p class="hint" id="reason-hint">${say.reasonHint}</p>
<textarea id="reason" name="reason" rows="3" maxlength="1000" aria-describedby="reason-hint">${visible(wish.reason)}</textarea>
${kind === 'closure' ? askLast(wish, c) : nothing}
<label for="level">${say.level}</label><select id="level" name="level">${levels}</select>
<button>${say.next}</button></form>`;
}

function askLast({ last, day: on }: GuideWish, c: WebContext): Markup {
	const say = guideWords[c.var.lang];
	const radio = (value: GuideWish['last'], text: string) =>
		html`<label><input type="radio" name="last" value="${value}"${value === last ? html` checked` : nothing}>${text}</label>`;
	return html`<fieldset><legend>${say.last}</legend>${radio('nu', say.lastNow)}${radio('dag', say.lastDay)}
<label for="day">${say.day}</label><input id="day" name="day" type="date" value="${visible(on)}"></fieldset>`;
}

/** The last step: all that was said, and the button that does it. */
export function askConfirm(
	kind: GuideKind,
	action: string,
	wish: GuideWish,
	title: string,
	c: WebContext,
): Markup {
	const { lang } = c.var;
	const say = guideWords[lang];
	const isLater = kind === 'closure' && wish.last === 'dag';
	return html`<h2>${say.summary}</h2>${facts([
		[say.account, title],
		[say.reason, wish.reason],
		...(kind === 'closure'
			? [[say.last, wish.last === 'nu' ? say.lastNow : day(wish.day, lang)] as const]
			: []),
		[say.level, label('level', wish.level, lang)],
	])}
${kind === 'closure' ? html`<p>${say.closesItself}</p>` : nothing}${isLater ? html`<p>${say.orderedLater}</p>` : nothing}
<form method="post" action="${action}">${hidden(wish)}<div class="acts"><button>${say.confirm[kind]}</button><a class="button second" href="${addressOf(action, 2, wish)}">${say.back}</a></div></form>`;
}

function hidden(wish: GuideWish): Markup {
	return html`${fieldsOf(wish).map(([name, value]) => html`<input type="hidden" name="${name}" value="${visible(value)}">`)}`;
}

/** A step with what was said before it. */
export function addressOf(action: string, step: number, wish: GuideWish): string {
	return `${action}?${new URLSearchParams([['steg', `${step}`], ...fieldsOf(wish).map((field) => [...field])])}`;
}

function fieldsOf({ reason, level, last, day: on }: GuideWish): readonly (readonly [string, string])[] {
	return [
		['reason', reason],
		['level', level],
		['last', last],
		['day', on],
	];
}
