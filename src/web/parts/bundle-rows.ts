import type { Office } from '../../office.ts';
import { label } from '../../records/labels.ts';
import type { FoundBundle } from '../../work/find-bundles.ts';
import type { WebContext } from '../asking/visitor.ts';
import { html, type Markup } from '../shell/markup.ts';
import { bundleWords } from '../words/bundles.ts';
import { accountLink } from './account-link.ts';
import { table } from './table.ts';
import { instant } from './times.ts';

/** Bundles as rows: when, of what, why, and how it went. @param remarkOn what else is to be said of one; empty where nothing is */
export function bundleRows(
	found: readonly FoundBundle[],
	caption: string,
	{ var: { lang } }: WebContext,
	{ config }: Office,
	remarkOn: (found: FoundBundle) => string = () => '',
): Markup {
	const say = bundleWords[lang];
	const rows = found.map((each) => {
		const { filing, account, present } = each;
		const remarks = [filing.isRestricted ? say.restricted : '', present ? '' : say.gone, remarkOn(each)];
		return [
			html`<a href="/paket/${filing.bundleId}">${instant(filing.capturedAt, lang, config.TIMEZONE)}</a>`,
			accountLink(account, lang),
			label('occasion', filing.occasion, lang),
			verdict(filing.outcome, lang),
			`${filing.posts}`,
			remarks.filter(Boolean).join(', '),
		];
	});
	return table(caption, [say.captured, say.account, say.occasion, say.verdict, say.posts, say.remark], rows);
}

/** An outcome in its colour, and in words for those who see none. */
export function verdict(outcome: string, lang: 'sv' | 'en'): Markup {
	return html`<span class="${outcome === 'complete' ? 'complete' : 'partial'}">${label('outcome', outcome, lang)}</span>`;
}
