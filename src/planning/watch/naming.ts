import { comparable } from '../../records/same-name.ts';
import type { WatchFinding } from '../../records/watch/finding.ts';

/** Whom a profile has to name (the guideline, section 4). */
export interface NamesWanted {
	/** Of the organisation; absent where nobody has said what it is called. */
	readonly organisation?: string;
	/** Of the unit and of the function within it that owns the account: one of them is enough; none for an account of the whole municipality. */
	readonly unit: readonly string[];
}

/** Words that say what kind of organisation it is, and not which. */
const KINDS = /^(?:kommun(?:en)?|stad(?:en)?|region(?:en)?|landsting(?:et)?|the|municipality|city|of)$/u;
/** Words of a unit's name that any unit may have. */
const SMALL = /^(?:och|i|på|för|av|the|and|of|enheten|verksamheten)$/u;

/**
 * What a profile does not name. The municipality is named by its own name, in the genitive or not (“Älvhamra”, “Älvhamras kommun”); a unit by
 * its name or by all the words in it that say which it is. Pure.
 * @param said name, presentation and what else the profile shows above its posts
 */
export function notNamed(wanted: NamesWanted, said: string): readonly WatchFinding[] {
	const words = wordsOf(said);
	const found: WatchFinding[] = [];
	if (wanted.organisation !== undefined && !namesMunicipality(wanted.organisation, words))
		found.push('profile-does-not-name-municipality');
	const units = wanted.unit.flatMap(spellings);
	if (units.length > 0 && !units.some((name) => isNamed(name, words)))
		found.push('profile-does-not-name-unit');
	return found;
}

/** “Barn- och utbildningsförvaltningen (BUF)” is named by either. */
function spellings(name: string): readonly string[] {
	const short = [...name.matchAll(/\(([^)]*)\)/g)].map(([, text = '']) => text);
	return [name.replace(/\([^)]*\)/g, ' '), ...short].filter((text) => text.trim() !== '');
}

function namesMunicipality(name: string, said: readonly string[]): boolean {
	const own = wordsOf(name).filter((word) => !KINDS.test(word));
	if (own.length === 0) return isNamed(name, said);
	return own.every((word) => said.some((other) => isSame(word, other, GENITIVE)));
}

/** All of its words that say which it is stand there, in any order. */
function isNamed(name: string, said: readonly string[]): boolean {
	const all = wordsOf(name);
	const telling = all.filter((word) => !SMALL.test(word));
	const sought = telling.length > 0 ? telling : all;
	return sought.every((word) => said.some((other) => isSame(word, other, ENDINGS) || endsWith(other, word)));
}

/** Of a place's name. */
const GENITIVE = /^s?$/u;
/** Of a noun: number, article and genitive. */
const ENDINGS = /^(?:[aeo]?n|[ae]?t|[aeo]?r|[aeo]?rna|na|a|e)?s?$/u;
/** A stem that is shorter may be another word's. */
const LEAST_STEM = 4;

/** Whether two words differ in their endings alone: “fritidsgårdarna” and “fritidsgårdars”, “badhuset” and “badhus”. */
function isSame(one: string, other: string, endings: RegExp): boolean {
	if (one === other) return true;
	let shared = 0;
	while (shared < one.length && one[shared] === other[shared]) shared++;
	const least = endings === GENITIVE ? Math.min(one.length, other.length) : LEAST_STEM;
	// Where both go on, an ending may share its first letters with the other's: “skola-n” and “skol-or”.
	for (let cut = shared; cut >= Math.max(least, shared - 2); cut--)
		if (endings.test(one.slice(cut)) && endings.test(other.slice(cut))) return true;
	return false;
}

/** A longer word that names the same: “stadsbiblioteket” is the library. */
function endsWith(other: string, word: string): boolean {
	const stem = word.replace(/(?:en|et|an)$/u, '');
	return (
		stem.length >= 6 &&
		other.length > word.length &&
		isSame(other.slice(other.lastIndexOf(stem)), word, ENDINGS)
	);
}

/** “AlvhamraKommun” and “#älvhamra_kommun” are written together on purpose, and read as words. */
function wordsOf(text: string): readonly string[] {
	const apart = text.normalize('NFC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
	return comparable(apart)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}
