import { Hono } from 'hono';
import type { WebEnv } from '../asking/visitor.ts';
import { html } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { accessibilityWords } from '../words/accessibility.ts';

/** The accessibility statement (tillgänglighetsredogörelse): also for who has not signed in. */
export function accessibilityPages(): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/tillganglighet', (c) => {
		const say = accessibilityWords[c.var.lang];
		const list = (all: readonly string[]) => html`<ul>${all.map((each) => html`<li>${each}</li>`)}</ul>`;
		return page(c, {
			title: say.title,
			content: html`<p class="lead">${say.lead}</p>
<h2>${say.tested}</h2>${list(say.tests)}
<h2>${say.lacks}</h2>${list(say.lacking)}
<h2>${say.tell}</h2><p class="lead">${say.how}</p>`,
		});
	});
}
