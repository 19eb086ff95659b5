import { randomUUID } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAppearancePdf } from '../bundle/appearance/write-appearance-pdf.ts';
import { pack } from '../bundle/pack.ts';
import type { Enclosed } from '../bundle/packed-file.ts';
import { verifyBundle } from '../bundle/verify.ts';
import type { Captured } from '../capture/capture.ts';
import type { Config } from '../config.ts';
import { Fault } from '../errors.ts';
import { legalBasis } from '../filing/legal-basis.ts';
import { place } from '../filing/place.ts';
import type { AccountContext, Office, ShowProgress } from '../office.ts';
import type { Capture, PartRole, TakenPart } from '../records/capture.ts';
import type { Filing } from '../records/filing.ts';
import { accountTitle } from '../records/labels.ts';
import { localDate } from '../records/local-date.ts';
import type { ManifestOverride } from '../records/manifest.ts';
import type { Order } from '../records/order.ts';
import type { Finding, Verdict } from '../records/verdict.ts';
import { outcomeOf } from '../records/verdict.ts';
import { caseOfFiling } from './cases/case-of-filing.ts';
import { submissionOf } from './delivery/agreements.ts';
import { indexFiled } from './find/index-bundles.ts';
import { packWacz } from './pack-wacz.ts';
import { endedListNotes } from './seal/ended-lists.ts';
import { keyHasBegun } from './seal/key-has-begun.ts';
import { recordStamps } from './seal/record-stamps.ts';
import { signerInUse } from './seal/signer-in-use.ts';
import { stamping } from './seal/stamp.ts';
import type { SnapshotResult } from './snapshot-result.ts';
import { software } from './software.ts';
import { makeTextPdf, withTextPdf } from './text-pdf.ts';

/**
 * pack → seal → put → verify what was put → file → tell. Whoever asks to stop is heard until the bundle is packed; once it
 * is being put in its place it is filed too, which takes a moment, or nobody could say whether it was.
 * @throws the signal's reason · TryAgainLater `disk-full` `store-full` `timestamp-unreachable` `seal-key-not-begun` · UsageError `store-unwritable` `timestamp-wrong` and as `signerInUse` · Fault `bundle-damaged` `bundle-exists`
 */
export async function fileBundle(
	office: Office,
	order: Order,
	context: AccountContext,
	{ capture, verdict: judged }: Captured,
	dir: string,
	signal: AbortSignal,
	show: ShowProgress,
): Promise<SnapshotResult> {
	const { config } = office;
	const tell = teller(capture, show);
	// Before anything is dated: the first key is made here.
	const sealedBy = await signerInUse(office);
	await keyHasBegun(office);
	const stampedBy = await stamping(office, signal);
	const bundleId = randomUUID();
	const created = office.clock.now();
	const store = office.bundles(order.out);
	const { key } = place(context, new Date(capture.started), config.TIMEZONE, order.occasion, bundleId);
	const override = await overrideOf(office, order);
	const collective = await caseOfFiling(office, context, capture.started);
	const isDefault = context.unit.isDefault || context.plan.isDefault || context.row.isDefault;

	tell('pack');
	const made = await makeTextPdf(capture, context, titleOf(capture, context), created, dir, signal);
	const findings = [...judged.findings, ...(await endedListNotes(office))];
	const examined = withTextPdf({ ...judged, findings }, made);
	const verdict = isDefault ? withFilingNote(examined, context) : examined;
	const { outcome } = verdict;
	// Nothing that failed is ever filed, whoever hands it in: it is kept as an attempt.
	if (outcome === 'failed')
		throw new Fault('A failed capture is not filed', { code: 'failed-not-filed', subject: order.id });
	const packed = await pack(
		{
			bundleId,
			capture,
			verdict,
			context,
			order,
			filing: {
				plan: context.plan.title,
				planVersion: context.plan.version,
				row: { code: context.row.code, title: context.row.title, retention: context.row.retention },
				...(collective ? { caseNumber: collective.number } : {}),
				path: key,
				isDefault,
				...(order.isRestricted ? { isRestricted: true } : {}),
			},
			...(override ? { override } : {}),
			legalBasis: legalBasis(isDefault, capture.wayIn),
			software: software(),
			created,
			now: () => office.clock.now(),
			earkVersion: config.EARK_VERSION,
			submission: await submissionOf(office, context),
			...sealedBy,
			...(stampedBy ? { stamping: stampedBy } : {}),
			workDir: dir,
			...(made?.packed ? { textPdf: made.packed } : {}),
			makeAppearancePdf: (target) =>
				appearance(capture, context, created, config.APPEARANCE_IMAGES, target, signal),
			makeWacz: (target) => wacz(capture, context, created, target, signal),
		},
		join(dir, 'bundle.zip.partial'),
		signal,
	);

	const filing: Filing = {
		bundleId,
		orderId: order.id,
		accountId: context.account.id,
		...(capture.profile.name === undefined ? {} : { accountName: capture.profile.name }),
		unitId: context.unit.id,
		planRowId: context.row.id,
		occasion: order.occasion,
		outcome,
		root: store.root,
		path: key,
		bytes: packed.bytes,
		sha256: packed.sha256,
		capturedAt: capture.started,
		filedAt: created.toISOString(),
		posts: capture.counts.posts,
		findings: verdict.findings.length,
		...(order.isRestricted ? { isRestricted: true } : {}),
		...(collective ? { caseId: collective.id, caseNumber: collective.number } : {}),
	};
	signal.throwIfAborted();
	tell('put');
	// Whoever may read the folder tree may not read this one for that alone.
	if (order.isRestricted) await chmod(packed.file, 0o600);
	await office.catalogue.intendFiling(filing);
	await store.put(packed.file, key);
	await store.putCompanion(`${key}.sha256`, `${packed.sha256}  ${key.split('/').pop()}\n`);
	tell('verify');
	const path = await store.read(key);
	const report = await verifyBundle(path);
	if (!report.ok || report.sha256 !== packed.sha256) {
		await store.remove(key);
		await store.remove(`${key}.sha256`);
		await office.catalogue.dropIntent(bundleId);
		const what = report.problems.map((p) => `${p.path}: ${p.detail}`).join('; ') || 'its checksum changed';
		throw new Fault(`The bundle did not verify after it was put, and was taken away again: ${what}`, {
			code: 'bundle-damaged',
			subject: path,
			remedy: 'Check the disk under DATA_DIR; the order waits and can be taken again.',
		});
	}
	tell('file');
	await office.catalogue.recordFiling({ ...filing, filedAt: office.clock.now().toISOString() });
	await recordStamps(office, bundleId, report.stamps);
	await indexFiled(office, filing);
	return {
		outcome: filing.outcome,
		order: order.id,
		bundle: bundleId,
		path,
		findings: verdict.findings,
		counts: capture.counts,
		tiles: capture.parts.filter((p) => p.role === 'tile').length,
		bytes: packed.bytes,
		files: packed.manifest.files.length,
		account: { ...context.account, name: capture.profile.name ?? context.account.name },
		stop: capture.stop,
		...(order.removal ? { removal: order.removal } : {}),
		...(capture.ordered ? { ordered: capture.ordered } : {}),
		...(order.isRestricted ? { isRestricted: true } : {}),
	};
}

/** Why the account was closed without a complete snapshot: what is filed of it after that says so. */
async function overrideOf({ occasions }: Office, order: Order): Promise<ManifestOverride | undefined> {
	if (order.occasion !== 'closure') return undefined;
	const [closing] = await occasions.closings({ accountId: order.accountId });
	if (closing?.ended?.how !== 'override') return undefined;
	const { by, at, reason } = closing.ended;
	return { by, at, reason };
}

/** A default place is a fact of this filing, so it stands among the findings of its verdict. */
function withFilingNote(verdict: Verdict, { unit }: AccountContext): Verdict {
	const note: Finding = unit.isDefault
		? {
				code: 'default-filing',
				severity: 'note',
				detail: 'the account is not registered, so the bundle rests under the default unit and plan row',
			}
		: {
				code: 'default-row',
				severity: 'note',
				detail: `the unit ${unit.name} has named no row of a records plan, so the bundle rests under the default row`,
			};
	const findings = [...verdict.findings, note];
	return { outcome: outcomeOf(findings), findings };
}

function appearance(
	capture: Capture,
	context: AccountContext,
	created: Date,
	images: Config['APPEARANCE_IMAGES'],
	target: string,
	signal: AbortSignal,
) {
	const tiles = capture.parts.filter((p): p is TakenPart => p.outcome === 'taken' && p.role === 'tile');
	return writeAppearancePdf(
		{
			tiles: tiles.map((t) => ({ file: t.file, width: t.width ?? 0, height: t.height ?? 0 })),
			marks: capture.marks,
			title: titleOf(capture, context),
			// Nobody knows the language of a page that does not state it.
			language: capture.profile.language ?? '',
			author: `${context.organisation.name}, ${context.unit.creator}`,
			created,
			software: `${software().name} ${software().version}`,
			scale: 1,
			mode: images,
		},
		target,
		signal,
	).then(() => undefined);
}

async function wacz(
	capture: Capture,
	context: AccountContext,
	created: Date,
	target: string,
	signal: AbortSignal,
): Promise<readonly Enclosed[]> {
	const taken = (role: PartRole) =>
		capture.parts.find((p): p is TakenPart => p.outcome === 'taken' && p.role === role);
	const warc = taken('warc');
	const text = taken('text');
	if (!warc) throw new Fault('The capture has no recording to make a WACZ of.', { code: 'no-warc' });
	const first = {
		url: capture.loadedFrom ?? capture.finalAddress,
		// As it was replayed: of several answers at one address a replayer shows the one nearest to this.
		ts: capture.walked ?? capture.started,
		title: capture.profile.title ?? capture.finalAddress,
		// What a reader of the archive searches in.
		...(text ? { text: await readFile(text.file, 'utf8') } : {}),
	};
	const further = capture.pages.map(({ address, at, title }) => ({
		url: address,
		ts: at,
		title: title || address,
	}));
	const about = {
		title: titleOf(capture, context),
		description: `Ögonblicksbild av ${capture.address}`,
		created,
	};
	const written = await packWacz(warc.file, [first, ...further], about, target, signal);
	return [written.warc];
}

function titleOf(capture: Capture, { account }: AccountContext): string {
	const date = localDate(new Date(capture.started), capture.timezone);
	const { platform } = account;
	return `${accountTitle({ name: capture.profile.name ?? account.name, platform }, 'sv')}, ${date}`;
}

function teller(capture: Capture, show: ShowProgress): (step: string) => void {
	const started = Date.parse(capture.started);
	const tiles = capture.parts.filter((p) => p.role === 'tile').length;
	return (step) =>
		show({ step, posts: capture.counts.posts, tiles, bytes: 0, elapsedMs: Date.now() - started });
}
