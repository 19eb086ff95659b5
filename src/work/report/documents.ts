import type { AccountFilter, Office } from '../../office.ts';
import type { Language } from '../../records/words/language.ts';
import { type DueBundles, type DueBundlesWish, dueBundles } from '../disposal/due-bundles.ts';
import { type DisposalWish, type DueForDisposal, dueForDisposal } from '../disposal/list-due.ts';
import { type FixityReport, type FixityReportWish, fixityReport } from '../fixity/report.ts';
import {
	type ComingSeen,
	type ComingSeenWish,
	comingSeen,
	type PressingSeen,
	pressingSeen,
	type SeenUnits,
} from '../occasions/seen.ts';
import { makePublicList, writePublicList } from '../public-list/export.ts';
import { exportAccounts } from '../register/export.ts';
import { makeReport, type ReportWish } from './make.ts';
import { writeReport } from './write.ts';

/** Documents that are handed out and go through every account or bundle: seconds where there are tens of thousands. */
export interface Documents {
	/** The yearly report. @throws UsageError `year-to-come` */
	report(wish: ReportWish, format: 'html' | 'csv', lang: Language): Promise<string>;
	/** The list of public accounts. @param unitId of one unit; of all where undefined */
	publicList(unitId: string | undefined, format: 'html' | 'csv', lang: Language): Promise<string>;
	/** The register's accounts as CSV. */
	accounts(of: Pick<AccountFilter, 'unitIds'>, lang: Language): Promise<string>;
	/** How much plan rows let be disposed of today. */
	disposal(wish: DisposalWish): Promise<DueForDisposal>;
	/** A part of the list of what they do. */
	dueBundles(wish: DueBundlesWish): Promise<DueBundles>;
	/** What is due by its history until a day. */
	coming(wish: ComingSeenWish): Promise<readonly ComingSeen[]>;
	/** What needs a person, as it is now. */
	pressing(wish: SeenUnits): Promise<PressingSeen>;
	/** How the stored bundles are, as far as the last checks know. */
	fixity(wish: FixityReportWish): Promise<FixityReport>;
}

export function documentsOf(office: Office): Documents {
	return {
		report: async (wish, format, lang) =>
			String(await writeReport(office, await makeReport(office, wish), format, lang)),
		publicList: async (unitId, format, lang) =>
			writePublicList(await makePublicList(office, lang, unitId), format, lang, false),
		accounts: async (of, lang) => exportAccounts(office, of, 'csv', lang),
		disposal: (wish) => dueForDisposal(office, wish),
		dueBundles: (wish) => dueBundles(office, wish),
		coming: (wish) => comingSeen(office, wish),
		pressing: (wish) => pressingSeen(office, wish),
		fixity: (wish) => fixityReport(office, wish),
	};
}
