import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { evidenceFolder } from '../../bundle/evidence/read.ts';
import { checkSidecar } from '../../bundle/verify/sidecar.ts';
import { OgonblickError } from '../../errors.ts';
import { checksumKey, checksumText } from '../../filing/checksum.ts';
import { quarantineKey } from '../../fixity/quarantine-key.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { FixityCheck, FixityOutcome, Mend } from '../../records/fixity.ts';

/**
 * Moves what lies in a bundle's place aside, with what lies as renewals of its time stamps and a checksum file that states other bytes than were filed, and never deletes it: it shows how it came to be so, and may be all that is left.
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
export async function finishQuarantine(office: Office, filing: Filing, mend: Mend): Promise<void> {
	const { root, path } = filing;
	const store = office.bundles(root);
	await keepChecksum(office, filing, mend.place);
	const [from, to] = [evidenceFolder(path), evidenceFolder(mend.place)];
	for (const name of await namesIn(join(root, from)))
		await store.setAside(`${from}/${name}`, `${to}/${name}`);
	await office.mends.done(mend, quarantined(mend));
}

/**
 * What the bundle has to be stays readable in its place, for whoever puts a copy back there: the checksum file of what was filed. One that states anything else, or is of another name, goes aside as evidence, and
 * another takes its place; where the disk has no room for that, the catalogue and the log have the checksum.
 */
async function keepChecksum(office: Office, filing: Filing, place: string): Promise<void> {
	const { bundleId, root, path } = filing;
	const store = office.bundles(root);
	const { sha256 } = (await office.mends.logged(bundleId)) ?? filing;
	const { sidecar, named } = await checkSidecar(join(root, path), sha256);
	// Of another name it is of no use to whoever puts the bundle back: `sha256sum --check` looks for that one.
	if (sidecar === 'agrees' && named === basename(path)) return;
	if (sidecar !== 'absent' && !(await store.exists(checksumKey(place))))
		await store.setAside(checksumKey(path), checksumKey(place));
	try {
		await store.putCompanion(checksumKey(path), checksumText(path, sha256));
	} catch (error) {
		if (!(error instanceof OgonblickError) || error.code !== 'store-full') throw error;
		office.log.warn({ bundle: bundleId, code: error.code, sha256 }, 'no room for a checksum file');
	}
}

/** Files of a folder, in their order: the stamp of a renewal goes last. */
async function namesIn(folder: string): Promise<readonly string[]> {
	try {
		const all = await readdir(folder, { withFileTypes: true });
		return all.flatMap((each) => (each.isFile() ? [each.name] : [])).sort();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return [];
		throw error;
	}
}

function quarantined({ bundleId, at, why }: Mend): FixityCheck {
	return { bundleId, at, outcome: 'quarantined', detail: why, ms: 0 };
}
