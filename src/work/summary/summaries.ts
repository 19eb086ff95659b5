import type { Office } from '../../office.ts';
import { Kept, STANDS } from './kept.ts';
import { makeOutlook, type Outlook } from './outlook.ts';
import { makeYear, type UnitYear } from './year.ts';

/** Makes what is made by looking through every account: here, or where nobody waits meanwhile. */
export interface SummaryMaker {
	outlook(): Promise<Outlook>;
	/** @throws UsageError `year-to-come` */
	year(year: number): Promise<readonly UnitYear[]>;
}

/** What is made by looking through every account, kept as long as it holds (`Kept`). */
export interface Summaries {
	/** @param who id of the person who asks: what they have done here is in it */
	outlook(who: string): Promise<Outlook>;
	/** @param who as in `outlook` @throws UsageError `year-to-come` */
	year(year: number, who: string): Promise<readonly UnitYear[]>;
	/** Told of everything that somebody has done here. @param who id of the person */
	acted(who: string): void;
}

/** More years than people turn between. */
const MOST_YEARS = 8;

/** @param aside makes them where nobody waits meanwhile; in this thread where absent, and then anew whenever anything has changed */
export function summariesOf(office: Office, aside?: SummaryMaker): Summaries {
	const maker = aside ?? makerOf(office);
	const stands = aside ? STANDS : 0;
	let acts = 0;
	const lastActs = new Map<string, number>();
	const needs = (who: string) => lastActs.get(who) ?? 0;
	const { catalogue, clock } = office;
	const minute = () => clock.now().toISOString().slice(0, 16);
	// Some of it comes with the hour, such as a login that is over.
	const outlook = new Kept(
		() => maker.outlook(),
		async () => `${minute()} ${await catalogue.version()}`,
		() => acts,
		stands,
	);
	// Before anybody comes: whoever came first would wait for it. What was wrong is told to whoever asks next, since it is made anew then.
	if (aside) outlook.ask(0).catch(() => {});
	const years = new Map<number, Kept<readonly UnitYear[]>>();
	// All that a report is made of is changed with an event, and much else in the catalogue is changed without one.
	const lastEvent = async () => {
		const [event] = await catalogue.events({ limit: 1 });
		return `${clock.now().toISOString().slice(0, 13)} ${event?.number ?? 0}`;
	};
	return {
		acted: (who) => {
			acts++;
			lastActs.set(who, acts);
		},
		outlook: (who) => outlook.ask(needs(who)),
		year: (year, who) => {
			const known =
				years.get(year) ??
				new Kept(
					() => maker.year(year),
					lastEvent,
					() => acts,
					stands,
				);
			years.delete(year);
			years.set(year, known);
			const [oldest] = years.keys();
			if (years.size > MOST_YEARS && oldest !== undefined) years.delete(oldest);
			return known.ask(needs(who));
		},
	};
}

export function makerOf(office: Office): SummaryMaker {
	return { outlook: () => makeOutlook(office), year: (year) => makeYear(office, year) };
}
