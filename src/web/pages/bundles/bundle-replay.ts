import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import { localDate } from '../../../records/local-date.ts';
import { showBundle } from '../../../work/find-bundles.ts';
import { recordingInside } from '../../../work/replay/recording-inside.ts';
import { framingHeaders } from '../../answer/headers.ts';
import { fileAddress } from '../../asking/file-address.ts';
import { openBundle } from '../../asking/open-bundle.ts';
import type { WebEnv } from '../../asking/visitor.ts';
import type { NoReplay, Replaying } from '../../replay/replaying.ts';
import { html, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { replayWords } from '../../words/replay.ts';

/** A bundle's web archive, replayed on an origin of its own, in a frame that nothing gets out of. */
export function bundleReplayPages(
	office: Office,
	replay: Replaying | NoReplay,
	isSecure: boolean,
): Hono<WebEnv> {
	const pages = new Hono<WebEnv>();
	const path = '/paket/:id/uppspelning';
	if (typeof replay === 'object') pages.use(path, framingHeaders(isSecure, replay.origin));
	return pages.get(path, async (c) => {
		const filing = await openBundle(office, c, 'replay');
		const { lang } = c.var;
		const say = replayWords[lang];
		const { bundleId } = filing;
		const { account } = await showBundle(office, bundleId);
		const recording = await recordingInside(office, filing);
		const name = accountTitle(account, lang);
		const links = html`<p><a href="/paket/${bundleId}">${say.toBundle}</a> · <a href="/paket/${bundleId}/bilder">${say.toPictures}</a> · <a href="/paket/${bundleId}/inlagg">${say.toPosts}</a>${recording ? html` · <a href="${fileAddress(filing, recording.path)}">${say.download}</a>` : nothing}</p>`;
		const frame = (origin: string, ticket: string) => {
			const asked = new URLSearchParams({ biljett: ticket, sprak: lang });
			return html`<p>${say.about}</p>
<noscript><p class="told warn">${say.noScript}</p></noscript>
<iframe class="replay" title="${visible(say.frame(name))}" src="${origin}/${bundleId}/?${asked}" sandbox="allow-scripts allow-same-origin allow-forms" referrerpolicy="no-referrer"></iframe>
<p class="hint">${say.short}</p>`;
		};
		const shown = !recording
			? html`<p>${say.none}</p>`
			: typeof replay === 'object'
				? frame(replay.origin, replay.tickets.issue(bundleId))
				: html`<p class="told warn">${replay === 'no-address' ? say.off : say.noReplayer}</p>`;
		const title = say.title(name, localDate(new Date(filing.capturedAt), office.config.TIMEZONE));
		return page(c, { title, part: '/paket', content: html`${links}${shown}` });
	});
}
