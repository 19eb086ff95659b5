import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { evidenceFolder } from '../bundle/evidence/read.ts';
import { writeBag } from '../bundle/export/bagit.ts';
import { writeLoose } from '../bundle/export/loose.ts';
import { isSound, newestRenewal, type Verified } from '../bundle/verify/report.ts';
import { Fault } from '../errors.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import { localDate } from '../records/local-date.ts';
import { namesAPerson } from '../records/register/named-person.ts';
import { readMended } from './fixity/read-mended.ts';
import { verifyStored } from './fixity/verify-stored.ts';
import {
	asOurs,
	isThere,
	keepAsked,
	type RestrictedWish,
	refuseOwn,
	restricted,
	somethingLies,
} from './get-bundle.ts';
import { type LeftCopies, partialOf, takeAwayLeft } from './left-copies.ts';
import { noPerson } from './no-person.ts';
import { knownRenewals, renewalsAre, renewalsOf } from './seal/carried.ts';
import { knownTrust } from './seal/trust.ts';
import { software } from './software.ts';
import { wantedBundle } from './wanted-bundle.ts';

/** Other forms than the bundle's own, for archives that do not take it as it is. */
export type ExportForm = 'bagit' | 'loose';

export interface ExportedBundle {
	readonly filing: Filing;
	readonly form: ExportForm;
	/** Absolute path of the folder that was made. */
	readonly folder: string;
	/** What exports into the same folder that were killed had left there. */
	readonly left: LeftCopies;
}

/**
 * Writes a bundle in another form, in a folder of its own: verified before, there whole or not at all, nothing overwritten. One that turns out to be damaged is recorded and mended as where it is delivered (`readMended`).
 * @param asked why, where the bundle is restricted; what is restricted is had in no other way
 * @throws UsageError `bundle-restricted` `no-person` `unknown-bundle` `ambiguous-bundle` `bundle-missing` `file-exists` `target-unwritable`
 * `target-not-a-directory` `target-inside-data` · TryAgainLater `target-full` `bundle-unreadable` · Fault `bundle-damaged` `renewals-damaged` · the signal's reason
 */
export async function exportBundle(
	office: Office,
	idOrBeginning: string,
	form: ExportForm,
	targetDir: string,
	asked: RestrictedWish | undefined,
	signal: AbortSignal,
): Promise<ExportedBundle> {
	const { config, clock } = office;
	const filing = await wantedBundle(office, idOrBeginning);
	if (filing.isRestricted && !asked) throw restricted(filing);
	if (filing.isRestricted && asked && !namesAPerson(asked.by)) throw noPerson(asked.by);
	const place = () => office.bundles(filing.root).read(filing.path);
	await readMended(office, filing, signal, place);
	const folder = join(resolve(targetDir), `${filing.bundleId}-${form}`);
	refuseOwn(office, dirname(folder));
	if (await somethingLies(folder)) throw isThere(folder);
	const { source, manifest, sums } = await readMended(office, filing, signal, async () =>
		verifiedWhole(office, filing, await place(), signal),
	);
	const verified = { manifest, sums };
	const renewals = new Map((await renewalsOf(filing)).flatMap(({ files }) => [...files]));
	if (filing.isRestricted && asked) await keepAsked(office, filing, asked);
	const partial = partialOf(folder);
	let left: LeftCopies;
	const date = localDate(clock.now(), config.TIMEZONE);
	try {
		await office.bundles(dirname(folder)).makeRoot();
		// First: it takes room.
		left = await takeAwayLeft(dirname(folder), 'export', clock.now());
		// What is restricted is for the program's user alone.
		await mkdir(partial, filing.isRestricted ? { mode: 0o700 } : {});
		if (form === 'loose') await writeLoose(source, partial, verified, date, signal, renewals);
		else {
			const { name, version } = software();
			const { organisation } = manifest.account;
			await writeBag(
				source,
				partial,
				verified,
				{ date, organisation, software: `${name} ${version}` },
				signal,
				renewals,
			);
		}
		await rename(partial, folder);
	} catch (error) {
		signal.throwIfAborted();
		throw asOurs(error, dirname(folder));
	} finally {
		await rm(partial, { recursive: true, force: true }).catch(() => undefined);
	}
	return { filing, form, folder, left };
}

/** The bundle as it was filed, with all its renewals. @throws Fault `bundle-damaged` `renewals-damaged` · TryAgainLater `bundle-unreadable` */
async function verifiedWhole(
	office: Office,
	filing: Filing,
	source: string,
	signal: AbortSignal,
): Promise<Verified & { readonly source: string }> {
	const trust = { ...(await knownTrust(office.config)), now: office.clock.now() };
	const report = await verifyStored(source, { signal, trust });
	const { sha256, manifest, sums } = report;
	if (!isSound(report) || !manifest || sha256 !== filing.sha256) throw damaged(source);
	const isShort = newestRenewal(report) < (await knownRenewals(office, filing.bundleId));
	if (isShort || (await renewalsAre(filing, report, trust)) === 'harmed') throw withoutRenewals(source);
	return { source, manifest, sums };
}

function damaged(source: string): Fault {
	return new Fault('The bundle is damaged, and nothing was taken out of it', {
		...{ code: 'bundle-damaged', subject: source },
		remedy:
			'Restore it from a backup; verifying the file tells which part is wrong, and bundles show whether it was moved into quarantine.',
	});
}

function withoutRenewals(source: string): Fault {
	return new Fault('The renewals of the time stamp beside the bundle are gone or damaged', {
		...{ code: 'renewals-damaged', subject: evidenceFolder(source) },
		remedy: 'Bring them back with fixity restore, or from a backup.',
	});
}
