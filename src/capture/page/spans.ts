import type { PostTime } from '../../records/post.ts';
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
		's|sek|sekunder|sekund|seconds?|secs?|sekunden|sekuntia?|sekunti|secondes?|segundos?|secondi|ثانية|секунд\\p{L}?',
		1,
		'minute',
	),
	unit(
		'm|min|minut|minuter|minutter|minutes?|mins?|minuten|minuuttia?|minuutti|minutos?|minuti|minuty?|دقيقة|دقائق|минут\\p{L}?',
		60,
		'minute',
	),
	unit(
		'h|t|tim|timme|timmar|time|timer|hours?|hrs?|std|stunden?|tuntia?|tunti|heures?|horas?|ore|uur|godz|godzin\\p{L}?|ساعة|ساعات|час\\p{L}{0,2}',
		3600,
		'hour',
	),
	unit(
		'd|dag|dagar|dage|dager|dgr|days?|pv|päivää?|päivä|tag|tagen?|jours?|días?|giorni|dias?|dagen|dni|dzień|يوم|أيام|день|дн\\p{L}{1,2}',
		86_400,
		'day',
	),
	unit(
		'v|vecka|veckor|uge|uger|uke|uker|w|weeks?|vk|viikkoa?|viikko|wochen?|semaines?|semanas?|settimane|weken|tydzień|tygodni\\p{L}?|أسبوع|أسابيع|недел\\p{L}',
		604_800,
		'week',
	),
	unit(
		'mån|månad|månader|måned|måneder|md|mo|months?|kk|kuukautta|kuukausi|monate?n?|mois|meses|mes|mesi|maanden|miesi\\p{L}{2,3}|شهر|أشهر|месяц\\p{L}{0,2}',
		2_629_800,
		'month',
	),
	unit(
		'å|år|y|yrs?|years?|vuotta|vuosi|jahre?n?|ans?|años?|anni|jaar|lat|rok|سنة|سنوات|лет|год\\p{L}?',
		31_557_600,
		'year',
	),
];
const ONE = /^(?:en|ett|et|a|an|one|ein|eine[rmn]?|une?|un[ao]|uno|yksi)$/u;
const NOW =
	/^(?:nyss|just nu|precis nyss|just now|now|(?:lige )?nå|juuri nyt|gerade eben|à l.instant|ahora mismo|الآن|たった今)$/u;
/** Words around a span that say that it is past. */
const PAST =
	/(?<!\p{L})(?:för|for|vor|sedan|siden|ago|sitten|il y a|hace|fa|há|geleden|temu|منذ|назад|cirka|ca|about|ungefär|noin|etwa)(?!\p{L})|前/gu;

/**
 * A time that is counted back from the time of the reading: “3 tim”, “en timme sedan”, “1 h 20 min”; no more precise than what was
 * shown. Pure.
 */
export function spanBack(
	text: string,
	now: number,
): { readonly iso: string; readonly precision: Precision } | undefined {
	const plain = text.replace(PAST, ' ').replace(/\s+/g, ' ').trim();
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
