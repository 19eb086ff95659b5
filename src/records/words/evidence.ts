import type { FailedPageSign } from '../failed-page.ts';
import { label } from '../labels.ts';
import type { Finding } from '../verdict.ts';
import type { Language } from './language.ts';
import { NETWORK_TROUBLES } from './network.ts';
import { PDFA_WORDS } from './pdfa.ts';
import { STEP_WORDS } from './steps.ts';

type Both = Readonly<Record<Language, string>>;

/** What the numbers of a finding are called. */
const NAMES: Readonly<Record<string, Both>> = {
	count: { sv: 'antal', en: 'number' },
	asked: { sv: 'av', en: 'of' },
	of: { sv: 'av', en: 'of' },
	notAsked: {
		sv: 'texter som inte kunde sökas (för korta, eller skrivna från höger)',
		en: 'texts that could not be looked for (too short, or written from the right)',
	},
	posts: { sv: 'inlägg', en: 'posts' },
	compared: { sv: 'jämförda inlägg', en: 'posts compared' },
	notTried: { sv: 'andra sidor som inte spelades upp', en: 'other pages not replayed' },
	positions: { sv: 'inläggens plats i flödet', en: 'places in the feed' },
	pages: { sv: 'sidor som inte visas', en: 'pages not shown' },
	unanswered: { sv: 'adresser som saknas i inspelningen', en: 'addresses that the recording lacks' },
	addresses: { sv: 'till exempel', en: 'such as' },
	stated: { sv: 'kontot anger', en: 'the account states' },
	characters: { sv: 'tecken text', en: 'characters of text' },
	examples: { sv: 'till exempel', en: 'for example' },
	limit: { sv: 'gräns', en: 'limit' },
	step: { sv: 'steg', en: 'step' },
	part: { sv: 'del', en: 'part' },
	address: { sv: 'adress', en: 'address' },
	status: { sv: 'HTTP-statuskod', en: 'HTTP status code' },
	seconds: { sv: 'sekunder tills servern vill svara igen', en: 'seconds until the server will answer again' },
	says: { sv: 'sidan säger', en: 'the page says' },
	sign: { sv: 'tecken på det', en: 'sign of it' },
	why: { sv: 'skäl', en: 'reason' },
	reasons: { sv: 'skäl', en: 'reasons' },
	level: { sv: 'nivå', en: 'level' },
	told: { sv: 'felmeddelande', en: 'error message' },
	height: { sv: 'höjd i bildpunkter', en: 'height in pixels' },
	rows: { sv: 'bildpunktsrader som saknas', en: 'rows of pixels missing' },
	tiles: { sv: 'bildrutor', en: 'tiles' },
	headers: { sv: 'HTTP-huvuden', en: 'HTTP headers' },
	records: { sv: 'poster i inspelningen', en: 'records' },
	names: { sv: 'namn', en: 'names' },
	made: { sv: 'inloggningen gjordes', en: 'login made' },
	chosen: { sv: 'valt', en: 'chosen' },
	instead: { sv: 'inte valt', en: 'not chosen' },
	platform: { sv: 'plattform', en: 'platform' },
	since: { sv: 'väntade sedan', en: 'waited since' },
};

/** Values that are codes. */
const VALUES: Readonly<Record<FailedPageSign, Both> & Record<string, Both>> = {
	...PDFA_WORDS,
	'login-form': { sv: 'sidan ber om inloggning och visar inga inlägg', en: 'the page asks for a login' },
	'login-address': { sv: 'adressen leder till en inloggningssida', en: 'the address leads to a login' },
	'login-dialog': { sv: 'en inloggningsruta täcker sidan', en: 'a login dialog covers the page' },
	'members-only': {
		sv: 'kontot visas bara för dem som det har släppt in',
		en: 'the account is shown only to those whom it lets in',
	},
	'login-below': {
		sv: 'under det sista inlägget krävs inloggning',
		en: 'a login is asked for below the last post',
	},
	'login-page': { sv: 'en inloggningssida tog flödets plats', en: 'a login page took the place of the feed' },
	'platform-login': { sv: 'plattformens egen inloggningssida', en: "the platform's own login page" },
	'platform-status': { sv: 'så avvisar plattformen besök', en: 'so the platform turns visits away' },
	'platform-address': {
		sv: 'där visar plattformen inga konton',
		en: 'the platform shows no accounts there',
	},
	'bot-check': { sv: 'en kontroll av att besökaren är människa', en: 'a bot check' },
	'scroll-lock': { sv: 'sidan låstes', en: 'the page was locked' },
	'went-away': { sv: 'sidan gick vidare till en annan adress', en: 'the page went to another address' },
	'another-account': { sv: 'adressen är ett annat kontos', en: 'the address is another account’s' },
	'declares-another': {
		sv: 'sidan uppger sig vara ett annat konto',
		en: 'the page declares itself to be another account',
	},
	'not-named': { sv: 'sidan nämner inte kontot', en: 'the page does not name the account' },
	'cookies-ran-out': { sv: 'kakorna hade slutat att gälla', en: 'its cookies had run out' },
	'ended-by-platform': { sv: 'plattformen har avslutat den', en: 'the platform has ended it' },
	'asked-again': { sv: 'sidan bad ändå om inloggning', en: 'the page asked for a login all the same' },
	'level-full': {
		sv: 'nivån lägger till vad flikar och enskilda inläggs sidor visar',
		en: 'the level adds what tabs and the posts’ own pages show',
	},
	'left-below': { sv: 'det finns kvar under det sista inlägget', en: 'it is left below the last post' },
	'replaces-posts': {
		sv: 'det sätter andra inlägg i de visades ställe',
		en: 'it puts other posts in the place of those that were shown',
	},
	'not-followed': {
		sv: 'det leder till en sida som inte följdes',
		en: 'it leads to a page that was not followed',
	},
	'older-above': {
		sv: 'äldre inlägg ovanför dem som sidan började med',
		en: 'older posts above those that the page began with',
	},
	'link-gone': {
		sv: 'länken till nästa sida var borta när den skulle följas',
		en: 'the link to the next page was gone when it was to be followed',
	},
	'script-broken': {
		sv: 'ett av sidans skript gick utan slut och avbröts, och därefter kom inga fler inlägg',
		en: 'a script of the page ran without end and was broken, and no more posts came after that',
	},
	'numbers-by-script': {
		sv: 'sidnummer som bara ett skript följer',
		en: 'page numbers that only a script follows',
	},
	'pages-counted': {
		sv: 'sidor som sidan räknar och inte leder till',
		en: 'pages that the page counts and does not lead to',
	},
	'posts-counted': {
		sv: 'inlägg som sidan räknar och inte leder till',
		en: 'posts that the page counts and does not lead to',
	},
	'form-not-sent': {
		sv: 'det skickar ett formulär, och formulär skickas inte',
		en: 'it sends a form, and forms are not sent',
	},
	'held-back': {
		sv: 'det ville skicka något till servern, och det hölls tillbaka',
		en: 'it was going to send something to the server, which was held back',
	},
	'page-refused': { sv: 'en fortsatt sida kom inte', en: 'a further page did not come' },
	'several-pages': { sv: 'flödet har flera sidor', en: 'the feed has several pages' },
	'inner-scroller': { sv: 'flödet rullar inuti sidan', en: 'the feed scrolls inside the page' },
	recycled: {
		sv: 'sidan höll inte alla inlägg samtidigt',
		en: 'the page did not hold all posts at one time',
	},
	'too-tall': {
		sv: 'sidan är för hög för att skrivas ut i ett stycke',
		en: 'the page is too tall to print whole',
	},
	'pictures-gone': {
		sv: 'sidan visade inte längre alla bilder',
		en: 'the page no longer showed all pictures',
	},
	'print-lacks': { sv: 'utskriften av sidan saknade text', en: 'the print of the page lacked texts' },
	'not-printable': { sv: 'sidan kunde inte skrivas ut', en: 'the page could not be printed' },
	...NETWORK_TROUBLES,
	'its step did not bring it back': {
		sv: 'steget som skulle ha gjort den lämnade inget',
		en: 'its step did not bring it back',
	},
	'timestamp-unreachable': {
		sv: 'tidsstämpeltjänsten svarade inte (timestamp-unreachable)',
		en: 'the time-stamp authority did not answer (timestamp-unreachable)',
	},
	'timestamp-wrong': {
		sv: 'tidsstämpeltjänsten svarade fel (timestamp-wrong)',
		en: 'the time-stamp authority answered wrongly (timestamp-wrong)',
	},
	'timestamp-clock': {
		sv: 'datorns klocka gick inte som tidsstämpeltjänstens (timestamp-clock)',
		en: "the clock of the machine was not as the time-stamp authority's (timestamp-clock)",
	},
};

/**
 * The numbers and places that a finding rests on, in words: `antal 3 · av 40 · till exempel: …`.
 * @returns undefined where the finding has none, and its meaning says all
 */
export function evidenceWords({ data }: Pick<Finding, 'data'>, lang: Language): string | undefined {
	const told = Object.entries(data ?? {}).map(([key, value]) => {
		const name = NAMES[key]?.[lang] ?? key;
		const words = [value].flat().map((one) => valueWords(key, String(one), lang));
		return typeof value === 'number' ? `${name} ${grouped(value)}` : `${name}: ${words.join('; ')}`;
	});
	return told.length > 0 ? told.join(' · ') : undefined;
}

/** A value in words; a step and a part with the name that the manifest has beside. */
function valueWords(key: string, value: string, lang: Language): string {
	const named =
		key === 'step' ? STEP_WORDS[value]?.[lang] : key === 'part' ? label('part', value, lang) : undefined;
	if (named !== undefined) return named === value ? value : `${named} (${value})`;
	return VALUES[value]?.[lang] ?? asRead(value);
}

/** Keys and codes that have words, for the check that none is without. */
export function hasEvidenceWords(key: string): boolean {
	return Object.hasOwn(NAMES, key);
}

/** An instant as a person writes it; everything else as it is. */
function asRead(value: string): string {
	return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/, '$1 $2 UTC');
}

function grouped(value: number): string {
	return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
