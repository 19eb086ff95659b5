import { Hono } from 'hono';
import { NO_ORGANISATION } from '../../config.ts';
import type { Office } from '../../office.ts';
import type { WebEnv } from '../asking/visitor.ts';
import { day } from '../parts/times.ts';
import { foreign, html, type Markup } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { accessibilityWords } from '../words/accessibility.ts';

/** When somebody last went through the pages and this statement; of the program, and not of an organisation. */
const ASSESSED = '2026-11-30';
const REPORT = 'https://www.digg.se/tdosanmalan';

/**
 * The accessibility statement (tillgänglighetsredogörelse), with what the act on the accessibility of digital public services (2018:1937, 13 §) and its regulations
 * ask of one: also for who has not signed in.
 */
export function accessibilityPages({ config }: Pick<Office, 'config'>): Hono<WebEnv> {
	const { ORGANISATION_NAME: name, WEB_ACCESSIBILITY_CONTACT: contact } = config;
	return new Hono<WebEnv>().get('/tillganglighet', (c) => {
		const { lang } = c.var;
		const say = accessibilityWords[lang];
		const list = (all: readonly string[]) => html`<ul>${all.map((each) => html`<li>${each}</li>`)}</ul>`;
		const tell =
			contact === undefined ? html`<p>${say.nobody}</p>` : html`<p>${say.how} ${linkTo(contact)}</p>`;
		return page(c, {
			title: say.title,
			content: html`<p class="lead">${foreign(say.lead(name === NO_ORGANISATION ? say.somebody : name))}</p>
<h2>${say.status}</h2><p>${say.conforms}</p>
<h2>${say.lacks}</h2>${list(say.lacking)}
<h2>${say.tested}</h2>${list(say.tests)}<p>${say.when} ${day(ASSESSED, lang)}.</p>
<h2>${say.tell}</h2>${tell}
<h2>${say.supervision}</h2><p>${say.supervised} <a href="${REPORT}" rel="noreferrer noopener external">${say.report}</a></p>`,
		});
	});
}

function linkTo(contact: string): Markup {
	const href = contact.startsWith('https:') ? contact : `mailto:${contact}`;
	return html`<a href="${href}" rel="noreferrer noopener external">${foreign(contact)}</a>`;
}
