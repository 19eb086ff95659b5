import type { Config } from '../config.ts';
import type { Office } from '../office.ts';
import { checkBrowser } from './checks/browser.ts';
import type { Check } from './checks/check.ts';
import { checkDataDir } from './checks/data-dir.ts';
import { checkFonts } from './checks/fonts.ts';
import { checkLocale, checkMemory, checkNode } from './checks/machine.ts';
import { checkOffice } from './checks/office.ts';
import { checkReplayer } from './checks/replayer.ts';

export interface Diagnosis {
	/** True when nothing is missing; warnings do not count. */
	readonly ok: boolean;
	readonly checks: readonly Check[];
}

/**
 * Looks at everything that Ögonblick needs of this machine. Nothing is written, except that opening a catalogue
 * brings it to the newest migration.
 * @param openOffice called only where the data directory is there and can be used
 */
export async function diagnose(config: Config, openOffice: () => Promise<Office>): Promise<Diagnosis> {
	const { checks: dataDir, usable } = await checkDataDir(config.DATA_DIR, config.KEEP_FREE_BYTES);
	const checks = [
		checkNode(process.version),
		checkMemory(process.availableMemory()),
		...(await checkBrowser(config)),
		checkReplayer(),
		...(await checkFonts()),
		...dataDir,
		...(usable ? await checkOffice(openOffice) : []),
		checkLocale(config.LOCALE),
	];
	return { ok: checks.every((c) => c.state !== 'missing'), checks };
}
