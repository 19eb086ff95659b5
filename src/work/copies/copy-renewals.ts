import { evidenceFolder, evidenceName } from '../../bundle/evidence/read.ts';
import { Fault } from '../../errors.ts';
import { quarantineKey } from '../../fixity/quarantine-key.ts';
import type { Flow, SecondStore } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { doHold, IN_ORDER, knownRenewals, renewalsOf, smallFile } from '../seal/carried.ts';
import { knownTrust } from '../seal/trust.ts';

/**
 * Copies the renewals of a bundle's time stamps to the second store, each file read back. Renewals that are gone or spoilt are not copied over those that lie there: they are
 * brought back from there.
 * @returns how many lie there now @throws Fault `renewals-missing` `renewals-damaged` `copy-damaged` · TryAgainLater `bundle-unreadable` · as `SecondStore`
 */
export async function copyRenewals(
	office: Office,
	second: SecondStore,
	filing: Filing,
	flow: Flow,
): Promise<number> {
	const { path, bundleId } = filing;
	const renewals = await renewalsOf(filing);
	const newest = renewals.at(-1)?.number ?? 0;
	if (newest < (await knownRenewals(office, bundleId))) throw wanting(filing, 'renewals-missing');
	if (newest === 0) return 0;
	const now = office.clock.now();
	if (!doHold(path, renewals, { ...(await knownTrust(office.config)), now }))
		throw wanting(filing, 'renewals-damaged');
	const aside = evidenceFolder(quarantineKey(path, 'damaged', now.toISOString()));
	for (const { number, files } of renewals)
		for (const name of IN_ORDER.map((ending) => evidenceName(number, ending))) {
			const [key, bytes] = [`${evidenceFolder(path)}/${name}`, files.get(name) ?? Buffer.alloc(0)];
			const lies = await smallFile(second, key, flow);
			if (lies?.equals(bytes)) continue;
			if (lies) await second.setAside(key, `${aside}/${name}`);
			await second.putCompanion(key, bytes);
			if (!(await smallFile(second, key, flow))?.equals(bytes)) throw damaged(`${second.name}/${key}`);
		}
	return newest;
}

function wanting({ root, path }: Filing, code: 'renewals-missing' | 'renewals-damaged'): Fault {
	return new Fault('The renewals of the time stamp beside the bundle are gone or damaged', {
		...{ code, subject: `${root}/${evidenceFolder(path)}` },
		remedy: 'Bring them back with fixity restore, or from a backup.',
	});
}

function damaged(subject: string): Fault {
	return new Fault('What the second store gives back is not what was written there', {
		...{ code: 'copy-damaged', subject },
		remedy: 'Check the disk of the second store.',
	});
}
