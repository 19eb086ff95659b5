import type { Language } from '../records/words/language.ts';

const sv = {
	labels: {
		bundles: 'Arkiverade paket',
		days: 'Läses på nytt inom',
		oldest: 'Äldsta läsningen',
		unchecked: 'Lästa bara vid arkiveringen',
		due: 'Står på tur',
		overdue: 'Försenade',
		restored: 'Återställda någon gång',
		second: 'Andra förvaringsplats',
		owed: 'Återstår att kopiera dit',
	},
	noSecond: 'ingen (SECOND_STORE)',
	columns: {
		place: 'Förvaringsplats',
		store: 'Mapp eller adress',
		unit: 'Verksamhet',
		year: 'År',
		bundles: 'Paket',
		bytes: 'Byte',
		oldest: 'Äldsta läsningen',
		newest: 'Senast läst',
		overdue: 'Försenade',
		restored: 'Återställda',
		owed: 'Återstår att kopiera',
	},
	places: { first: 'arkivet', second: 'andra förvaringsplatsen' },
	untold: { own: 'arkivets mapp', elsewhere: 'en annan mapp', second: 'uppsatt' },
	inDays: (n: string) => `${n} dagar`,
	none: 'Inga paket är arkiverade.',
	never: 'inte läst sedan arkiveringen',
};

const en: typeof sv = {
	labels: {
		bundles: 'Filed bundles',
		days: 'Read again within',
		oldest: 'Oldest reading',
		unchecked: 'Read only when filed',
		due: 'Due',
		overdue: 'Overdue',
		restored: 'Ever restored',
		second: 'Second store',
		owed: 'Left to copy there',
	},
	noSecond: 'none (SECOND_STORE)',
	columns: {
		place: 'Place',
		store: 'Folder or address',
		unit: 'Unit',
		year: 'Year',
		bundles: 'Bundles',
		bytes: 'Bytes',
		oldest: 'Oldest reading',
		newest: 'Read last',
		overdue: 'Overdue',
		restored: 'Restored',
		owed: 'Left to copy',
	},
	places: { first: 'archive', second: 'second store' },
	untold: { own: 'the folder of the archive', elsewhere: 'another folder', second: 'set up' },
	inDays: (n) => `${n} days`,
	none: 'No bundles are filed.',
	never: 'not read since it was filed',
};

/** What the report of fixity checks calls what it sums up, for the command and the office alike. */
export const fixityReportWords: Readonly<Record<Language, typeof sv>> = { sv, en };
