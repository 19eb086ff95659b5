import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumKey } from '../../filing/checksum.ts';
import type { BundleStore, Office } from '../../office.ts';

/** Whether a file is older than any run that could still be about to record it. */
const FORGOTTEN_MS = 3 * 3_600_000;
const MOST = 100_000;

/** Where redacted copies and what was handed out lie. They are no filings: no plan row says how long they rest, and no fixity check reads them. */
export function disclosureStore({ bundles, config }: Pick<Office, 'bundles' | 'config'>): BundleStore {
	return bundles(join(config.DATA_DIR, 'disclosures'));
}

/**
 * Removes copies that no request knows of any more, or that a kill left before it could record them.
 * @returns the absolute paths removed
 */
export async function sweepDisclosures(office: Office): Promise<readonly string[]> {
	const store = disclosureStore(office);
	const lying = await store.lying(MOST);
	const folders = await forgottenFolders(office);
	if (lying.length === 0) return folders;
	const known = await office.disclosures.files();
	const removed: string[] = [];
	for (const key of lying) {
		const written = await store.writtenAt(key);
		if (known.has(key) || !written || office.clock.now().getTime() - written.getTime() < FORGOTTEN_MS)
			continue;
		await store.remove(key);
		await store.remove(checksumKey(key));
		removed.push(join(store.root, key));
	}
	return [...folders, ...removed, ...(await store.sweep())];
}

/** Where a copy was being made when the program was killed. */
async function forgottenFolders({ config, clock }: Office): Promise<readonly string[]> {
	const work = join(config.DATA_DIR, 'work');
	const removed: string[] = [];
	for (const name of await readdir(work)) {
		const path = join(work, name);
		if (!/^disclosure-[0-9a-f-]{36}$/.test(name)) continue;
		const there = await stat(path).catch(() => undefined);
		if (!there || clock.now().getTime() - there.mtime.getTime() < FORGOTTEN_MS) continue;
		await rm(path, { recursive: true, force: true });
		removed.push(path);
	}
	return removed;
}
