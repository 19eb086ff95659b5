import { capturedUntil, disposalRule, disposedFrom } from '../../disposal/due.ts';
import type { RowsUntil } from '../../office/filed-by-row.ts';
import type { Office } from '../../office.ts';
import type { Day } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import type { PlanRow } from '../../records/plan.ts';

/** Rows that anything is filed under whose time counts from the capture, by the last day of capture whose time is over today. */
export async function rowsDue({ catalogue, clock, config }: Office): Promise<readonly RowsUntil[]> {
	const today = localDate(clock.now(), config.TIMEZONE);
	const byDay = new Map<Day, string[]>();
	for (const { id, retention, isDefault } of await catalogue.byRow.rows()) {
		const rule = disposalRule(retention, isDefault);
		if (rule.kind !== 'timed') continue;
		const until = capturedUntil(today, rule.retention);
		byDay.set(until, [...(byDay.get(until) ?? []), id]);
	}
	return [...byDay].map(([until, planRowIds]) => ({ until, planRowIds }));
}

/** Since when what was captured at an instant may be disposed of under a row of `rowsDue`. @throws RangeError for any other row */
export function dueSince(
	{ retention, isDefault }: Pick<PlanRow, 'retention' | 'isDefault'>,
	capturedAt: string,
	timeZone: string,
): Day {
	const rule = disposalRule(retention, isDefault);
	if (rule.kind !== 'timed') throw new RangeError(`no time that counts from the capture: ${retention}`);
	return disposedFrom(localDate(new Date(capturedAt), timeZone), rule.retention);
}
