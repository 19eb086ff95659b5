import { URGENT_NOTICES } from '../../records/notices/notice.ts';
import type { Digest } from './told.ts';

/** A letter for a program. These names are fixed; more may be added. */
export function letterDocument({ organisation, unit, isUrgent, writtenAt, groups }: Digest): object {
	return {
		...{ format: 'ogonblick-notices/1', writtenAt, urgent: isUrgent },
		organisation: { name: organisation.name, number: organisation.number ?? null },
		unit: { id: unit.id, name: unit.name, creator: unit.creator },
		notices: groups.flatMap(({ kind, title, next, notices }) =>
			notices.map(({ id, notice, account, detail, commands }) => ({
				...{ id, kind, urgent: URGENT_NOTICES.includes(kind), on: notice.on ?? null },
				account: account
					? {
							...{ id: account.id, platform: account.platform, handle: account.handle },
							...{ address: account.address, name: account.name },
						}
					: null,
				...{ title, detail, next, commands },
			})),
		),
	};
}
