import { type Day, monthOf } from '../day.ts';
import type { DueState, UnitReport } from './report.ts';

/** What was due in one month of a unit's accounts, counted by what became of it. */
export type MonthCount = Readonly<Record<DueState, number>>;

/** The gravest first: what a month's cell says before anything else. */
export const GRAVEST = ['missing', 'partial', 'to-come', 'documented'] as const satisfies readonly DueState[];

/** The twelve months of a unit's year, each snapshot counted in the month of the day on which it was due. */
export function monthsOf({ accounts }: Pick<UnitReport, 'accounts'>): readonly MonthCount[] {
	const due = accounts.flatMap(({ owed, announced }): { day: Day; state: DueState }[] => [
		...owed.map(({ day, state }) => ({ day, state })),
		...announced.map(({ on, state }) => ({ day: on, state })),
	]);
	return Array.from({ length: 12 }, (_, i) => {
		const inMonth = due.filter(({ day }) => monthOf(day) === i + 1);
		const count = (state: DueState) => inMonth.filter((item) => item.state === state).length;
		return {
			documented: count('documented'),
			partial: count('partial'),
			missing: count('missing'),
			'to-come': count('to-come'),
		};
	});
}
