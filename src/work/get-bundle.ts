import { createHash } from 'node:crypto';
import { lstat, open, rm } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { evidenceFolder, type Renewal } from '../bundle/evidence/read.ts';
import { Fault, OgonblickError, TryAgainLater, UsageError } from '../errors.ts';
import { checksumKey, checksumText } from '../filing/checksum.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import { type FixityCheck, RENEWALS_DAMAGED, RENEWALS_MISSING } from '../records/fixity.ts';
import { namesAPerson } from '../records/register/named-person.ts';
import { unreadable } from './delivery/source.ts';
import { readMended } from './fixity/read-mended.ts';
import { hashFile } from './hash-file.ts';
import { type LeftCopies, partialOf, takeAwayLeft } from './left-copies.ts';
import { noPerson } from './no-person.ts';
import { doHold, knownRenewals, renewalsOf } from './seal/carried.ts';
import { knownTrust } from './seal/trust.ts';
import { wantedBundle } from './wanted-bundle.ts';

export interface CopiedBundle {
	readonly filing: Filing;
	/** Absolute path of the copy; its `.sha256` lies beside it, and the renewals of its time stamps. */
	readonly file: string;
	/** What was found just now of its renewals; else the last fixity check, where it found that something is not as it should be. */
	readonly wanting?: FixityCheck;
	/** What copies into the same directory that were killed had left there. */
	readonly left: LeftCopies;
}

/**
 * Copies a bundle out, checked against the catalogue's checksum while it is copied; the copy has its name only
 * when it is whole and the renewals of its time stamps lie there, and nothing is overwritten, the files beside it neither. What is restricted is for the program's user alone.
 * One that turns out to be damaged is recorded and mended as where it is delivered (`readMended`).
 * @param asked why, where the bundle is restricted; what is restricted is had in no other way
 * @throws UsageError `bundle-restricted` `no-person` `unknown-bundle` `ambiguous-bundle` `bundle-missing` `file-exists` `target-unwritable`
 * `target-not-a-directory` `target-inside-data` ·
 * TryAgainLater `target-full` `bundle-unreadable` · Fault `bundle-damaged`
 */
export async function getBundle(
	office: Office,
	idOrBeginning: string,
	targetDir: string,
	asked?: RestrictedWish,
	signal: AbortSignal = new AbortController().signal,
): Promise<CopiedBundle> {
	const filing = await wantedBundle(office, idOrBeginning);
	if (filing.isRestricted && !asked) throw restricted(filing);
	if (filing.isRestricted && asked && !namesAPerson(asked.by)) throw noPerson(asked.by);
	const store = office.bundles(filing.root);
	await readMended(office, filing, signal, () => store.read(filing.path));
	const target = office.bundles(resolve(targetDir));
	refuseOwn(office, target.root);
	const name = basename(filing.path);
	const folder = join(target.root, evidenceFolder(name));
	for (const file of [name, checksumKey(name), evidenceFolder(name)].map((n) => join(target.root, n)))
		if (await somethingLies(file)) throw isThere(file);
	if (filing.isRestricted && asked) await keepAsked(office, filing, asked);
	const partial = partialOf(join(target.root, name));
	let left: LeftCopies;
	let found: FixityCheck | undefined;
	let isThereNow = false;
	try {
		await target.makeRoot();
		// First: it takes room.
		left = await takeAwayLeft(target.root, 'zip', office.clock.now());
		const copied = await readMended(
			...([office, filing, signal] as const),
			async () => {
				await rm(partial, { force: true });
				const source = await store.read(filing.path);
				const renewals = await renewalsOf(filing);
				const sha512 = await copyChecked(source, partial, filing, target.root, signal);
				return { renewals, wanting: await renewalsWanting(office, filing, renewals, sha512) };
			},
			({ wanting }) => wanting?.detail,
		);
		const { renewals } = copied;
		found = copied.wanting;
		// First: without its renewals the copy could some day no longer be shown to be as old as it is.
		for (const { files } of renewals)
			for (const [evidence, bytes] of files)
				await target.putCompanion(`${evidenceFolder(name)}/${evidence}`, bytes);
		await target.put(partial, name);
		isThereNow = true;
		await target.putCompanion(checksumKey(name), checksumText(name, filing.sha256));
	} catch (error) {
		// It was not there before, and is of no use without the bundle.
		if (!isThereNow) await rm(folder, { recursive: true, force: true }).catch(onlyNoDirectory);
		if (error instanceof OgonblickError && error.code === 'bundle-exists')
			throw isThere(join(target.root, name));
		throw asOurs(error, target.root);
	} finally {
		await rm(partial, { force: true }).catch(onlyNoDirectory);
	}
	const last = found ?? (await office.fixity.latest([filing.bundleId])).get(filing.bundleId);
	const file = join(target.root, name);
	return { filing, file, left, ...(last && last.outcome !== 'intact' ? { wanting: last } : {}) };
}

/** Why somebody takes out a bundle that is restricted, and who. */
export interface RestrictedWish {
	readonly reason: string;
	readonly by: string;
}

/** Kept before anything is copied: nobody has a copy that the log does not tell of. */
export async function keepAsked({ catalogue }: Office, { bundleId }: Filing, { reason, by }: RestrictedWish) {
	await catalogue.appendEvent({
		...{ kind: 'restricted-asked-for', actor: by, subject: bundleId },
		data: { reason },
	});
}

export function restricted({ bundleId }: Filing): UsageError {
	return new UsageError('The bundle is restricted in access', {
		code: 'bundle-restricted',
		subject: bundleId,
		remedy:
			'Review secrecy first. Then add --restricted and --reason, which is recorded with your name (--by).',
	});
}

/** What is wrong with the renewals as they are handed out: the bundle is so all the same, and whoever gets it is told. @param sha512 of the bundle, hex */
async function renewalsWanting(
	office: Office,
	{ bundleId, path, sha256 }: Filing,
	renewals: readonly Renewal[],
	sha512: string,
): Promise<FixityCheck | undefined> {
	const now = office.clock.now();
	const isShort = (renewals.at(-1)?.number ?? 0) < (await knownRenewals(office, bundleId));
	if (!isShort && doHold(path, renewals, { ...(await knownTrust(office.config)), now }, sha512))
		return undefined;
	const detail = isShort ? RENEWALS_MISSING : RENEWALS_DAMAGED;
	return { bundleId, at: now.toISOString(), outcome: 'companion-wrong', sha256, detail, ms: 0 };
}

/** @returns its SHA-512, hex. @throws what writing comes to as of the target, so that nobody takes it for trouble of the bundle's disk, and the other way round · the signal's reason */
async function copyChecked(
	source: string,
	partial: string,
	filing: Filing,
	target: string,
	signal: AbortSignal,
): Promise<string> {
	const stronger = createHash('sha512');
	const ofTarget = (error: unknown) => {
		throw asOurs(error, target);
	};
	await using copy = await open(partial, 'wx', filing.isRestricted ? 0o600 : undefined).catch(ofTarget);
	const read = await hashFile(source, async (chunk) => {
		signal.throwIfAborted();
		stronger.update(chunk);
		await copy.writeFile(chunk).catch(ofTarget);
	}).catch((error) => {
		throw error instanceof OgonblickError ? error : unreadable(source, error);
	});
	if (read.sha256 === filing.sha256) return stronger.digest('hex');
	throw new Fault(
		`The bundle is damaged: ${read.bytes} bytes with another checksum than the ${filing.bytes} that were filed`,
		{
			code: 'bundle-damaged',
			subject: source,
			remedy:
				'Restore it from a backup; verifying the file tells which part is wrong, and bundles show whether it was moved into quarantine.',
		},
	);
}

/** Among what the program itself keeps, a copy would look like one of them. @throws UsageError `target-inside-data` */
export function refuseOwn({ config }: Office, target: string): void {
	const path = relative(config.DATA_DIR, target);
	if (path === '..' || path.startsWith('../') || isAbsolute(path)) return;
	throw new UsageError('The copy cannot lie among what the program itself keeps', {
		code: 'target-inside-data',
		subject: target,
		remedy: 'Name a directory outside DATA_DIR.',
	});
}

/** Also a link that leads nowhere, or a folder. */
export async function somethingLies(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		if (
			['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES'].includes(
				(error as NodeJS.ErrnoException).code ?? '',
			)
		)
			return false;
		throw error;
	}
}

export function isThere(file: string): UsageError {
	return new UsageError('A file with that name is there already', {
		code: 'file-exists',
		subject: file,
		remedy: 'Name another directory, or move that file away.',
	});
}

export function asOurs(error: unknown, subject: string): unknown {
	// What the store says of its disk is said of bundles that are filed; this is a copy.
	const ofStore = error instanceof OgonblickError && /^store-(full|unwritable)$/.test(error.code);
	const cause = ofStore ? error.cause : error;
	const { code } = cause as NodeJS.ErrnoException;
	if (cause instanceof OgonblickError || code === undefined) return error;
	if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
		return new TryAgainLater('There is no room for the copy', {
			...{ code: 'target-full', subject, cause },
			remedy: 'Make room there, or name another directory.',
		});
	if (code === 'ENOTDIR' || code === 'EEXIST')
		return new UsageError('A file lies where the directory for the copy should be', {
			...{ code: 'target-not-a-directory', subject, cause },
			remedy: 'Name a directory, or one that is not there yet; the copy keeps the name of the bundle.',
		});
	return new UsageError(`The copy cannot be written there (${code})`, {
		...{ code: 'target-unwritable', subject, cause },
		remedy: 'Name a directory that you may write to.',
	});
}

/** A file lies in the directory's place: nothing was written, and the error on its way tells of it. */
function onlyNoDirectory(error: NodeJS.ErrnoException): void {
	if (error.code !== 'ENOTDIR') throw error;
}
