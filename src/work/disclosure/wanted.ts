import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Disclosure, Pick } from '../../records/disclosure/disclosure.ts';
import type { Filing } from '../../records/filing.ts';
import { wantedBundle } from '../wanted-bundle.ts';

/** @param wanted id, or the beginning of it @throws UsageError `unknown-disclosure` `ambiguous-disclosure` */
export async function wantedDisclosure({ disclosures }: Office, wanted: string): Promise<Disclosure> {
	const found = await disclosures.disclosure(wanted);
	if (found) return found;
	throw unknownDisclosure(wanted);
}

/** That there is no such request; also said of one that whoever asks may not know of. */
export function unknownDisclosure(wanted: string): UsageError {
	return new UsageError(`No request for public records has the id ${wanted}`, {
		...{ code: 'unknown-disclosure', subject: wanted },
		remedy: 'List the requests to see their ids; the beginning of one is enough.',
	});
}

/** A bundle that the request concerns, and how. @throws as `wantedBundle` · UsageError `bundle-not-picked` */
export async function wantedPick(
	office: Office,
	{ picks }: Disclosure,
	wanted: string,
): Promise<{ readonly pick: Pick; readonly filing: Filing }> {
	const filing = await wantedBundle(office, wanted);
	const pick = picks.find(({ bundleId }) => bundleId === filing.bundleId);
	if (pick) return { pick, filing };
	throw new UsageError('The request does not concern that bundle', {
		...{ code: 'bundle-not-picked', subject: filing.bundleId },
		remedy: 'Pick the bundle first.',
	});
}
