import type { PartRole, StopReason } from './capture.ts';
import type { Level, Occasion, RecordedCookies, WayIn } from './occasion.ts';
import type { Outcome, Severity } from './verdict.ts';
import type { Language } from './words/language.ts';

type Labels<Value extends string> = Readonly<Record<Value, Readonly<Record<Language, string>>>>;

const OCCASION: Labels<Occasion> = {
	annual: { sv: 'årlig ögonblicksbild', en: 'yearly snapshot' },
	change: { sv: 'större förändring av kontot', en: 'major change of the account' },
	closure: { sv: 'kontot ska avslutas', en: 'the account is to be closed' },
	adhoc: { sv: 'vid behov', en: 'as needed' },
	removal: { sv: 'innehåll ska tas bort', en: 'content is to be removed' },
};

const LEVEL: Labels<Level> = {
	overview: { sv: 'översiktsbild', en: 'overview' },
	unique: {
		sv: 'unik information: hela inlägg med bilder och kommentarer',
		en: 'unique information: whole posts with images and comments',
	},
	full: {
		sv: 'allt: hela inlägg, kontots flikar och varje inläggs egen sida',
		en: 'all: whole posts, the tabs of the account and the own page of each post',
	},
};

const WAY_IN: Labels<WayIn> = {
	browser: { sv: 'webbläsare utan inloggning', en: 'browser without login' },
	'browser-session': {
		sv: 'webbläsare inloggad som organisationens eget konto',
		en: "browser logged in as the organisation's own account",
	},
	export: { sv: 'plattformens egen dataexport', en: "the platform's own data export" },
};

const STOP: Labels<StopReason> = {
	'end-of-feed': { sv: 'Flödets slut nåddes.', en: 'The end of the feed was reached.' },
	'limit-posts': { sv: 'Gränsen för antal inlägg nåddes.', en: 'The limit of posts was reached.' },
	'limit-time': { sv: 'Gränsen för tid nåddes.', en: 'The limit of time was reached.' },
	'limit-height': { sv: 'Gränsen för sidans höjd nåddes.', en: 'The limit of page height was reached.' },
	'limit-bytes': { sv: 'Gränsen för mängden data nåddes.', en: 'The limit of data was reached.' },
	level: {
		sv: 'Nivån omfattar bara det som syns överst.',
		en: 'The level takes in only what is shown at the top.',
	},
	stalled: {
		sv: 'Flödet stannade utan att visa sitt slut.',
		en: 'The feed stalled without showing its end.',
	},
	aborted: { sv: 'Fångsten avbröts.', en: 'The capture was stopped.' },
	'not-started': { sv: 'Flödet började aldrig läsas.', en: 'The feed was never read.' },
};

const OUTCOME: Labels<Outcome> = {
	complete: { sv: 'fullständig', en: 'complete' },
	partial: { sv: 'ofullständig', en: 'partial' },
	failed: { sv: 'misslyckad', en: 'failed' },
};

const SEVERITY: Labels<Severity> = {
	note: { sv: 'upplysning', en: 'note' },
	loss: { sv: 'förlust', en: 'loss' },
	failure: { sv: 'fel', en: 'failure' },
};

const PART: Labels<PartRole> = {
	tile: { sv: 'bildrutor', en: 'tiles' },
	overview: { sv: 'översiktsbild', en: 'overview picture' },
	'text-pdf': { sv: 'text-PDF', en: 'text PDF' },
	posts: { sv: 'inläggen', en: 'the posts' },
	text: { sv: 'ren text', en: 'plain text' },
	warc: { sv: 'inspelning av nätverkstrafiken', en: 'recording of the network traffic' },
	provenance: { sv: 'uppgifter om hur fångsten gick till', en: 'an account of how the capture was made' },
};

/** When an account was captured is told by one word and one instant everywhere: its start, and which it is. */
const FACT: Labels<'captured' | 'when-captured'> = {
	captured: { sv: 'Fångat', en: 'Captured' },
	'when-captured': { sv: 'när fångsten började', en: 'when the capture began' },
};

const COOKIES: Labels<RecordedCookies> = {
	'as-sent': {
		sv: 'som de skickades; besökaren var okänd och kakorna öppnar ingenting',
		en: 'as they were sent; the visitor was unknown, and the cookies open nothing',
	},
	redacted: {
		sv: 'ersatta med markeringar, eftersom fångsten var inloggad',
		en: 'replaced by markers, since the capture was logged in',
	},
};

/** As people call them. Folders and the manifest have the short names. */
const PLATFORM: Labels<string> = {
	facebook: { sv: 'Facebook', en: 'Facebook' },
	instagram: { sv: 'Instagram', en: 'Instagram' },
	x: { sv: 'X', en: 'X' },
	linkedin: { sv: 'LinkedIn', en: 'LinkedIn' },
	youtube: { sv: 'YouTube', en: 'YouTube' },
	tiktok: { sv: 'TikTok', en: 'TikTok' },
	threads: { sv: 'Threads', en: 'Threads' },
	bluesky: { sv: 'Bluesky', en: 'Bluesky' },
	mastodon: { sv: 'Mastodon', en: 'Mastodon' },
	wordpress: { sv: 'WordPress', en: 'WordPress' },
	blog: { sv: 'blogg', en: 'blog' },
	web: { sv: 'webbplats', en: 'website' },
};

/** Every platform that has a name of its own here. */
export const PLATFORM_NAMES: readonly string[] = Object.keys(PLATFORM);

const LABELS = {
	cookies: COOKIES,
	fact: FACT,
	part: PART,
	platform: PLATFORM,
	occasion: OCCASION,
	level: LEVEL,
	wayIn: WAY_IN,
	stop: STOP,
	outcome: OUTCOME,
	severity: SEVERITY,
} as const;

/**
 * A coded value in words.
 * @param kind which list the value is from
 * @param value the coded value; one that a later version added is given back as it is
 * @param lang `sv` or `en`
 */
export function label(kind: keyof typeof LABELS, value: string, lang: Language): string {
	const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = LABELS[kind];
	return Object.hasOwn(labels, value) ? (labels[value]?.[lang] ?? value) : value;
}

/** An account as titles and lists name it: `Älvhamra kommun (webbplats)`. */
export function accountTitle(
	{ name, platform }: { readonly name: string; readonly platform: string },
	lang: Language,
): string {
	return `${name} (${label('platform', platform, lang)})`;
}

type Noun = Readonly<Record<Language, readonly [one: string, many: string]>>;

/** What is counted, and spoken of, in more than one place. */
export const NOUNS = {
	snapshot: { sv: ['ögonblicksbild', 'ögonblicksbilder'], en: ['snapshot', 'snapshots'] },
	tile: { sv: ['bildruta', 'bildrutor'], en: ['tile', 'tiles'] },
} as const satisfies Readonly<Record<string, Noun>>;
