import { type Delivery, type DeliverySummary, isOpen } from '../../records/delivery/delivery.ts';
import { DELIVERY_STATE_WORDS } from '../../records/words/delivery.ts';
import type { Language } from '../../records/words/language.ts';
import { deliveryWords } from '../words/deliveries.ts';

const STATES = ['ordered', 'sent', 'received', 'refused', 'withdrawn'] as const;

/** Where a whole delivery stands. */
export function standingOf(
	delivery: Pick<Delivery, 'sentAt' | 'withdrawnAt'>,
	counts: DeliverySummary['counts'],
	lang: Language,
): string {
	const { states } = deliveryWords[lang];
	if (delivery.withdrawnAt !== undefined) return states.withdrawn;
	if (isOpen(delivery)) return states.open;
	return (counts.sent ?? 0) > 0 ? states.sent : states.answered;
}

/** How many bundles are in each state, those that none is in left out. */
export function tally(counts: DeliverySummary['counts'], lang: Language): string {
	return STATES.flatMap((state) =>
		counts[state] ? [`${counts[state]} ${DELIVERY_STATE_WORDS[state][lang]}`] : [],
	).join(' · ');
}
