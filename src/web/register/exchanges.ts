import type { Office } from '../../office.ts';
import { may, unitsFor } from '../../records/people/may.ts';
import type { Grant } from '../../records/people/person.ts';
import type { Language } from '../../records/words/language.ts';
import { exportCases, importCases } from '../../work/cases/exchange.ts';
import { exportChanges, importChanges } from '../../work/occasions/exchange-changes.ts';
import { exportUnits } from '../../work/register/export.ts';
import { type Imported, importAccounts, importUnits } from '../../work/register/import.ts';
import type { Documents } from '../../work/report/documents.ts';
import type { HandedIn } from '../../work/tables/form.ts';
import type { Sight } from '../asking/sight.ts';

/** One kind of table that is handed out and taken in: as the command does it, within what the person may. */
export interface WebExchange {
	/** As it stands in the address, and in the name of the file. */
	readonly path: string;
	/** Key of its words. */
	readonly kind: 'accounts' | 'units' | 'cases' | 'changes';
	/** Whether the person may take one in: for the whole organisation, or the rows of their own units. */
	mayTake(grants: readonly Grant[]): boolean;
	take(
		office: Office,
		file: HandedIn,
		who: { readonly name: string; readonly grants: readonly Grant[] },
		tryOnly: boolean,
	): Promise<Imported>;
	/** What the person may see of it, as CSV. @param documents makes what takes long */
	give(office: Office, lang: Language, sight: Sight, documents: Documents): Promise<string>;
}

const anywhere = (grants: readonly Grant[], deed: 'order' | 'keep-register') => {
	const where = unitsFor(grants, deed);
	return where === 'all' || where.size > 0;
};

export const EXCHANGES: readonly WebExchange[] = [
	{
		...{ path: 'konton', kind: 'accounts' },
		mayTake: (grants) => anywhere(grants, 'keep-register'),
		take: (office, file, { name, grants }, tryOnly) =>
			importAccounts(
				office,
				file,
				name,
				tryOnly,
				(unitId) => may(grants, 'keep-register', unitId),
				(unitId) => may(grants, 'see', unitId),
			),
		give: (_, lang, { filings }, documents) => documents.accounts(filings, lang),
	},
	{
		...{ path: 'verksamheter', kind: 'units' },
		mayTake: (grants) => may(grants, 'keep-register'),
		take: (office, file, { name }, tryOnly) => importUnits(office, file, name, tryOnly),
		give: (office, lang, { sees }) => exportUnits(office, 'csv', lang, sees),
	},
	{
		...{ path: 'samlingsarenden', kind: 'cases' },
		mayTake: (grants) => may(grants, 'keep-register'),
		take: (office, file, { name }, tryOnly) => importCases(office, file, name, tryOnly),
		give: (office, lang, { sees }) => exportCases(office, 'csv', lang, sees),
	},
	{
		...{ path: 'andringar', kind: 'changes' },
		mayTake: (grants) => anywhere(grants, 'order'),
		take: (office, file, { name, grants }, tryOnly) =>
			importChanges(
				office,
				file,
				name,
				tryOnly,
				(unitId) => may(grants, 'order', unitId),
				(unitId) => may(grants, 'see', unitId),
			),
		give: (office, lang, { sees }) => exportChanges(office, 'csv', lang, sees),
	},
];
