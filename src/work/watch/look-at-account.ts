import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { untilAborted } from '../../capture/pause.ts';
import { lookAt, type Seen } from '../../capture/watch/look-at.ts';
import type { DetectedChange, SeenAnnouncement } from '../../office/watch.ts';
import type { Office, ShowProgress } from '../../office.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { StandingFinding } from '../../records/watch/finding.ts';
import type { Look, ProfileChange } from '../../records/watch/look.ts';
import type { KnownProfile } from '../../records/watch/state.ts';
import { changeReason } from '../../records/words/watch.ts';
import { orderer, wantedBy } from '../place-order.ts';
import { software } from '../software.ts';
import { announcedChange } from './announced.ts';
import { comparedWith } from './compared.ts';
import { whileHoldingAccount } from './hold-account.ts';
import { keepPicture, spentPicture, sweepPictures } from './keep-picture.ts';

/** What came of one look. */
export interface LookResult {
	readonly account: RegisteredAccount;
	readonly look: Look;
	readonly begun: readonly StandingFinding[];
	readonly ended: readonly StandingFinding[];
	/** All that stands now. */
	readonly findings: readonly StandingFinding[];
	readonly isFirst: boolean;
	/** It was not seen for the first time in a row, and is looked at again within an hour before anybody is told. */
	readonly isTriedAgain: boolean;
	/** Set where something major changed: whether it was announced, and as what. */
	readonly isAnnounced?: boolean;
	readonly announcement?: SeenAnnouncement;
}

/** A host that turns a visitor away is not asked for one account after the other. */
const REFUSALS: readonly string[] = ['blocked', 'rate-limited'];
const REFUSED_MS = 600_000;

/** What a browser that hangs at its start or its end is given beside the look itself. */
const GRACE_MS = 60_000;

/**
 * Looks at one account, compares what it sees with what was known, and keeps it: with the snapshot that a major change orders, whole or not
 * at all.
 * @throws TryAgainLater `account-busy` `host-busy` `host-resting` `disk-full` `look-overtaken` · UsageError `no-browser`, and as `SessionStore.get` ·
 * Fault `browser-start`
 */
export async function lookAtAccount(
	office: Office,
	account: RegisteredAccount,
	signal: AbortSignal,
	show: ShowProgress,
): Promise<LookResult> {
	return whileHoldingAccount(office, account, signal, show, async (held, leaveAlone) => {
		const at = office.clock.now();
		const started = performance.now();
		const { seen, loggedIn } = await visit(office, account, held, show);
		const isRefused = REFUSALS.includes(seen.failure?.code ?? '');
		leaveAlone(Math.max(seen.leftAloneMs ?? 0, isRefused ? REFUSED_MS : 0));
		const visited = { ...seen, at, loggedIn, ms: Math.round(performance.now() - started) };
		// While the account is held, so that no other look's picture is taken for a leftover.
		return keep(office, account, visited);
	});
}

async function visit(office: Office, account: RegisteredAccount, signal: AbortSignal, show: ShowProgress) {
	const { config, log } = office;
	// Not called after an order, so that recovery, which clears those away, leaves it alone.
	const dir = join(config.DATA_DIR, 'work', `look-${account.id}`);
	await rm(dir, { recursive: true, force: true });
	await mkdir(dir, { recursive: true });
	try {
		const login = await office.sessions.get(account.id);
		const known = (await office.watch.states([account.id])).get(account.id)?.known;
		const expected = drawnBefore(known);
		const mostMs = config.WATCH_SECONDS * 1000;
		const seen = await untilAborted(
			lookAt(
				{
					...{ address: account.address, platform: account.platform, allowHosts: [], dir, config, log },
					...(login ? { wayIn: 'browser-session' as const, login } : { wayIn: 'browser' as const }),
					...{ software: `${software().name} ${software().version}`, expected },
				},
				mostMs,
				signal,
				show,
			),
			AbortSignal.timeout(mostMs + GRACE_MS),
		);
		if (login && seen.renewed) await office.sessions.put({ ...login, state: seen.renewed });
		return { seen, loggedIn: login !== undefined };
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

/** What the page has shown: for what it only declares nobody needs to wait, since it never comes. */
function drawnBefore(known: KnownProfile | undefined): readonly ('avatar' | 'cover' | 'bio')[] {
	const { avatar, cover, bio, isBioDeclared } = known ?? {};
	return [
		...(avatar && !avatar.isDeclared ? (['avatar'] as const) : []),
		...(cover && !cover.isDeclared ? (['cover'] as const) : []),
		...(bio !== undefined && !isBioDeclared ? (['bio'] as const) : []),
	];
}

type Visited = Seen & { readonly at: Date; readonly loggedIn: boolean; readonly ms: number };

async function keep(office: Office, account: RegisteredAccount, seen: Visited): Promise<LookResult> {
	const { watch, config } = office;
	const { id: accountId, address } = account;
	const at = seen.at.toISOString();
	const before = (await watch.states([accountId])).get(accountId);
	const last = await watch.looks(accountId, 2);
	const { known, changes, fingerprint, standing } = await comparedWith(office, account, before, seen, at);
	const major = changes.filter(({ weight }) => weight === 'major');
	const detected = major.length > 0 ? await detectedBy(office, account, major, seen.at) : undefined;
	const id = crypto.randomUUID();
	const told = {
		...(seen.failure ? { failure: seen.failure } : {}),
		changes,
		begun: standing.begun.map(({ code }) => code),
		ended: standing.ended.map(({ code }) => code),
	};
	const name = `${localDate(seen.at, config.TIMEZONE)}_${id.slice(0, 8)}.jpg`;
	const picture = seen.picture ? await keepPicture(office, accountId, name, seen.picture) : undefined;
	const { followers, posts } = seen.profile ?? {};
	const look = {
		...{ id, accountId, at, ms: seen.ms, address, finalAddress: seen.finalAddress, loggedIn: seen.loggedIn },
		...told,
		...(fingerprint === undefined ? {} : { fingerprint }),
		...(followers === undefined ? {} : { followers }),
		...(posts === undefined ? {} : { posts }),
		...(picture === undefined ? {} : { picture }),
	};
	const lastSeen = seen.failure ? before?.lastSeen : at;
	const dropPictureOf = spentPicture(told, last);
	const kept = await watch.keep({
		look,
		state: {
			...{ accountId, lastLook: at, failures: standing.failures, findings: standing.findings },
			...(lastSeen === undefined ? {} : { lastSeen }),
			...(known === undefined ? {} : { known }),
			...(fingerprint === undefined ? {} : { fingerprint }),
		},
		...(before ? { after: before.lastLook } : {}),
		...(dropPictureOf === undefined ? {} : { dropPictureOf }),
		...{ begun: standing.begun, ended: standing.ended, actor: orderer(undefined).orderedBy },
		...(detected ? { detected } : {}),
	});
	await sweepPictures(office, accountId);
	return {
		account,
		look: { ...look, ...(kept.orderId === undefined ? {} : { orderId: kept.orderId }) },
		...{
			begun: standing.begun,
			ended: standing.ended,
			findings: standing.findings,
			isFirst: before === undefined,
			isTriedAgain: standing.failures === 1,
		},
		...(detected ? { isAnnounced: detected.announced !== undefined } : {}),
		...(detected?.announced ? { announcement: detected.announced } : {}),
	};
}

/** A snapshot is ordered at once, in the way that a person orders one; not where an announced change was documented before it. */
async function detectedBy(
	office: Office,
	account: RegisteredAccount,
	changes: readonly ProfileChange[],
	at: Date,
): Promise<DetectedChange> {
	const announced = await announcedChange(office, account, at);
	if (announced?.isDocumented) return { changes, announced };
	const reason = changeReason(changes, localDate(at, office.config.TIMEZONE), announced);
	const wanted = await wantedBy(office, {
		target: account.id,
		occasion: 'change',
		reason,
		level: account.level,
	});
	const now = at.toISOString();
	const named = announced ? { announced } : {};
	return { changes, ...named, order: { id: crypto.randomUUID(), ...wanted, orderedAt: now, due: now } };
}
