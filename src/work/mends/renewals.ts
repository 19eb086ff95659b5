import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { evidenceFolder, type Renewal } from '../../bundle/evidence/read.ts';
import { verifyBundle } from '../../bundle/verify.ts';
import { Fault } from '../../errors.ts';
import { quarantineKey } from '../../fixity/quarantine-key.ts';
import type { Flow, SecondStore } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { FixityCheck, Mend } from '../../records/fixity.ts';
import { doHold, knownRenewals, putRenewals, renewalsIn, renewalsOf } from '../seal/carried.ts';
import { knownTrust } from '../seal/trust.ts';

/**
 * Puts the renewals beside a bundle that are its own: the longest row that holds of those that lie there, in the second store, and with what was moved aside last.
 * @param sha512 of the bundle, hex @returns how many lie there now
 */
export async function bringRenewals(
	office: Office,
	filing: Filing,
	second: SecondStore,
	sha512: string,
	flow: Flow,
): Promise<number> {
	const { root, path, bundleId } = filing;
	const aside = (await office.mends.list(bundleId)).filter(({ kind }) => kind === 'quarantine').at(-1);
	const rows: readonly (readonly Renewal[])[] = [
		await renewalsOf(filing),
		await renewalsIn(second, path, 0, flow),
		...(aside ? [await renewalsOf({ root, path: aside.place })] : []),
	];
	const now = office.clock.now();
	const trust = { ...(await knownTrust(office.config)), now };
	const whole = rows.filter((row) => doHold(path, row, trust, sha512));
	const longest = whole.reduce((a, b) => (b.length > a.length ? b : a), []);
	const place = evidenceFolder(quarantineKey(path, 'damaged', now.toISOString()));
	await putRenewals(office, filing, longest, place);
	return longest.at(-1)?.number ?? 0;
}

/**
 * Brings the renewals of a whole bundle back from the second store, without touching the bundle.
 * @param check that found them wanting @throws Fault `renewals-lost` where no row of them holds that is long enough
 */
export async function restoreRenewals(
	office: Office,
	filing: Filing,
	second: SecondStore,
	check: FixityCheck,
	by: string,
	flow: Flow,
): Promise<Mend> {
	const { bundleId, root, path } = filing;
	await second.reach(false);
	const { sha512 = '' } = await verifyBundle(join(root, path), { ...flow, isBoth: true });
	const number = await bringRenewals(office, filing, second, sha512, flow);
	if (number < (await knownRenewals(office, bundleId))) throw lost(filing);
	const at = office.clock.now().toISOString();
	const mend: Mend = {
		...{ id: randomUUID(), kind: 'restore', bundleId, at, by },
		...{ why: check.outcome, place: second.name },
	};
	const { detail: _, ...rest } = check;
	await office.mends.done(mend, { ...rest, at, outcome: 'intact' });
	return mend;
}

function lost({ root, path }: Filing): Fault {
	return new Fault('The renewals of the time stamp lie neither here nor in the second store', {
		...{ code: 'renewals-lost', subject: `${root}/${evidenceFolder(path)}` },
		remedy:
			'Bring the folder back from a backup. Where there is none, reseal with the id of the bundle begins anew: what was shown before is then shown by the stamp in the bundle alone.',
	});
}
