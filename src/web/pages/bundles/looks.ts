import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import type { Event } from '../../../records/event.ts';
import { localDate } from '../../../records/local-date.ts';
import { may } from '../../../records/people/may.ts';
import { listLooks } from '../../../work/disclosure/looks.ts';
import { needsHandingOut } from '../../asking/disclosure-access.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { accountLink } from '../../parts/account-link.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { foreign, html } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { disclosureWords } from '../../words/disclosures.ts';

const MOST = 200;

/** Who has looked at what is restricted. */
export function looksPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/sekretesslogg', async (c) => {
		needsHandingOut(c);
		const { lang } = c.var;
		const say = disclosureWords[lang];
		const { grants } = visitorOf(c).person;
		const bundleId = c.req.query('paket');
		const wish = { limit: MOST, ...(bundleId ? { bundleId } : {}) };
		const looks = await listLooks(office, wish, (unitId) => may(grants, 'hand-out', unitId));
		const rows = looks.map(({ event, found: { filing, account } }) => [
			instant(event.at, lang, office.config.TIMEZONE),
			foreign(event.actor),
			accountLink(account, lang),
			html`<a href="/paket/${filing.bundleId}">${localDate(new Date(filing.capturedAt), office.config.TIMEZONE)}</a>`,
			foreign(event.data.token === undefined ? lookedAt(event, c) : say.byToken(lookedAt(event, c))),
		]);
		const heads = [say.when, say.who, say.account, say.bundle, say.looked];
		return page(c, {
			title: say.looks,
			part: '/utlamnanden',
			content: html`<p class="lead">${say.looksIntro}</p>
${rows.length === 0 ? html`<p>${say.noLooks}</p>` : table(say.looksCaption(rows.length), heads, rows)}`,
		});
	});
}

function lookedAt({ kind, data }: Event, c: WebContext): string {
	const say = disclosureWords[c.var.lang];
	const { what, reason } = data as { readonly what?: unknown; readonly reason?: unknown };
	if (kind === 'restricted-asked-for') return say.lookedFetched(String(reason ?? ''));
	if (kind === 'bundle-disclosed') return say.lookedDisclosed;
	const known = {
		...{ page: say.lookedPage, pictures: say.lookedPictures, posts: say.lookedPosts },
		...{ replay: say.lookedReplay, copy: say.lookedCopy, 'handed-out': say.lookedHandedOut },
		...{ manifest: say.lookedManifest, files: say.lookedFiles, zip: say.lookedZip, find: say.lookedFind },
	};
	const name = String(what ?? '');
	return Object.hasOwn(known, name) ? known[name as keyof typeof known] : (name.split('/').at(-1) ?? name);
}
