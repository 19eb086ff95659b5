import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { checkRenewals, sha512Of } from '../../bundle/evidence/check.ts';
import {
	CHAIN,
	evidenceFolder,
	evidenceName,
	LIST,
	readRenewals,
	STAMP,
	writeList,
} from '../../bundle/evidence/read.ts';
import { verifyBundle } from '../../bundle/verify.ts';
import { EXIT, OgonblickError, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';
import { newestEnd, recordStamps } from './record-stamps.ts';
import { stampBy } from './stamp.ts';
import { type StampTrust, stampTrust } from './trust.ts';

/** What became of a bundle that was looked at. */
export type Resealed = { readonly filing: Filing } & (
	| { readonly outcome: 'renewed'; readonly number: number; readonly at: string; readonly goodUntil: string }
	/** Its stamps hold long enough. */
	| { readonly outcome: 'good'; readonly goodUntil: string }
	/** It is not as it was sealed, or its evidence is not: a new stamp would vouch for what is wrong. */
	| { readonly outcome: 'not-whole'; readonly code: string }
	/** It could not be done now, and is tried again. */
	| { readonly outcome: 'postponed'; readonly error: OgonblickError }
);

export interface ResealOptions {
	/** These, due or not. */
	readonly bundles?: readonly Filing[];
	/** Every bundle, due or not. */
	readonly isAll?: boolean;
	readonly signal: AbortSignal;
	readonly onDone?: (done: Resealed) => void;
}

export interface ResealRun {
	readonly done: readonly Resealed[];
	/** Bundles that were to be looked at and were not reached. */
	readonly left: number;
	readonly isOverlap: boolean;
}

const LOCK = 'job:reseal';
const DAY_MS = 86_400_000;

/**
 * Renews the time stamps of bundles before their certificates or algorithms run out: checks the bundle and all evidence of it, takes a fresh checksum by a stronger
 * algorithm, and has the bundle and the evidence stamped anew (after RFC 4998, 5.2). What was there stays as it was. One bundle after the other: a run that is broken
 * off loses the one that it was at. Each renewal is by the first authority that stamps.
 * @throws UsageError `no-timestamp-authority`, as `stampTrust`
 */
export async function reseal(office: Office, options: ResealOptions): Promise<ResealRun> {
	if (office.seal.timestampers.length === 0) throw noAuthority();
	const trust = await stampTrust(office.config);
	const lock = await office.queue.lock(LOCK, workerName());
	if (!lock) return { done: [], left: 0, isOverlap: true };
	return whileLocked(
		async () => lock,
		options.signal,
		async (signal) => {
			const waiting = options.bundles?.map(({ bundleId }) => bundleId) ?? (await dueIds(office, options));
			const done: Resealed[] = [];
			for (const bundleId of waiting) {
				if (signal.aborted) break;
				const filing = await office.catalogue.filing(bundleId);
				// Disposed of since the list was made.
				if (!filing) continue;
				const isWanted = options.bundles !== undefined || options.isAll === true;
				const one = await resealOne(office, filing, isWanted, trust, signal);
				if (!one) break;
				done.push(one);
				options.onDone?.(one);
			}
			return { done, left: waiting.length - done.length, isOverlap: false };
		},
	);
}

/** Bundles whose newest stamp runs out within RESEAL_DAYS, that bear none, or that nobody has looked at yet. */
export async function dueIds(
	{ seal, clock, config }: Office,
	{ isAll = false }: Pick<ResealOptions, 'isAll'> = {},
): Promise<readonly string[]> {
	const before = new Date(clock.now().getTime() + config.RESEAL_DAYS * DAY_MS).toISOString();
	const ids: string[] = [];
	for await (const states of seal.stamps.states())
		for (const { bundleId, goodUntil } of states)
			if (isAll || goodUntil === undefined || goodUntil <= before) ids.push(bundleId);
	return ids;
}

/** @param isWanted renews also what holds long enough @returns undefined where the signal ended it */
async function resealOne(
	office: Office,
	filing: Filing,
	isWanted: boolean,
	trust: StampTrust,
	signal: AbortSignal,
): Promise<Resealed | undefined> {
	const { bundleId } = filing;
	try {
		const path = await office.bundles(filing.root).read(filing.path);
		const now = office.clock.now();
		const report = await verifyBundle(path, { signal, trust: { ...trust, now } });
		const [wrong] = report.problems;
		if (wrong || report.sha256 !== filing.sha256)
			return { filing, outcome: 'not-whole', code: wrong?.code ?? 'other-checksum' };
		const goodUntil = newestEnd(report.stamps);
		const before = new Date(now.getTime() + office.config.RESEAL_DAYS * DAY_MS).toISOString();
		if (!isWanted && goodUntil !== undefined && goodUntil > before) {
			await recordStamps(office, bundleId, report.stamps);
			return { filing, outcome: 'good', goodUntil };
		}
		return await renew(office, filing, path, trust, signal);
	} catch (error) {
		if (signal.aborted) return undefined;
		if (!(error instanceof OgonblickError) || error.code.startsWith('catalogue-')) throw error;
		office.log.warn({ bundle: bundleId, code: error.code, err: error }, 'a seal could not be renewed');
		return { filing, outcome: 'postponed', error };
	}
}

async function renew(
	office: Office,
	filing: Filing,
	path: string,
	trust: StampTrust,
	signal: AbortSignal,
): Promise<Resealed> {
	const renewals = await readRenewals(path);
	const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex');
	const list = writeList(basename(path), await sha512Of(path, signal), renewals, sha512);
	const stamp = await firstStamp(office, list, trust, signal);
	const number = (renewals.at(-1)?.number ?? 0) + 1;
	const store = office.bundles(filing.root);
	const keyOf = (ending: string) => `${evidenceFolder(filing.path)}/${evidenceName(number, ending)}`;
	await store.putCompanion(keyOf(LIST), list);
	await store.putCompanion(keyOf(CHAIN), stamp.chainPem);
	// Last: a renewal without its stamp is none, and the next one takes its place.
	await store.putCompanion(keyOf(STAMP), stamp.answer);
	const { problems } = await checkRenewals(path, await readRenewals(path), {
		...trust,
		now: office.clock.now(),
	});
	if (problems[0]) return { filing, outcome: 'not-whole', code: problems[0].code };
	const goodUntil = stamp.goodUntil.toISOString();
	const state = { bundleId: filing.bundleId, renewals: number, goodUntil };
	await office.seal.stamps.record(state, 'seal-renewed', workerName());
	return { filing, outcome: 'renewed', number, at: stamp.at.toISOString(), goodUntil };
}

/** One evidence over the former is enough, so that an authority that is down keeps nobody waiting where another answers. */
async function firstStamp(office: Office, list: Buffer, trust: StampTrust, signal: AbortSignal) {
	let refused: unknown = noAuthority();
	for (const authority of office.seal.timestampers) {
		try {
			return await stampBy(authority, office, list, 'sha512', trust, signal);
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof OgonblickError)) throw error;
			office.log.warn({ authority: authority.address, err: error }, 'an authority gave no time stamp');
			refused = error;
		}
	}
	throw refused;
}

/** What a scheduler is told: the gravest of a bundle that is not whole, what a person has to correct, and what is tried again. */
export function worstOfResealed({ done }: ResealRun): number {
	if (done.some(({ outcome }) => outcome === 'not-whole')) return EXIT.failed;
	const exits = done.flatMap((each) => (each.outcome === 'postponed' ? [each.error.exit] : []));
	return [EXIT.fault, EXIT.usage].find((exit) => exits.includes(exit)) ?? exits[0] ?? EXIT.complete;
}

function noAuthority(): UsageError {
	return new UsageError('No time-stamp authority is set up, so no seal can be renewed.', {
		code: 'no-timestamp-authority',
		subject: 'TIMESTAMP_URLS',
		remedy: 'Set TIMESTAMP_URLS to the address of an authority that stamps by RFC 3161.',
	});
}
