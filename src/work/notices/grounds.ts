import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { NoticeGrounds } from '../../planning/notices/wanted.ts';
import type { Account } from '../../records/account.ts';
import { localDate } from '../../records/local-date.ts';
import { sessionFacts } from '../../records/login.ts';
import type { NoticeKind } from '../../records/notices/notice.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { isSigned } from '../../records/register/sign-offs.ts';
import { dueItems } from '../occasions/what-comes.ts';
import { watchedAccounts } from '../watch/watched.ts';
import { storedBundles } from './stored.ts';

/** What gives notices, with the accounts that it is about. */
export interface Gathered {
	readonly grounds: NoticeGrounds;
	/** By id. */
	readonly accounts: ReadonlyMap<string, Account>;
	/** Kinds of which nothing could be seen, with the code of what was in the way. */
	readonly unseen: readonly { readonly kind: NoticeKind; readonly code: string }[];
}

/** What happened once, and does not last, is told for so long: a change that nobody had announced, evidence that failed. */
const TOLD_MS = 30 * 86_400_000;

/** Looks at everything that a unit may have to be told of. */
export async function gatherGrounds(office: Office): Promise<Gathered> {
	const { notices, occasions, register, clock, config } = office;
	const since = new Date(clock.now().getTime() - TOLD_MS).toISOString();
	const watched = await watchedAccounts(office);
	const active = watched.map(({ account }) => account).filter(({ status }) => status === 'active');
	const [due, partial, failed, unannounced, named] = [
		// A regular snapshot is ordered by itself, and nobody has anything to do for it.
		(await dueItems(office)).filter(({ kind }) => kind !== 'annual'),
		await notices.partialRuns(since),
		await notices.failedRuns(since),
		await notices.unannounced(since),
		new Set((await register.namedRows()).flatMap((r) => (r.purpose === 'snapshots' ? [r.unitId] : []))),
	];
	const logins = await expiredLogins(
		office,
		watched.map(({ account }) => account),
	);
	const stored = await storedBundles(office);
	const ofRuns = [...due, ...partial, ...failed, ...unannounced, ...stored.spoilt].map(
		({ accountId }) => accountId,
	);
	const others = await occasions.named([...new Set(ofRuns)]);
	const accounts = new Map<string, Account>([
		...[...others.values()].map(({ account }) => [account.id, account] as const),
		...watched.map(({ account }) => [account.id, account] as const),
	]);
	// Of an account that is closed nothing is left to do.
	const isOpen = ({ accountId }: { readonly accountId: string }) =>
		(accounts.get(accountId)?.status ?? 'closed') !== 'closed';
	return {
		grounds: {
			due: due.filter(isOpen),
			partial: partial.filter(isOpen),
			failed: failed.filter(isOpen),
			unannounced: unannounced.filter(isOpen),
			found: watched.flatMap(({ account, state }) =>
				state && state.findings.length > 0 ? [{ accountId: account.id, findings: state.findings }] : [],
			),
			expired: logins.expired,
			unsigned: active.filter(({ plan }) => !isSigned(plan)).map(({ id }) => id),
			rowless: [...new Set(active.map(({ unitId }) => unitId))].filter((id) => !named.has(id)),
			...stored,
			unitOf: (accountId) => accounts.get(accountId)?.unitId ?? '',
			dayOf: (instant) => localDate(new Date(instant), config.TIMEZONE),
		},
		accounts,
		unseen: logins.unseen,
	};
}

/** Where the sessions cannot be read at all (their key is away) nothing is said of them, and nothing that stands is taken back. */
async function expiredLogins(
	{ sessions, clock }: Office,
	accounts: readonly RegisteredAccount[],
): Promise<{ expired: NoticeGrounds['expired']; unseen: Gathered['unseen'] }> {
	const expired: { accountId: string; madeAt: string }[] = [];
	let kept: ReadonlySet<string>;
	try {
		kept = await sessions.kept();
	} catch (error) {
		if (!(error instanceof OgonblickError)) throw error;
		return { expired, unseen: [{ kind: 'login-expired', code: error.code }] };
	}
	for (const { id: accountId, address } of accounts) {
		if (!kept.has(accountId)) continue;
		try {
			const session = await sessions.get(accountId);
			if (!session || sessionFacts(session, address, clock.now()).condition !== 'expired') continue;
			expired.push({ accountId, madeAt: session.madeAt });
		} catch (error) {
			if (!(error instanceof OgonblickError)) throw error;
			return { expired, unseen: [{ kind: 'login-expired', code: error.code }] };
		}
	}
	return { expired, unseen: [] };
}
