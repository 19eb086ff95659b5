import type { Office } from '../../office.ts';
import { wantedNotices } from '../../planning/notices/wanted.ts';
import type { Account } from '../../records/account.ts';
import { NOTICE_KINDS, type Notice, type NoticeKind } from '../../records/notices/notice.ts';
import { gatherGrounds } from './grounds.ts';

/** What needs a person, of one kind. */
export interface Pressing {
	readonly kind: NoticeKind;
	readonly notices: readonly { readonly notice: Notice; readonly account?: Account }[];
}

export interface WhatPresses {
	/** What presses most first. */
	readonly groups: readonly Pressing[];
	/** Kinds of which nothing could be seen, with the code of what was in the way. */
	readonly unseen: readonly { readonly kind: NoticeKind; readonly code: string }[];
}

/** All that units are to be told of, as it is now; nothing is kept and nobody is told. @param isSeen whether a unit's are wanted */
export async function whatPresses(office: Office, isSeen: (unitId: string) => boolean): Promise<WhatPresses> {
	const { grounds, accounts, unseen } = await gatherGrounds(office);
	const wanted = Map.groupBy(
		wantedNotices(grounds).filter(({ unitId }) => isSeen(unitId)),
		({ kind }) => kind,
	);
	const groups = NOTICE_KINDS.flatMap((kind) => {
		const notices = wanted.get(kind) ?? [];
		const named = notices.map((notice) => {
			const account = accounts.get(notice.accountId ?? '');
			return { notice, ...(account ? { account } : {}) };
		});
		return notices.length > 0 ? [{ kind, notices: named }] : [];
	});
	return { groups, unseen };
}
