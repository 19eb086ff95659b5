import {
	DELIVERY_STATES,
	type Delivery,
	type DeliverySummary,
	isOpen,
} from '../../records/delivery/delivery.ts';
import { DELIVERY_STATE_WORDS } from '../../records/words/delivery.ts';
import type { Language } from '../../records/words/language.ts';

export const STANDINGS = ['open', 'sent', 'answered', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a whole delivery stands. */
export function standingOf(
	delivery: Pick<Delivery, 'sentAt' | 'withdrawnAt'>,
	counts: DeliverySummary['counts'],
): Standing {
	if (delivery.withdrawnAt !== undefined) return 'withdrawn';
	if (isOpen(delivery)) return 'open';
	return (counts.sent ?? 0) > 0 ? 'sent' : 'answered';
}

/** How many bundles are in each state, those that none is in left out. */
export function tally(counts: DeliverySummary['counts'], lang: Language): string {
	return DELIVERY_STATES.flatMap((state) =>
		counts[state] ? [`${counts[state]} ${DELIVERY_STATE_WORDS[state][lang]}`] : [],
	).join(' · ');
}
