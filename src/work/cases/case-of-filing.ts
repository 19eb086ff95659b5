import type { AccountContext, Office } from '../../office.ts';
import { type CollectiveCase, caseFor } from '../../records/cases/case.ts';
import { yearOf } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';

/** The collective case of the year in which an account was captured; undefined where nobody has registered one. @param capturedAt ISO 8601 */
export async function caseOfFiling(
	{ cases, config }: Pick<Office, 'cases' | 'config'>,
	{ unit }: Pick<AccountContext, 'unit'>,
	capturedAt: string,
): Promise<CollectiveCase | undefined> {
	const year = yearOf(localDate(new Date(capturedAt), config.TIMEZONE));
	const subject = { year, unitId: unit.id, creator: unit.creator };
	return caseFor(await cases.list({ year }), subject);
}
