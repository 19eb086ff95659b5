import type { FailedRun, PartialRun, UnannouncedChange } from '../../office/notices.ts';
import type { Day } from '../../records/day.ts';
import type { Notice, NoticeFacts, NoticeKind } from '../../records/notices/notice.ts';
import type { StandingFinding } from '../../records/watch/finding.ts';
import type { DueItem } from '../due.ts';

/** All that gives a notice, as it is now. */
export interface NoticeGrounds {
	/** What is due today. */
	readonly due: readonly DueItem[];
	readonly partial: readonly PartialRun[];
	readonly failed: readonly FailedRun[];
	readonly unannounced: readonly UnannouncedChange[];
	readonly found: readonly { readonly accountId: string; readonly findings: readonly StandingFinding[] }[];
	/** Accounts whose stored login has run out, with when it was made. */
	readonly expired: readonly { readonly accountId: string; readonly madeAt: string }[];
	/** Active accounts whose activity plan is not signed. */
	readonly unsigned: readonly string[];
	/** Units with active accounts that have named no row for snapshots. */
	readonly rowless: readonly string[];
	/** Stored bundles that are not what was filed, by their last check. */
	readonly spoilt: readonly { readonly accountId: string; readonly bundleId: string; readonly at: string }[];
	/** Units with bundles that have waited too long for a copy in the second store, with when the first of them was filed. */
	readonly uncopied: readonly { readonly unitId: string; readonly since: string }[];
	/** Which unit an account belongs to. */
	unitOf(accountId: string): string;
	/** The organisation's own day of an instant. */
	dayOf(instant: string): Day;
}

/**
 * What units are to be told of, from how things stand. A key names one thing that lasts, so that it is told once: a bundle, the first of several
 * failures, a change with its day, a finding with its beginning. Another unit is told anew.
 */
export function wantedNotices(grounds: NoticeGrounds): readonly Notice[] {
	const { dayOf } = grounds;
	const made: Notice[] = [];
	const of = (
		kind: NoticeKind,
		accountId: string,
		what: string,
		on: Day | undefined,
		facts: NoticeFacts = {},
	) => {
		const unitId = grounds.unitOf(accountId);
		made.push({
			...{ key: [kind, unitId, accountId, what].join(' '), kind, unitId, accountId, facts },
			...(on === undefined ? {} : { on }),
		});
	};
	for (const { accountId, lookId, at, changes } of grounds.unannounced)
		of('change-unannounced', accountId, lookId, dayOf(at), { changes });
	for (const { accountId, findings } of grounds.found)
		for (const { code, since } of findings) of(code, accountId, since, dayOf(since));
	for (const item of grounds.due) ofDue(item, of);
	for (const { accountId, attemptId, occasion, code, at, path } of grounds.failed)
		of(occasion === 'removal' ? 'evidence-failed' : 'snapshot-failed', accountId, attemptId, dayOf(at), {
			...{ code, occasion, attempt: path },
		});
	for (const { accountId, bundleId, occasion, capturedAt } of grounds.partial)
		of(
			occasion === 'removal' ? 'evidence-partial' : 'snapshot-partial',
			accountId,
			bundleId,
			dayOf(capturedAt),
			{
				...{ bundle: bundleId, occasion },
			},
		);
	for (const { accountId, madeAt } of grounds.expired) of('login-expired', accountId, madeAt, dayOf(madeAt));
	for (const accountId of grounds.unsigned) of('plan-not-signed', accountId, '', undefined);
	for (const unitId of grounds.rowless)
		made.push({ key: `row-missing ${unitId}`, kind: 'row-missing', unitId, facts: {} });
	for (const { accountId, bundleId, at } of grounds.spoilt)
		of('bundle-spoilt', accountId, bundleId, dayOf(at), { bundle: bundleId });
	for (const { unitId, since } of grounds.uncopied)
		made.push({
			...{ key: `copies-owed ${unitId}`, kind: 'copies-owed' as const, unitId, on: dayOf(since), facts: {} },
		});
	// Two grounds may be one thing; it is told once.
	return [...new Map(made.map((notice) => [notice.key, notice])).values()];
}

const CHANGE_KINDS = { missed: 'change-missed', urgent: 'change-pressing' } as const;

function ofDue(
	{ kind, accountId, on, urgency, change, closing }: DueItem,
	of: (kind: NoticeKind, accountId: string, what: string, on: Day, facts?: NoticeFacts) => void,
): void {
	if (urgency === 'coming') return;
	if (kind === 'change' && change) {
		const told = urgency === 'missed' || urgency === 'urgent' ? CHANGE_KINDS[urgency] : 'change-near';
		of(told, accountId, `${change.id} ${change.on}`, change.on, { what: change.what });
	}
	if (kind === 'closure' && closing) {
		const told = urgency === 'urgent' ? 'closure-late' : 'closure-waiting';
		of(told, accountId, `${closing.id} ${closing.lastContent}`, on);
	}
	if (kind === 'purpose') of('purpose-due', accountId, on, on);
}
