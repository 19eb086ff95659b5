import type { Office } from '../../office.ts';
import { DELIVERY_NEEDS, type DeliveryNeed } from '../../work/delivery/pressing.ts';
import { handsOut } from '../asking/disclosure-access.ts';
import { deliveredUnits } from '../asking/seen-delivery.ts';
import type { WebContext } from '../asking/visitor.ts';
import { instant } from '../parts/times.ts';
import { html, type Markup, visible } from '../shell/markup.ts';
import { deliveryWords } from '../words/deliveries.ts';
import { startWords } from '../words/start.ts';

/** More of one kind than a person takes in; the list of deliveries tells the rest. */
const MOST = 12;

/** Those of the deliveries that the one who asks hands out in. */
export async function seenNeeds(
	{ deliveries }: Office,
	c: WebContext,
	needs: readonly DeliveryNeed[],
): Promise<readonly DeliveryNeed[]> {
	if (!handsOut(c) || needs.length === 0) return [];
	const unitIds = deliveredUnits(c);
	if (unitIds === undefined) return needs;
	const pending = await deliveries.summaries({ isPending: true, unitIds });
	const theirs = new Set(pending.map(({ number }) => number));
	return needs.filter(({ number }) => theirs.has(number));
}

export function deliveriesNeeded(
	{ config }: Office,
	c: WebContext,
	needs: readonly DeliveryNeed[],
): readonly Markup[] {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	return DELIVERY_NEEDS.flatMap((kind) => {
		const own = needs.filter((each) => each.kind === kind);
		if (own.length === 0) return [];
		const { title, next } = say.needs[kind];
		const shown = own
			.slice(0, MOST)
			.map(
				({ number, target, bundles, since }) =>
					html`<li><a href="/leveranser/${number}">${visible(say.needOne(number, target, bundles))}</a> <span class="quiet">${startWords[lang].since} ${instant(since, lang, config.TIMEZONE)}</span></li>`,
			);
		const more = own.length - shown.length;
		return [
			html`<section class="need"><h3>${title}</h3><p class="quiet">${next}</p><ul>${shown}</ul>${more > 0 ? html`<p>${startWords[lang].more(more)}</p>` : ''}</section>`,
		];
	});
}
