import type { RegisterField } from '../../records/register/problem.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';

/** A field of a form: it is called what the register calls it, so that what is said of it can be found. */
export interface Field {
	readonly field: RegisterField;
	readonly value: string;
	readonly hint?: string;
	readonly required?: boolean;
	readonly type?: 'text' | 'date' | 'email' | 'url';
	/** Another label than the register's own. */
	readonly called?: string;
}

const LONGEST = 2000;

export function lineField(field: Field, lang: Language): Markup {
	const { type = 'text', value, required } = field;
	return html`${head(field, lang)}<input ${attributes(field)} type="${type}" maxlength="${LONGEST}"${required ? html` required` : nothing} value="${visible(value)}">`;
}

export function areaField(field: Field, lang: Language, rows = 3): Markup {
	return html`${head(field, lang)}<textarea ${attributes(field)} rows="${rows}" maxlength="10000">${visible(field.value)}</textarea>`;
}

export function choiceField(
	field: Field,
	options: readonly (readonly [value: string, text: string])[],
	lang: Language,
): Markup {
	const each = options.map(
		([value, text]) =>
			html`<option value="${visible(value)}"${value === field.value ? html` selected` : nothing}>${visible(text)}</option>`,
	);
	return html`${head(field, lang)}<select ${attributes(field)}${field.required ? html` required` : nothing}>${each}</select>`;
}

/** Boxes of which any number is ticked, under one name. @param areSentences one below the other, since each says much */
export function boxes(
	name: string,
	title: string,
	options: readonly (readonly [value: string, text: string, ticked: boolean])[],
	areSentences = false,
): Markup {
	return html`<fieldset><legend>${title}</legend><div class="${areSentences ? 'boxes sentences' : 'boxes'}">${options.map(
		([value, text, ticked]) =>
			html`<label><input type="checkbox" name="${name}" value="${value}"${ticked ? html` checked` : nothing}>${visible(text)}</label>`,
	)}</div></fieldset>`;
}

function head({ field, hint, called }: Field, lang: Language): Markup {
	return html`<label for="${field}">${called ?? FIELD_NAMES[field][lang]}</label>${hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : nothing}`;
}

function attributes({ field, hint }: Field): Markup {
	return html`id="${field}" name="${field}"${hint ? html` aria-describedby="${field}-hint"` : nothing}`;
}
