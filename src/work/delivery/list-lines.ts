import type { Delivery, DeliveryLine } from '../../records/delivery/delivery.ts';
import { localDate } from '../../records/local-date.ts';

/** A line, and when its bundle lay whole at the archive; absent where it does not yet. */
export type DeliveredLine = DeliveryLine & { readonly sentAt?: string };

/** Lines of what is delivered: what was taken out of the delivery is not. */
export function deliveredLines({ bundles }: Delivery): readonly DeliveredLine[] {
	return bundles
		.filter(({ state }) => state !== 'withdrawn')
		.map(({ line, sentAt }) => ({ ...line, ...(sentAt === undefined ? {} : { sentAt }) }));
}

/** The day that the last bundle was sent: then all of it was there. Undefined while one is not. */
export function deliveredOn(delivery: Delivery, timeZone: string): string | undefined {
	const moments = deliveredLines(delivery).map(({ sentAt }) => sentAt);
	const last = moments.every((at) => at !== undefined) ? moments.toSorted().at(-1) : undefined;
	return last && localDate(new Date(last), timeZone);
}

/** Who hands it over: the person who ordered it, else the organisation. What a computer calls an account is nobody. */
export function deliveredBy({ organisation, orderedBy, isBySystem }: Delivery): string {
	return isBySystem ? organisation.name : orderedBy;
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
