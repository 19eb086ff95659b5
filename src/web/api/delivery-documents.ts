import type { z } from '@hono/zod-openapi';
import type { Office } from '../../office.ts';
import { countsOf, type Delivery, type DeliverySummary, isOpen } from '../../records/delivery/delivery.ts';
import type { SetAside } from '../../records/delivery/receipt.ts';
import { RECEIPT_ASIDE } from '../../records/words/delivery.ts';
import type { Language } from '../../records/words/language.ts';
import { errorWords } from '../../words/error-words.ts';
import { askOf } from '../../work/delivery/asked.ts';
import type { WebContext } from '../asking/visitor.ts';
import { standingOf } from '../delivery/standing.ts';
import { remedyOnPage } from '../words/remedies.ts';
import type { Delivery as DeliverySchema, WholeDelivery } from './delivery-schemas.ts';

export function deliveryDocument(delivery: DeliverySummary): z.infer<typeof DeliverySchema> {
	const { number, target, archive, agreement, orderedBy, orderedAt, sentAt, withdrawnAt, counts } = delivery;
	return {
		...{ number, target: target.name, archive: archive ?? null, agreement: agreement ?? null },
		...{ orderedBy, orderedAt, sentAt: sentAt ?? null, withdrawnAt: withdrawnAt ?? null },
		...{ standing: standingOf(delivery, counts), counts },
	};
}

/** With each of its bundles, what was asked for, and what is in the way. */
export async function wholeDelivery(
	office: Office,
	{ var: { lang } }: WebContext,
	delivery: Delivery,
): Promise<z.infer<typeof WholeDelivery>> {
	const ask = isOpen(delivery) ? await askOf(office, delivery) : undefined;
	return {
		...deliveryDocument({ ...delivery, counts: countsOf(delivery.bundles) }),
		bundles: delivery.bundles.map(({ line, state, at, reason }) => ({
			...{ id: line.bundleId, title: line.title, state, at, reason: reason ?? null },
			...{ bytes: line.bytes, sha256: line.sha256 },
		})),
		asked: ask
			? { kind: ask.kind, by: ask.by, at: ask.at, trouble: troubleDocument(ask.trouble, lang) }
			: null,
	};
}

type Ask = NonNullable<Awaited<ReturnType<typeof askOf>>>;

function troubleDocument(trouble: Ask['trouble'], lang: Language) {
	if (!trouble) return null;
	const { error, tries, nextAt = null } = trouble;
	const { message, remedy } = errorWords(error, lang);
	return {
		...{ code: error.code, detail: message, tries, nextAt },
		remedy: remedyOnPage(error, lang) ?? remedy ?? null,
	};
}

export function asideDocuments(aside: readonly SetAside[], lang: Language) {
	return aside.map(({ at, code, given }) => ({ row: at, detail: RECEIPT_ASIDE[code][lang](given) }));
}
