import type { Office } from '../../office.ts';
import { GRAVEST, type MonthCount, monthsOf } from '../../records/yearly/months.ts';
import { makeReport } from '../report/make.ts';

/** A year of what was due of one unit, counted by month and by what has become of it. */
export interface UnitYear {
	readonly id: string;
	readonly name: string;
	/** January first. */
	readonly months: readonly MonthCount[];
	/** Percent; null where nothing was due. */
	readonly coverage: number | null;
}

/** Of every unit that had anything due in the year, by name. It is made of the whole yearly report. @throws UsageError `year-to-come` */
export async function makeYear(office: Office, year: number): Promise<readonly UnitYear[]> {
	const { units } = await makeReport(office, { year });
	return units.flatMap((unit): UnitYear[] => {
		const months = monthsOf(unit);
		const isDue = months.some((month) => GRAVEST.some((state) => month[state] > 0));
		return isDue ? [{ id: unit.id, name: unit.name, months, coverage: unit.figures.coverage }] : [];
	});
}
