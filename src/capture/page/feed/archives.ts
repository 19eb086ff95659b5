import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { isWithin } from '../tree/tree.ts';
import { postSet } from './at-hand.ts';

/** A month or a year whose posts stand elsewhere on this site, as the page names it. */
export interface Archive {
	readonly label: string;
	/** `2024`, `2024-10`, or, of a month whose year is not told, `--10`. */
	readonly period: string;
}

/** The months, whole or by three letters, in the languages of the north and the large ones. */
const MONTHS: readonly RegExp[] = [
	/^(?:jan(?:uari?|uary|vier)?|tammikuu)\.?$/iu,
	/^(?:feb(?:ruari?|ruary)?|février|helmikuu)\.?$/iu,
	/^(?:mar(?:s|ch)?|märz|maaliskuu)\.?$/iu,
	/^(?:apr(?:il)?|avril|huhtikuu)\.?$/iu,
	/^(?:ma[jyi]|toukokuu)\.?$/iu,
	/^(?:jun(?:i|e)?|juin|kesäkuu)\.?$/iu,
	/^(?:jul(?:i|y)?|juillet|heinäkuu)\.?$/iu,
	/^(?:aug(?:ust|usti)?|août|elokuu)\.?$/iu,
	/^(?:sept?(?:ember|embre)?|syyskuu)\.?$/iu,
	/^(?:o[kc]t(?:ober|obre)?|lokakuu)\.?$/iu,
	/^(?:nov(?:ember|embre)?|marraskuu)\.?$/iu,
	/^(?:de[csz](?:ember)?|décembre|joulukuu)\.?$/iu,
];
/** What a link may say beside the time: that it is an archive, how many posts it has, and where it points. */
const BESIDE =
	/(?<!\p{L})(?:arkiv(?:et)?|archives?|arkisto|nyhetsarkiv(?:et)?|nyheter|news|inlägg|posts|från|from|år|year|månad|month)(?!\p{L})|\(\d+\)|[\s:·,«»‹›<>←→]+/giu;
const BACK = /^[«‹<←]|[«‹<←]$/u;
const FIRST_YEAR = 1995;
/** One link to a month is a menu's or a calendar's; two are an archive. */
const FEWEST = 2;

/**
 * Months and years that the page leads to beside its posts, by links of this site or by a list to choose from; not where
 * it is now. None where there are fewer than two, unless the one points back.
 * @param visited addresses of pages that were captured
 */
export function archives(visited: readonly string[], now: number): Archive[] {
	const seen = new Set([...visited, location.href].map((address) => address.split('#', 1)[0]));
	const links = deepAll('a[href]').flatMap((el) => {
		const url = URL.parse(el.getAttribute('href') ?? '', document.baseURI);
		const label = labelOf(el);
		if (!url || url.host !== location.host || label.length > 40 || isWithin(postSet(), el)) return [];
		const period = periodOf(label, url.pathname + url.search, now);
		const isHere = seen.has(url.href.split('#', 1)[0] ?? '') || el.matches('[aria-current=page]');
		return period && isShown(el) ? [{ label, period, isHere, back: BACK.test(label) }] : [];
	});
	const choices = deepAll('select').flatMap((list) =>
		isShown(list) && !isWithin(postSet(), list)
			? [...(list as HTMLSelectElement).options].flatMap((option) => {
					const period = periodOf(option.text, option.value, now);
					return period ? [{ label: option.text.trim(), period, isHere: option.selected, back: false }] : [];
				})
			: [],
	);
	const found = [links, choices].flatMap((all) => {
		const periods = new Set(all.map(({ period }) => period));
		return periods.size >= FEWEST || all.some(({ back }) => back) ? all : [];
	});
	const away = found.filter(({ isHere }) => !isHere);
	return [...new Map(away.map(({ label, period }) => [period, { label, period }])).values()];
}

/** The time that a label is, and nothing else; the year of a month may stand in the address. Undefined for what is to come. */
function periodOf(label: string, address: string, now: number): string | undefined {
	const words = label.replace(BESIDE, ' ').trim().split(' ').filter(Boolean);
	const today = new Date(now).toISOString();
	const iso = words.length === 1 ? /^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?$/.exec(words[0] ?? '') : null;
	const named = words.findIndex((word) => monthOf(word) > 0);
	const others = words.filter((_, i) => i !== named);
	if (!iso && (named < 0 || others.length > 1 || !others.every((word) => /^(?:19|20)\d\d$/.test(word))))
		return undefined;
	const year = iso?.[1] ?? others[0] ?? /(?:^|[/=_-])((?:19|20)\d\d)(?=$|[/&_-])/.exec(address)?.[1];
	const month = iso ? iso[2] : String(monthOf(words[named] ?? '')).padStart(2, '0');
	if (year === undefined) return `--${month}`;
	const period = month === undefined ? year : `${year}-${month}`;
	return Number(year) >= FIRST_YEAR && period <= today.slice(0, period.length) ? period : undefined;
}

function monthOf(word: string): number {
	return MONTHS.findIndex((month) => month.test(word)) + 1;
}
