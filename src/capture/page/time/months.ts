/** The months by name, as they stand beside a day, in the languages of the north and the large ones. */
const NAMES: readonly (readonly [month: number, names: string])[] = [
	[
		1,
		'januari januar january tammikuuta tammikuu janvier enero gennaio janeiro stycznia styczeń janúar jaanuar يناير января ינואר בינואר',
	],
	[
		2,
		'februari februar february helmikuuta helmikuu février febrero febbraio fevereiro lutego luty febrúar veebruar فبراير февраля פברואר בפברואר',
	],
	[
		3,
		'mars march marts märz maerz maaliskuuta maaliskuu marzo março marca marzec maart märts مارس марта מרץ במרץ',
	],
	[
		4,
		'april aprilis huhtikuuta huhtikuu avril abril aprile kwietnia kwiecień apríl aprill أبريل ابريل إبريل апреля אפריל באפריל',
	],
	[5, 'maj may mai toukokuuta toukokuu mayo maggio maio maja mei maí مايو мая מאי במאי'],
	[
		6,
		'juni june kesäkuuta kesäkuu juin junio giugno junho czerwca czerwiec júní juuni يونيو июня יוני ביוני',
	],
	[
		7,
		'juli july heinäkuuta heinäkuu juillet julio luglio julho lipca lipiec júlí juuli يوليو июля יולי ביולי',
	],
	[
		8,
		'augusti august elokuuta elokuu août aout agosto sierpnia sierpień augustus ágúst أغسطس августа אוגוסט באוגוסט',
	],
	[
		9,
		'september syyskuuta syyskuu septembre septiembre settembre setembro września wrzesień سبتمبر сентября ספטמבר בספטמבר',
	],
	[
		10,
		'oktober october lokakuuta lokakuu octobre octubre ottobre outubro października październik október oktoober أكتوبر октября אוקטובר באוקטובר',
	],
	[
		11,
		'november marraskuuta marraskuu novembre noviembre novembro listopada listopad nóvember نوفمبر ноября נובמבר בנובמבר',
	],
	[
		12,
		'december dezember desember joulukuuta joulukuu décembre decembre diciembre dicembre dezembro grudnia grudzień detsember ديسمبر декабря דצמבר בדצמבר',
	],
];
/** Short forms that are no beginnings, or that are too short to be told by theirs. */
const SHORT: Readonly<Record<string, number>> = {
	mar: 3,
	mrz: 3,
	juil: 7,
	sept: 9,
	ene: 1,
	dic: 12,
	fév: 2,
	févr: 2,
	avr: 4,
	déc: 12,
	sty: 1,
	kwi: 4,
	cze: 6,
	sie: 8,
	wrz: 9,
	paź: 10,
	giu: 6,
	lug: 7,
	ott: 10,
	aoû: 8,
};
/** Languages whose months are cut to three letters; in others these may be another word. */
const CUT =
	/^(?:jan|feb|mar|mär|apr|jun|jul|aug|sep|okt|oct|nov|dec|dez|des|tam|hel|maa|huh|tou|kes|hei|elo|syy|lok|marr|jou|янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)/u;

const byName = new Map(
	NAMES.flatMap(([month, names]) => names.split(' ').map((name) => [name, month] as const)),
);

/** The number of a month that is written out or cut short; undefined for any other word. Pure. */
export function monthOf(word: string): number | undefined {
	const name = word.toLowerCase().replace(/\.$/, '');
	const whole = byName.get(name) ?? SHORT[name];
	if (whole !== undefined || !CUT.test(name)) return whole;
	const begun = new Set([...byName].filter(([full]) => full.startsWith(name)).map(([, month]) => month));
	return begun.size === 1 ? [...begun][0] : undefined;
}
