import type { Office } from '../../office.ts';
import { localDate } from '../../records/local-date.ts';
import { type PublicList, publicList } from '../../records/public-list/public-list.ts';
import type { Language } from '../../records/words/language.ts';
import { writeTable } from '../tables/write-table.ts';
import type { ListFormat } from './formats.ts';
import { publicListFragment, publicListPage } from './page.ts';
import { listWords } from './words.ts';

/** The public accounts of the organisation as of today, or of one unit. @param unitId every unit where absent */
export async function makePublicList(
	{ register, config, clock }: Pick<Office, 'register' | 'config' | 'clock'>,
	lang: Language,
	unitId?: string,
): Promise<PublicList> {
	const accounts = await register.accounts({
		isRegistered: true,
		isPublic: true,
		...(unitId === undefined ? {} : { unitId }),
	});
	const date = localDate(clock.now(), config.TIMEZONE);
	return publicList(accounts, config.ORGANISATION_NAME, date, lang);
}

/**
 * The list as a text. JSON is described by docs/schema/public-list.schema.json; CSV is what a Swedish Excel opens by itself.
 * @param isFragment HTML for a page that is there already, without head, style and heading of the first level
 */
export function writePublicList(
	list: PublicList,
	format: ListFormat,
	lang: Language,
	isFragment: boolean,
): string {
	if (format === 'json') return `${JSON.stringify(list, null, '\t')}\n`;
	if (format === 'html') return isFragment ? publicListFragment(list, lang) : publicListPage(list, lang);
	const { columns } = listWords[lang];
	return writeTable(
		(['unit', 'account', 'platform', 'address', 'purpose', 'audience', 'date'] as const).map((key) => ({
			key,
			head: columns[key],
		})),
		list.units.flatMap(({ name: unit, accounts }) =>
			accounts.map(({ name, platformName, address, purpose, audience }) => [
				...[unit, name, platformName, address, purpose, audience, list.date],
			]),
		),
		'csv',
	);
}
