import type { DueState } from '../../records/yearly/report.ts';

const STATES_SV: Readonly<Record<DueState, string>> = {
	documented: 'klart',
	partial: 'ofullständigt',
	missing: 'saknas',
	'to-come': 'kommer',
};
const STATES_EN: typeof STATES_SV = {
	documented: 'done',
	partial: 'partial',
	missing: 'missing',
	'to-come': 'to come',
};

const sv = {
	title: (year: number) => `Årskalender ${year}`,
	link: 'Årskalendern: vad som är dokumenterat, månad för månad',
	year: 'År',
	show: 'Visa',
	about:
		'Varje ruta räknar de ögonblicksbilder som skulle tas den månaden, regelbundna och anmälda, efter vad som har blivit av dem.',
	none: 'Inget konto skulle dokumenteras det här året.',
	whole: 'Hela året',
	chart: (year: number) => `Ögonblicksbilder ${year}, månad för månad`,
	chartAlt: 'Staplar månad för månad. Samma tal står i tabellen nedanför.',
	chartCaption: 'Alla verksamheter som du ser, månad för månad',
	month: 'Månad',
	unit: 'Verksamhet',
	calendarCaption: (year: number) => `Verksamheterna ${year}, månad för månad`,
	months: ['jan', 'feb', 'mars', 'april', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
	toReport: 'Hela årsrapporten, konto för konto, att spara och skriva ut',
	coverage: 'Täckning',
	states: STATES_SV,
};

const en: typeof sv = {
	title: (year) => `Calendar of ${year}`,
	link: 'The calendar of the year: what is documented, month by month',
	year: 'Year',
	show: 'Show',
	about:
		'Each cell counts the snapshots that were due in that month, regular and announced, by what has become of them.',
	none: 'No account was to be documented in this year.',
	whole: 'The whole year',
	chart: (year) => `Snapshots of ${year}, month by month`,
	chartAlt: 'Bars month by month. The same numbers stand in the table below.',
	chartCaption: 'All units that you see, month by month',
	month: 'Month',
	unit: 'Unit',
	calendarCaption: (year) => `The units in ${year}, month by month`,
	months: ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
	toReport: 'The whole yearly report, account by account, to keep and to print',
	coverage: 'Coverage',
	states: STATES_EN,
};

export const calendarWords = { sv, en };
