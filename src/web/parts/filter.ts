import { html, type Markup, nothing, visible } from '../shell/markup.ts';

export interface Choice {
	readonly name: string;
	readonly label: string;
	/** Where there are more than anybody reads through it is written instead. */
	readonly options?: readonly (readonly [value: string, text: string])[];
	/** What is to be written. */
	readonly hint?: string;
	readonly chosen: string;
}

/** A form that narrows a list: its choices stand in the address, so that a list can be linked to. */
export function filterForm(path: string, choices: readonly Choice[], all: string, show: string): Markup {
	const fields = choices.map(({ name, label, options, hint = '', chosen }) => {
		if (!options)
			return html`<div><label for="${name}">${label} <span class="quiet">(${hint})</span></label><input id="${name}" name="${name}" value="${visible(chosen)}" maxlength="300"></div>`;
		const each = options.map(
			([value, text]) =>
				html`<option value="${visible(value)}"${value === chosen ? html` selected` : nothing}>${visible(text)}</option>`,
		);
		return html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${all}</option>${each}</select></div>`;
	});
	return html`<form method="get" action="${path}" class="filter" role="search">${fields}<div><button class="second">${show}</button></div></form>`;
}
