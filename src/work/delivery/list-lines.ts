import type { Delivery, DeliveryLine } from '../../records/delivery/delivery.ts';
import { localDate } from '../../records/local-date.ts';

/** Lines of what is delivered: what was taken out of the delivery is not. */
export function deliveredLines({ bundles }: Delivery): readonly DeliveryLine[] {
	return bundles.filter(({ state }) => state !== 'withdrawn').map(({ line }) => line);
}

/** Records creators of what is delivered, each once. */
export function creatorsOf(delivery: Delivery): readonly string[] {
	return [...new Set(deliveredLines(delivery).map(({ creator }) => creator))].sort((a, b) =>
		a.localeCompare(b, 'sv'),
	);
}

/** @param at ISO 8601; a day alone stays that day */
export function dayOf(at: string | undefined, timeZone: string): string {
	if (at === undefined) return '';
	const when = new Date(at);
	return at.length <= 10 || Number.isNaN(when.getTime()) ? at : localDate(when, timeZone);
}
