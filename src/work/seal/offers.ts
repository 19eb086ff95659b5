import { randomBytes } from 'node:crypto';
import { OgonblickError } from '../../errors.ts';
import type { Timestamper } from '../../office/seal.ts';
import type { Office } from '../../office.ts';
import { stampBy } from './stamp.ts';
import type { StampTrust } from './trust.ts';

/** How long a time stamp that an authority gives today holds. */
export interface Offer {
	readonly authority: Timestamper;
	/** ISO 8601. */
	readonly goodUntil: string;
}

export interface Offers {
	/** Of those that answer rightly, the one whose stamps hold longest first. Empty where none does. */
	readonly offers: readonly Offer[];
	/** What kept one from giving any: a fault that a person has to correct before one that passes by itself. */
	readonly refused?: OgonblickError;
}

/** Of what two authorities gave instead of a stamp, what a person has to be told: that one is down tells nothing of another that lies. */
export function graver(one: OgonblickError | undefined, other: OgonblickError): OgonblickError {
	return one && (one.advice !== 'retry-later' || other.advice === 'retry-later') ? one : other;
}

/** Asks each authority for a stamp of nothing, before any bundle is read for it: one that is down, lies or can do no better is known at once. */
export async function askOffers(office: Office, trust: StampTrust, signal: AbortSignal): Promise<Offers> {
	const offers: Offer[] = [];
	let refused: OgonblickError | undefined;
	for (const authority of office.seal.timestampers) {
		try {
			const stamp = await stampBy(authority, office, randomBytes(32), 'sha512', trust, signal);
			offers.push({ authority, goodUntil: stamp.goodUntil.toISOString() });
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof OgonblickError)) throw error;
			office.log.warn({ authority: authority.address, err: error }, 'an authority gave no time stamp');
			refused = graver(refused, error);
		}
	}
	offers.sort((a, b) => Date.parse(b.goodUntil) - Date.parse(a.goodUntil));
	return { offers, ...(refused ? { refused } : {}) };
}
