import type { PostTime } from '../../../records/post.ts';
import { dayOf } from './days.ts';

type Precision = NonNullable<PostTime['precision']>;
interface Unit {
	readonly words: RegExp;
	readonly seconds: number;
	readonly precision: Precision;
}
const unit = (words: string, seconds: number, precision: Precision): Unit => ({
	words: new RegExp(`^(?:${words})\\.?$`, 'u'),
	seconds,
	precision,
});
/** How spans are counted, and what they tell the time to. */
const UNITS: readonly Unit[] = [
	unit(
		's|sek|sekunder|sekund|seconds?|secs?|sekunden|sekuntia?|sekunti|secondes?|segundos?|secondi|ثانية|секунд\\p{L}?|ثوان[ٍي]?|שני(?:יה|ה|ות)',
		1,
		'minute',
	),
	unit(
		'm|min|minut|minuter|minutter|minutes?|mins?|minuten|minuuttia?|minuutti|minutos?|minuti|minuty?|دقيقة|دقائق|минут\\p{L}?|דק(?:ה|ות)',
		60,
		'minute',
	),
	unit(
		'h|t|tim|timme|timmar|time|timer|hours?|hrs?|std|stunden?|tuntia?|tunti|heures?|horas?|ore|uur|godz|godzin\\p{L}?|ساعة|ساعات|час\\p{L}{0,2}|שע(?:ה|ות)',
		3600,
		'hour',
	),
	unit(
		'd|dag|dagar|dage|dager|dgr|days?|pv|päivää?|päivä|tag|tagen?|jours?|días?|giorni|dias?|dagen|dni|dzień|يوم|أيام|день|дн\\p{L}{1,2}|يوما|يومًا|יום|ימים',
		86_400,
		'day',
	),
	unit(
		'v|vecka|veckor|uge|uger|uke|uker|w|wks?|weeks?|vk|viikkoa?|viikko|wochen?|semaines?|semanas?|settimane|weken|tydzień|tygodni\\p{L}?|أسبوع|أسابيع|недел\\p{L}|שבוע(?:ות)?',
		604_800,
		'week',
	),
	unit(
		'mån|månad|månader|måned|måneder|md|mo|months?|kk|kuukautta|kuukausi|monate?n?|mois|meses|mes|mesi|maanden|miesi\\p{L}{2,3}|شهر|أشهر|месяц\\p{L}{0,2}|شهور|חודש(?:ים)?',
		2_629_800,
		'month',
	),
	unit(
		'å|år|y|yrs?|years?|vuotta|vuosi|jahre?n?|ans?|años?|anni|jaar|lat|rok|سنة|سنوات|лет|год\\p{L}?|שנ(?:ה|ים)',
		31_557_600,
		'year',
	),
];
/** Words of three letters and more that spans are counted in, in every language that is read. */
export const SPAN_WORDS = `(?=\\p{L}{3})(?:${UNITS.map(({ words }) => words.source.slice(1, -1)).join('|')})`;
const ONE = /^(?:en|ett|et|a|an|one|ein|eine[rmn]?|une?|un[ao]|uno|yksi)$/u;
const NOW =
	/^(?:nyss|just nu|precis nyss|just now|now|(?:lige )?nå|juuri nyt|gerade eben|à l.instant|ahora mismo|الآن|עכשיו|たった今)$/u;
/** Words around a span that say that it is past. */
const PAST =
	/(?<!\p{L})(?:streamades|streamed|direktsändes|för|for|vor|sedan|siden|ago|sitten|il y a|hace|fa|há|geleden|temu|منذ|назад|לפני|cirka|ca|about|ungefär|noin|etwa)(?!\p{L})|前/gu;

/** One and two of a unit are words of their own in Arabic and Hebrew: “منذ ساعتين”, “לפני יומיים”. */
const IN_ONE_WORD: readonly (readonly [words: RegExp, counted: string])[] = [
	[/^(?:ثانيت(?:ين|ان)|שנייתיים)$/u, '2 s'],
	[/^(?:دقيقت(?:ين|ان)|דקותיים)$/u, '2 min'],
	[/^(?:ساعت(?:ين|ان)|שעתיים)$/u, '2 h'],
	[/^(?:يوم(?:ين|ان)|יומיים)$/u, '2 d'],
	[/^(?:أسبوع(?:ين|ان)|שבועיים)$/u, '2 w'],
	[/^(?:شهر(?:ين|ان)|חודשיים)$/u, '2 mo'],
	[/^(?:سنت(?:ين|ان)|عام(?:ين|ان)|שנתיים)$/u, '2 y'],
	[/^(?:دقيقة|דקה)$/u, '1 min'],
	[/^(?:ساعة|שעה)$/u, '1 h'],
	[/^(?:يوم|יום)$/u, '1 d'],
	[/^(?:أسبوع|שבוע)$/u, '1 w'],
	[/^(?:شهر|חודש)$/u, '1 mo'],
	[/^(?:سنة|عام|שנה)$/u, '1 y'],
];

/** Only where a word says that it is past: a unit alone is no span. */
function counted(plain: string, isPast: boolean): string {
	const found = isPast ? IN_ONE_WORD.find(([words]) => words.test(plain)) : undefined;
	return found ? found[1] : plain;
}

/**
 * A time that is counted back from the time of the reading: “3 tim”, “en timme sedan”, “1 h 20 min”; no more precise than what was
 * shown. Pure.
 */
export function spanBack(
	text: string,
	now: number,
): { readonly iso: string; readonly precision: Precision } | undefined {
	const bare = text.replace(PAST, ' ').replace(/\s+/g, ' ').trim();
	const plain = counted(bare, bare !== text.trim());
	if (NOW.test(plain)) return { iso: toTheMinute(now), precision: 'minute' };
	let [seconds, finest]: [number, Unit | undefined] = [0, undefined];
	const words = plain.replace(/(?<=\d)(?=\p{L})/gu, ' ').split(/,? (?:och |and |ja |und |et )?/u);
	if (words.length % 2 !== 0 || words.length > 4) return undefined;
	for (let at = 0; at < words.length; at += 2) {
		const [count = '', name = ''] = words.slice(at, at + 2);
		const one = UNITS.find((u) => u.words.test(name));
		const number = ONE.test(count) ? 1 : /^\d{1,4}$/.test(count) ? Number(count) : Number.NaN;
		if (!one || Number.isNaN(number) || (finest && one.seconds >= finest.seconds)) return undefined;
		// “en m” is no span: a letter alone counts after figures only.
		if (!/^\d/.test(count) && name.replace('.', '').length < 3) return undefined;
		seconds += number * one.seconds;
		finest = one;
	}
	if (!finest) return undefined;
	return { iso: asPreciseAs(now - seconds * 1000, finest.seconds), precision: finest.precision };
}

function asPreciseAs(ms: number, seconds: number): string {
	if (seconds >= 31_000_000) return dayOf(ms).slice(0, 4);
	if (seconds >= 2_600_000) return dayOf(ms).slice(0, 7);
	return seconds >= 86_400 ? dayOf(ms) : toTheMinute(ms);
}

function toTheMinute(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}
