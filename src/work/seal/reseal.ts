import { EXIT, OgonblickError, UsageError } from '../../errors.ts';
import type { StampState } from '../../office/seal.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { isWorthRenewing, newestEnd } from '../../records/seal.ts';
import { pacer } from '../fixity/pace.ts';
import { verifyStored } from '../fixity/verify-stored.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';
import { listsEnded } from './ended-lists.ts';
import { askOffers, type Offer } from './offers.ts';
import { recordStamps } from './record-stamps.ts';
import { renew } from './renew.ts';
import type { Resealed } from './resealed.ts';
import { type StampTrust, stampTrust } from './trust.ts';
import { whatIsWrong } from './whole.ts';

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
	/** Why the run ended there: no authority gave a stamp, or there was no room for what it gave. */
	readonly away?: OgonblickError;
	/** Until when the lists of revoked certificates were valid that the stamps were held against, ISO 8601; absent where they are valid still. */
	readonly listEnded?: string;
	/** What one authority did while another stamped: nobody hears of it otherwise. */
	readonly refused?: OgonblickError;
}

const LOCK = 'job:reseal';
const DAY_MS = 86_400_000;
/** Bundles in a row that no authority stamps, or whose stamps find no room, before a run is ended: more would only be read, and stamps asked for, in vain. */
const MOST_REFUSED = 3;

/**
 * Renews the time stamps of bundles before their certificates or algorithms run out: checks the bundle and all evidence of it, takes a fresh checksum by a stronger
 * algorithm in the same reading, and has the bundle and the evidence stamped anew (after RFC 4998, 5.2). What was there stays as it was. One bundle after the other,
 * no faster than FIXITY_BYTES_PER_SECOND: a run that is broken off loses the one that it was at. The authorities are asked first what they have to give: nothing is read
 * where all are down, or where none can give a stamp that holds longer. Each renewal is by the authority whose stamps hold longest, else by the next that answers.
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
		(signal) => resealAll(office, options, trust, signal),
	);
}

async function resealAll(
	office: Office,
	options: ResealOptions,
	trust: StampTrust,
	signal: AbortSignal,
): Promise<ResealRun> {
	const waiting = options.bundles
		? await Promise.all(options.bundles.map(({ bundleId }) => stateOf(office, bundleId)))
		: await dueStates(office, options);
	const done: Resealed[] = [];
	const told = (one: Resealed) => {
		done.push(one);
		options.onDone?.(one);
	};
	let beside: OgonblickError | undefined;
	const listEnded = listsEnded(office, trust);
	const ended = (away?: OgonblickError): ResealRun => ({
		...{ done, left: waiting.length - done.length, isOverlap: false },
		...(away ? { away } : {}),
		...(beside ? { refused: beside } : {}),
		...(listEnded === undefined ? {} : { listEnded }),
	});
	if (waiting.length === 0) return ended();
	try {
		const { offers, refused } = await askOffers(office, trust, signal);
		if (offers.length > 0) beside = refused;
		const run: Run = {
			...{ offers, trust, signal, pace: pacer(office.config.FIXITY_BYTES_PER_SECOND, signal) },
			isNamed: options.bundles !== undefined,
			isWanted: options.bundles !== undefined || options.isAll === true,
		};
		let inARow = 0;
		for (const state of waiting) {
			signal.throwIfAborted();
			const filing = await office.catalogue.filing(state.bundleId);
			// Disposed of since the list was made.
			if (!filing) continue;
			if (offers.length === 0 && refused) {
				told({ filing, outcome: 'postponed', error: refused });
				return ended(refused);
			}
			const one = await resealOne(office, filing, state, run);
			told(one);
			inARow = one.outcome === 'postponed' && isOfAll(one.error) ? inARow + 1 : 0;
			if (one.outcome === 'postponed' && inARow === MOST_REFUSED) return ended(one.error);
		}
	} catch (error) {
		if (!signal.aborted) throw error;
	}
	return ended();
}

interface Run {
	readonly offers: readonly Offer[];
	readonly trust: StampTrust;
	readonly signal: AbortSignal;
	readonly pace: (bytes: number) => Promise<void>;
	/** A person has named the bundles. */
	readonly isNamed: boolean;
	/** What holds long enough is renewed too. */
	readonly isWanted: boolean;
}

async function stateOf({ seal }: Office, bundleId: string): Promise<StampState> {
	return (await seal.stamps.state(bundleId)) ?? { bundleId, renewals: -1 };
}

/** Bundles whose newest stamp runs out within RESEAL_DAYS, that bear none, or that nobody has looked at yet. */
export async function dueIds(office: Office): Promise<readonly string[]> {
	return (await dueStates(office)).map(({ bundleId }) => bundleId);
}

async function dueStates(
	{ seal, clock, config }: Office,
	{ isAll = false }: Pick<ResealOptions, 'isAll'> = {},
): Promise<readonly StampState[]> {
	const before = new Date(clock.now().getTime() + config.RESEAL_DAYS * DAY_MS).toISOString();
	const due: StampState[] = [];
	for await (const states of seal.stamps.states())
		due.push(...states.filter(({ goodUntil }) => isAll || goodUntil === undefined || goodUntil <= before));
	return due;
}

/** @throws the signal's reason */
async function resealOne(
	office: Office,
	filing: Filing,
	state: StampState,
	{ offers, trust, signal, pace, isWanted, isNamed }: Run,
): Promise<Resealed> {
	const now = office.clock.now();
	const best = offers[0]?.goodUntil ?? '';
	const isIdle = (goodUntil: string) => !isWanted && !isWorthRenewing(goodUntil, best, now);
	// Known without reading it: nothing that can be had today is better.
	if (state.goodUntil !== undefined && isIdle(state.goodUntil))
		return { filing, outcome: 'no-better', goodUntil: state.goodUntil };
	try {
		const path = await office.bundles(filing.root).read(filing.path);
		const report = await verifyStored(path, { signal, pace, isBoth: true, trust: { ...trust, now } });
		const wrong = await whatIsWrong(office, filing, report, isNamed ? 0 : state.renewals);
		if (wrong) return { filing, outcome: 'not-whole', ...wrong };
		const goodUntil = newestEnd(report.stamps);
		const before = new Date(now.getTime() + office.config.RESEAL_DAYS * DAY_MS).toISOString();
		if (goodUntil !== undefined && (isIdle(goodUntil) || (!isWanted && goodUntil > before))) {
			await recordStamps(office, filing.bundleId, report.stamps);
			return { filing, outcome: goodUntil > before ? 'good' : 'no-better', goodUntil };
		}
		return await renew(office, filing, report.sha512 ?? '', offers, trust, signal);
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof OgonblickError) || error.code.startsWith('catalogue-')) throw error;
		office.log.warn({ bundle: filing.bundleId, code: error.code, err: error }, 'a seal could not be renewed');
		return { filing, outcome: 'postponed', error };
	}
}

/** Whether it is no trouble of one bundle, and the next one would meet it too. */
function isOfAll({ code }: OgonblickError): boolean {
	return code.startsWith('timestamp-') || code === 'store-full' || code === 'disk-full';
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
