import type { Office } from '../../office.ts';
import type { Event } from '../../records/event.ts';
import { type FoundBundle, foundBundle } from '../find-bundles.ts';

/** A view or a download of what is restricted. */
export interface Look {
	readonly event: Event;
	readonly found: FoundBundle;
}

const KINDS = ['restricted-seen', 'restricted-asked-for', 'bundle-disclosed'];

/** Events that are read at a time. */
const BATCH = 1000;

/**
 * Who has looked at what is restricted, fetched it or handed it out: the newest first. The limit counts none of the units that the reader knows nothing of.
 * @param sees whether a unit's bundles are the reader's to know of
 */
export async function listLooks(
	office: Office,
	{ bundleId, limit }: { readonly bundleId?: string; readonly limit: number },
	sees: (unitId: string) => boolean,
): Promise<readonly Look[]> {
	const filter = { kinds: KINDS, limit: BATCH, ...(bundleId === undefined ? {} : { subject: bundleId }) };
	const bundles = new Map<string, FoundBundle | undefined>();
	const looks: Look[] = [];
	let before: number | undefined;
	for (;;) {
		const batch = await office.catalogue.events({ ...filter, ...(before === undefined ? {} : { before }) });
		for (const event of batch.toReversed()) {
			const found = await bundleOf(office, event.subject, bundles);
			if (!found || !isLook(event, found) || !sees(found.filing.unitId)) continue;
			looks.push({ event, found });
			if (looks.length === limit) return looks;
		}
		if (batch.length < BATCH) return looks;
		before = batch[0]?.number;
	}
}

/** Every bundle may be handed out; of those that are not restricted that is no look. */
function isLook({ kind }: Event, { filing }: FoundBundle): boolean {
	return kind !== 'bundle-disclosed' || filing.isRestricted === true;
}

async function bundleOf(office: Office, id: string, known: Map<string, FoundBundle | undefined>) {
	if (known.has(id)) return known.get(id);
	const filing = await office.catalogue.filing(id);
	const found = filing && (await foundBundle(office, filing));
	known.set(id, found);
	return found;
}
