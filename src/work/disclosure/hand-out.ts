import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { evidenceFolder } from '../../bundle/evidence/read.ts';
import { type Certified, certificate } from '../../bundle/hand-out/certificate.ts';
import { type HandedFile, packHandOut } from '../../bundle/hand-out/package.ts';
import { asDiskFull, Fault, UsageError } from '../../errors.ts';
import { shortId } from '../../filing/place.ts';
import type { Office } from '../../office.ts';
import type { Disclosure, HandedOut, Pick, Review } from '../../records/disclosure/disclosure.ts';
import { accountTitle } from '../../records/labels.ts';
import { localDate } from '../../records/local-date.ts';
import { asOurs, isThere, refuseOwn, somethingLies } from '../get-bundle.ts';
import { hashFile } from '../hash-file.ts';
import { keepLookOf } from '../keep-look.ts';
import { type LeftCopies, partialOf, takeAwayLeft } from '../left-copies.ts';
import { renewalsOf } from '../seal/carried.ts';
import { software } from '../software.ts';
import { wantedBundle } from '../wanted-bundle.ts';
import { disclosureStore } from './files.ts';
import { refuseNobody, refuseUnready } from './request.ts';

const CERTIFICATE = 'bevis-om-utlamnande.html';

/**
 * Hands out what the review says: one zip with the bundles or their redacted copies, a certificate and a list of checksums. It is kept, so that what was
 * handed out can be shown afterwards; the request is ended. There is a whole zip that is recorded when this returns, or nothing has happened.
 * @throws UsageError `no-person` `disclosure-not-reviewed` `disclosure-refused` `disclosure-changed` `disclosure-ended`, as `refuseUnready`, `bundle-missing` ·
 * Fault `bundle-damaged` · TryAgainLater `disk-full`
 */
export async function handOut(
	office: Office,
	disclosure: Disclosure,
	by: string,
	signal: AbortSignal,
): Promise<HandedOut> {
	refuseNobody(by);
	const { review, ended } = disclosure;
	if (ended) throw isEnded(disclosure.id);
	if (!review) throw notReviewed(disclosure.id);
	if (review.outcome === 'refused') throw isRefused(disclosure.id);
	refuseUnready(disclosure, review.outcome);
	const now = office.clock.now();
	const date = localDate(now, office.config.TIMEZONE);
	const root = `utlamnande_${date}_${shortId(disclosure.id)}`;
	const key = `${disclosure.id}/${root}_${randomUUID().slice(0, 8)}.zip`;
	const dir = join(office.config.DATA_DIR, 'work', `disclosure-${randomUUID()}`);
	await mkdir(dir, { recursive: true, mode: 0o700 });
	try {
		const parts = [];
		for (const pick of disclosure.picks) parts.push(await partOf(office, pick));
		const files = parts.flatMap((part) => part.files);
		const certified = parts.map((part) => part.certified);
		const about = { disclosure, review, at: minuteOf(now, office.config.TIMEZONE), by, files: certified };
		const contents = certificate({ ...about, ...(await namesOf(office, disclosure)) });
		const target = join(dir, 'handed.zip.partial');
		const packed = await packHandOut(target, root, files, { name: CERTIFICATE, contents }, now, signal);
		await chmod(target, 0o600);
		await disclosureStore(office).put(target, key);
		const handed = { path: key, ...packed, at: now.toISOString() };
		await office.disclosures.handOut(disclosure.id, handed, review as Review, by);
		return { ...handed, by };
	} catch (error) {
		throw asDiskFull(error, dir);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

/** What of one pick is handed out: its copy, or else the bundle as it is filed, with the renewals of its time stamps. */
async function partOf(
	office: Office,
	{ bundleId, posts, copy }: Pick,
): Promise<{ files: HandedFile[]; certified: Certified }> {
	const filing = await wantedBundle(office, bundleId);
	const { account } = await office.catalogue.accountContext(filing.accountId);
	const name = accountTitle({ ...account, name: filing.accountName ?? account.name }, 'sv');
	const about = { account: name, capturedOn: localDate(new Date(filing.capturedAt), office.config.TIMEZONE) };
	if (copy) {
		const from = await disclosureStore(office).read(copy.path);
		const file = `paket/${basename(copy.path)}`;
		const copyOf = { bundleId, sha256: filing.sha256, posts };
		const { id, bytes, sha256 } = copy;
		return {
			files: [{ name: file, from, sha256 }],
			certified: { ...about, name: file, bytes, sha256, bundleId: id, copyOf },
		};
	}
	const from = await office.bundles(filing.root).read(filing.path);
	// Bundles of one account and day may be called alike below other folders.
	const file = `paket/${shortId(bundleId)}_${basename(filing.path)}`;
	const renewals = (await renewalsOf(filing)).flatMap((renewal) =>
		[...renewal.files].map(([evidence, bytes]) => ({
			name: `${evidenceFolder(file)}/${evidence}`,
			from: bytes,
		})),
	);
	const { bytes, sha256 } = filing;
	return {
		files: [{ name: file, from, sha256 }, ...renewals],
		certified: { ...about, name: file, bytes, sha256, bundleId },
	};
}

async function namesOf(office: Office, { unitId }: Disclosure) {
	const unit = (await office.register.units()).find(({ id }) => id === unitId);
	const { name, version } = software();
	return {
		organisation: office.config.ORGANISATION_NAME,
		...(unit ? { unit: unit.name } : {}),
		software: `${name} ${version}`,
	};
}

/** `2026-11-28 10:15` */
function minuteOf(at: Date, timeZone: string): string {
	return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
}

/** What somebody fetches again of a request: what was handed out, or the copy of a bundle. */
export interface Fetched {
	readonly path: string;
	readonly bytes: number;
}

/**
 * Where what was handed out lies, after it has been compared with its checksum; that somebody fetches it is kept first.
 * @throws Fault `handed-out-damaged` · UsageError `nothing-handed-out` `bundle-missing`
 */
export async function fetchHandedOut(
	office: Office,
	{ id, handedOut, picks }: Disclosure,
	by: string,
): Promise<Fetched> {
	if (!handedOut) throw nothingHandedOut(id);
	const path = await disclosureStore(office).read(handedOut.path);
	// It may have lain for years: what is given must be what the certificate was given with.
	const { sha256 } = await hashFile(path);
	if (sha256 !== handedOut.sha256) throw handedOutDamaged(path);
	for (const { bundleId } of picks) await keepLookOf(office, bundleId, by, 'handed-out');
	await office.catalogue.appendEvent({ kind: 'disclosure-fetched', actor: by, subject: id, data: {} });
	return { path, bytes: handedOut.bytes };
}

/** As `fetchHandedOut`, as a file in a directory, where what killed copies had left is taken away. @throws UsageError also `file-exists` `target-inside-data` `target-unwritable` · TryAgainLater `target-full` */
export async function copyHandedOut(
	office: Office,
	disclosure: Disclosure,
	directory: string,
	by: string,
): Promise<{ readonly file: string; readonly left: LeftCopies }> {
	if (!disclosure.handedOut) throw nothingHandedOut(disclosure.id);
	const target = join(resolve(directory), basename(disclosure.handedOut.path));
	refuseOwn(office, resolve(directory));
	if (await somethingLies(target)) throw isThere(target);
	const { path } = await fetchHandedOut(office, disclosure, by);
	const partial = partialOf(target);
	let left: LeftCopies;
	try {
		const store = office.bundles(resolve(directory));
		await store.makeRoot();
		left = await takeAwayLeft(resolve(directory), 'zip', office.clock.now());
		await copyFile(path, partial);
		await store.put(partial, basename(target));
	} catch (error) {
		throw asOurs(error, resolve(directory));
	} finally {
		await rm(partial, { force: true }).catch(() => undefined);
	}
	return { file: target, left };
}

/** The bytes of what is fetched. */
export function streamOf({ path }: Fetched): AsyncIterable<Buffer> {
	return createReadStream(path);
}

function handedOutDamaged(subject: string): Fault {
	return new Fault('What was handed out is damaged, and is not given out again', {
		...{ code: 'handed-out-damaged', subject },
		remedy:
			'Restore the file from a backup. The bundle that it was taken from is untouched: register the request anew to hand it out once more.',
	});
}

function isEnded(subject: string): UsageError {
	return new UsageError('The request is ended, and nothing of it is changed any more', {
		...{ code: 'disclosure-ended', subject },
		remedy: 'Register a new one.',
	});
}

function notReviewed(subject: string): UsageError {
	return new UsageError('Secrecy has not been reviewed', {
		...{ code: 'disclosure-not-reviewed', subject },
		remedy: 'Keep the review first. It is gone whenever what is picked or struck changes.',
	});
}

function isRefused(subject: string): UsageError {
	return new UsageError('The review has refused the request', {
		...{ code: 'disclosure-refused', subject },
		remedy: 'End the request as refused, or review it anew.',
	});
}

function nothingHandedOut(subject: string): UsageError {
	return new UsageError('Nothing has been handed out of that request', {
		...{ code: 'nothing-handed-out', subject },
		remedy: 'Hand it out first.',
	});
}
