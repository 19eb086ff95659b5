import type { Filing } from '../../records/filing.ts';
import { evidenceWords, findingWords } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import type { Finding } from '../../records/verdict.ts';
import type { WebContext } from '../asking/visitor.ts';
import { foreign, html, type Markup } from '../shell/markup.ts';
import { bundleWords } from '../words/bundles.ts';

/** More examples than a finding names. */
const MOST = 5;
const TILE = /^tile-0*(\d+)\.png$/;

/** Where what findings name can be looked at. */
export interface FindingPlaces {
	readonly filing: Filing;
	/** Names of posts that are there. */
	readonly posts: ReadonlySet<string>;
}

/**
 * A verdict's evidence in words, the gravest as it was judged.
 * @param at what they name that is there has the ways to it
 */
export function findingList(found: readonly Finding[], c: WebContext, at?: FindingPlaces): Markup {
	const { lang } = c.var;
	const say = bundleWords[lang];
	if (found.length === 0) return html`<p>${say.noFindings}</p>`;
	const each = found.map((finding) => {
		const { title, meaning } = findingWords(finding.code, lang);
		const details = evidenceWords(finding, lang);
		const named = at ? placesOf(finding) : [];
		const places = named.flatMap((place, i) =>
			at && (TILE.test(place) || at.posts.has(place)) ? [ways(place, say.place(i + 1), at.filing, c)] : [],
		);
		return html`<li><strong>${title}</strong> (${label('severity', finding.severity, lang)}). ${meaning} ${details ? foreign(details) : ''}${places.length > 0 ? html` <span>${say.places} ${places}</span>` : ''}</li>`;
	});
	return html`<ul>${each}</ul>`;
}

/** What findings name that may be posts. */
export function namedIn(found: readonly Finding[]): readonly string[] {
	return found.flatMap(placesOf).filter((place) => !TILE.test(place));
}

/** What a finding names: addresses, ids, pictures, beginnings of texts, file names of tiles, or what is no place. */
function placesOf({ data }: Finding): readonly string[] {
	const named = [data?.examples, data?.positions, data?.tiles].find(Array.isArray) as
		| readonly string[]
		| undefined;
	return (named ?? []).slice(0, MOST);
}

/** To the post or tile itself, and for a post to where it stands on the picture of the whole page. */
function ways(place: string, name: string, filing: Filing, c: WebContext): Markup {
	const to = html`<a href="${wayTo(place, filing)}">${name}</a> `;
	if (TILE.test(place)) return to;
	const pictured = `/paket/${filing.bundleId}/bilder?${new URLSearchParams({ inlagg: place })}`;
	return html`${to}(<a href="${pictured}">${bundleWords[c.var.lang].onPicture(name)}</a>) `;
}

function wayTo(place: string, { bundleId }: Filing): string {
	const tile = TILE.exec(place)?.[1];
	if (tile !== undefined) return `/paket/${bundleId}/bilder#ruta-${tile}`;
	if (/^\d{1,6}$/.test(place)) return `/paket/${bundleId}/inlagg?vid=${place}#inlagg-${place}`;
	return `/paket/${bundleId}/inlagg?${new URLSearchParams({ visa: place })}`;
}
