import type { Office } from '../../office.ts';
import type { Event } from '../../records/event.ts';
import { type FoundBundle, foundBundle } from '../find-bundles.ts';

/** A view or a download of what is restricted. */
export interface Look {
	readonly event: Event;
	readonly found: FoundBundle;
}

/** A limit must count none of the units that the reader knows nothing of. */
const MOST = 5000;

const KINDS = ['restricted-seen', 'restricted-asked-for'];

/**
 * Who has looked at what is restricted, or fetched it: the newest first.
 * @param sees whether a unit's bundles are the reader's to know of
 */
export async function listLooks(
	office: Office,
	{ bundleId, limit }: { readonly bundleId?: string; readonly limit: number },
	sees: (unitId: string) => boolean,
): Promise<readonly Look[]> {
	const filter = { kinds: KINDS, limit: MOST, ...(bundleId === undefined ? {} : { subject: bundleId }) };
	const events = [...(await office.catalogue.events(filter))].reverse();
	const bundles = new Map<string, FoundBundle>();
	for (const subject of new Set(events.map((event) => event.subject))) {
		const filing = await office.catalogue.filing(subject);
		if (filing) bundles.set(subject, await foundBundle(office, filing));
	}
	return events
		.flatMap((event) => {
			const found = bundles.get(event.subject);
			return found && sees(found.filing.unitId) ? [{ event, found }] : [];
		})
		.slice(0, limit);
}
