import type { PostTime } from '../../../records/post.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { isTimeOnly, timeFromShown } from './times.ts';

const WRITTEN =
	'(?:skrive[nt]|skrevs|posta[dt]|posted|publicera[dt]|published|inlag[dt]|inlagt|upplag[dt]|skicka[dt]|sent|written|skapa[dt]|created|geschrieben|verfasst|lähetetty|skrevet|postet|publisert)(?: (?:on|den|the|am|at))?';
/** What says that the time after it is when something was written: not when its author became a member, or it was changed. */
const LABEL = new RegExp(`^[\\s»|·•–—-]*${WRITTEN}\\s*:?\\s+`, 'iu');
const LABEL_ALONE = new RegExp(`^[\\s»|·•–—-]*${WRITTEN}\\s*:?\\s*$`, 'iu');
/** What says that the time after it is one of its author's and no post's: “Blev medlem: 3 jan 2019”. */
const AUTHORS =
	/(?<!\p{L})(?:medlem|member|joined|gick med|registrera[dt]|registered|senast (?:aktiv|sedd|online|inloggad)|last (?:seen|active|visit)|född|born|mitglied|beigetreten|inscrite?|jäsen|liittynyt)(?!\p{L})/iu;

export function isOfTheAuthor(shown: string): boolean {
	return AUTHORS.test(shown);
}

/** Nothing but what says that the time beside it is when something was written: “Publicerad:”. */
export function isTimeLabel(text: string): boolean {
	return LABEL_ALONE.test(text);
}

/** Words of a time, at most: “mån 12 okt 2026, 14:33”. */
const MOST_WORDS = 6;

/** In words of its own behind what says so, whatever follows: “Skrivet: 11 okt 2026 14:21  Ämne: Plogning”. */
export function labelledTime(
	root: Element,
	now: number,
	skip: (el: Element) => boolean,
): PostTime | undefined {
	for (const el of deepAll('td,th,p,div,span,small,li,dd,header,footer,em', root)) {
		if (skip(el)) continue;
		for (const node of el.childNodes) {
			const said = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
			const label = LABEL.exec(said)?.[0];
			if (label === undefined || !isShown(el)) continue;
			const shown = timeAtStart(said.slice(label.length), now);
			if (shown) return { shown, ...timeFromShown(shown, now), from: 'shown' };
		}
	}
	return undefined;
}

function timeAtStart(said: string, now: number): string | undefined {
	const words = said.trim().split(/\s+/).slice(0, MOST_WORDS);
	for (let count = words.length; count > 0; count--) {
		const shown = words
			.slice(0, count)
			.join(' ')
			.replace(/[\s,|·•–—-]+$/u, '');
		if (shown.length >= 4 && isTimeOnly(shown) && timeFromShown(shown, now)) return shown;
	}
	return undefined;
}

/** What a link whose words are no plain text, a drawing or letters in disorder, is called for those who have pages read to them, where that is a time. */
export function toldTime(link: Element): string | undefined {
	if (link.childElementCount === 0) return undefined;
	const by = deepAll('[aria-labelledby]', link)[0] ?? link;
	const id = by.getAttribute('aria-labelledby');
	const told = link.getAttribute('aria-label') ?? (id ? document.getElementById(id)?.textContent : undefined);
	const said = (told ?? '').trim();
	return said.length >= 2 && said.length <= 40 && isTimeOnly(said) && !isTimeOnly(shownText(link))
		? said
		: undefined;
}
