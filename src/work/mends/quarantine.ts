import { randomUUID } from 'node:crypto';
import { checksumKey } from '../../filing/checksum.ts';
import { quarantineKey } from '../../fixity/quarantine-key.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { FixityCheck, FixityOutcome, Mend } from '../../records/fixity.ts';

/**
 * Moves what lies in a bundle's place aside, with its checksum file, and never deletes it: it shows how it came to be so, and may be all that is left.
 * Announced first, so that a kill between the two leaves nothing that the catalogue does not know.
 */
export async function quarantine(
	office: Office,
	filing: Filing,
	why: FixityOutcome,
	by: string,
): Promise<Mend> {
	const { bundleId, root, path } = filing;
	const at = office.clock.now().toISOString();
	const place = quarantineKey(path, why, at);
	const mend: Mend = { id: randomUUID(), kind: 'quarantine', bundleId, at, by, why, place };
	await office.mends.intend(mend);
	await office.bundles(root).setAside(path, place);
	await finishQuarantine(office, filing, mend);
	office.log.warn({ bundle: bundleId, why, place: `${root}/${place}` }, 'a spoilt bundle was moved aside');
	return mend;
}

/** What is left to do when the file lies aside. */
export async function finishQuarantine(office: Office, { root, path }: Filing, mend: Mend): Promise<void> {
	const store = office.bundles(root);
	if (await store.exists(checksumKey(path))) await store.setAside(checksumKey(path), checksumKey(mend.place));
	await office.mends.done(mend, quarantined(mend));
}

function quarantined({ bundleId, at, why }: Mend): FixityCheck {
	return { bundleId, at, outcome: 'quarantined', detail: why, ms: 0 };
}
