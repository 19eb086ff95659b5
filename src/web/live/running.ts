import type { Run } from '../../records/run.ts';
import type { WebContext } from '../asking/visitor.ts';
import { facts } from '../parts/facts.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { orderWords } from '../words/orders.ts';
import type { Picture, Progressing } from './progress.ts';

/** How far the work has come; that it has broken off, or is to stop, before that. */
export function running(run: Run, { texts }: Progressing, c: WebContext): Markup {
	const say = orderWords[c.var.lang];
	const place = (name: string) => html`<span data-text="${name}">${texts[name] ?? ''}</span>`;
	const dead = run.lost
		? html`<div class="told bad" role="alert"><p><strong>${say.dead[run.lost]}</strong></p><p>${say.deadMore}</p></div>`
		: nothing;
	const stopping =
		run.stop && !run.lost
			? html`<div class="told warn" role="status"><p>${visible(say.stopping(run.stop.by))}</p></div>`
			: nothing;
	return html`${dead}${stopping}<h2>${run.lost ? say.until : say.now}</h2>
<p class="lead step" role="status">${place('step')}</p>
${facts([
	[say.posts, place('posts')],
	[say.tiles, place('tiles')],
	[say.data, place('data')],
	...(run.lost ? [] : [[say.time, place('time')] as const]),
])}`;
}

/** Tiles, small, each leading to itself as it was taken. */
export function thumbnails(title: string, { pictures, texts }: Progressing, c: WebContext): Markup {
	const say = orderWords[c.var.lang];
	const item = ({ name, small, whole, alt }: Picture) =>
		html`<li data-name="${name}"><a href="${whole}"><img src="${small}" alt="${alt}" width="120" height="160"></a></li>`;
	return html`<h2>${title}</h2>
${pictures.length === 0 ? html`<p class="quiet">${say.noPictures}</p>` : nothing}
<p class="quiet" data-text="newest">${texts.newest ?? ''}</p>
<ul class="thumbs" data-pictures>${pictures.map(item)}</ul>`;
}
