import type { Signs } from '../page/around/signs.ts';
import { knowledgeOf } from '../platforms/known.ts';
import type { Seen } from '../session.ts';
import { identityOf, isNamedIn, readWrongAccount } from './account.ts';
import type { Wall } from './evidence.ts';

/** Fewer shown characters than this, and no post: too little to be an account in any language. */
const THIN = 700;
const LOGIN_PATH =
	/(?:^|[/_.-])(?:log-?in|sign-?in|logga-?in|inloggning|authwall|auth|sso|checkpoint|accounts?\/login|session\/new|uas)(?:[/_.?-]|$)/i;

/**
 * Is this page something else than the account? By status and structure first; words only name what structure has
 * found already. Undefined when the page may be the account. Pure.
 */
export function readWall(
	seen: Pick<Seen, 'main' | 'before' | 'platform'> & Partial<Pick<Seen, 'profile'>>,
	ordered: string,
): Wall | undefined {
	const { main, before } = seen;
	if (main.failure) {
		return main.failure === 'refused by the gate'
			? { code: 'private-address', detail: 'the address leads to a private network' }
			: {
					code: /ERR_(ABORTED|INVALID_RESPONSE)|[Dd]ownload/.test(main.failure)
						? 'not-a-page'
						: 'unreachable',
					detail: main.failure,
					data: { told: main.failure },
				};
	}
	const byStatus = wallByStatus(main, before);
	if (byStatus) return platformStatus(seen) ?? byStatus;
	if (main.mediaType && !/html|xml/.test(main.mediaType)) {
		return {
			code: 'not-a-page',
			detail: `the address gives ${main.mediaType}`,
			data: { says: main.mediaType },
		};
	}
	if (!before) return undefined;
	return (
		wallByStructure(before, seen, ordered) ??
		othersInstead(main, before, ordered) ??
		platformWall(seen, before, ordered) ??
		readWrongAccount(seen, ordered)
	);
}

function wallByStatus(main: Seen['main'], before: Signs | undefined): Wall | undefined {
	const { status } = main;
	if (status === undefined || status < 400) return undefined;
	const detail = `the server answered ${status}`;
	const data = { status };
	if (status === 404 || status === 410) return { code: 'not-found', detail, data };
	if (status === 429) return rateLimited(status, main.retryAfterMs);
	if (status === 401 || (before && before.passwordFields > 0)) return { code: 'login-wall', detail, data };
	if (status === 403 || status === 451 || (before?.challenges.length ?? 0) > 0)
		return { code: 'blocked', detail, data };
	if (status === 503 && main.retryAfterMs !== undefined) return rateLimited(status, main.retryAfterMs);
	return { code: 'http-error', detail, data };
}

function rateLimited(status: number, ms: number | undefined): Wall {
	const detail = `the server answered ${status}`;
	if (ms === undefined) return { code: 'rate-limited', detail, data: { status } };
	const seconds = Math.ceil(ms / 1000);
	return {
		code: 'rate-limited',
		detail: `${detail} and asks to come back in ${seconds} s`,
		data: { status, seconds },
	};
}

function wallByStructure(
	before: Signs,
	{ main: { finalAddress }, profile }: Pick<Seen, 'main'> & Partial<Pick<Seen, 'profile'>>,
	ordered: string,
): Wall | undefined {
	const thin = before.textLength < THIN;
	const noPosts = before.posts === 0;
	if (before.challenges.length > 0 && noPosts && before.textLength < 1500) {
		return {
			code: 'blocked',
			detail: `a bot check stands in the way (${before.challenges.join(', ')})`,
			data: { sign: 'bot-check', names: before.challenges },
		};
	}
	const asksWho = before.passwordFields > 0 || before.identityForms > 0;
	if (noPosts && asksWho && before.textLength < 3000) {
		return {
			code: 'login-wall',
			detail: 'the page asks for a login and shows no posts',
			data: { sign: 'login-form' },
		};
	}
	if (noPosts && ledToLogin(finalAddress, ordered)) {
		return {
			code: 'login-wall',
			detail: `the address leads to ${new URL(finalAddress).pathname}`,
			data: { sign: 'login-address', address: finalAddress },
		};
	}
	if (noPosts && before.overlay?.asksLogin && before.overlay.share > 0.15) {
		return {
			code: 'login-wall',
			detail: 'a login dialog covers the page and no posts are shown',
			data: { sign: 'login-dialog' },
		};
	}
	if (before.textLength === 0 && before.pictures === 0) {
		return { code: 'blank', detail: 'the page shows neither text nor pictures' };
	}
	// Suggestions below such a heading are other people's posts; a heading on a bath that is closed is the account's own.
	if (saysGone(before.firstHeading) && (noPosts || IS_A_PAGE.test(before.firstHeading)))
		return {
			code: 'not-found',
			detail: `the page says: ${before.firstHeading}`,
			data: { says: before.firstHeading },
		};
	if (!noPosts || !thin) return undefined;
	const named = `${before.title} ${before.headings.join(' ')}`;
	const words = `${named} ${before.text}`;
	if (BOT_WORDS.test(words) && before.links < 8)
		return { code: 'blocked', detail: 'a bot check stands in the way', data: { sign: 'bot-check' } };
	if (saysGone(named) || GONE_STATUS.test(words) || before.text.split(/[\n.!?]+/).some(saysPageGone))
		return { code: 'not-found', detail: 'the page says that the account is not there' };
	if (MEMBERS_WORDS.test(words))
		return {
			code: 'login-wall',
			detail: 'the page says that the account is shown only to those whom it lets in',
			data: { sign: 'members-only' },
		};
	const stated = profile?.statedPosts;
	// An account that has just been opened shows little, and says so.
	if (stated === 0) return undefined;
	// A face, and a picture across the top, are shown of an account whose posts are kept back too.
	if (stated !== undefined && before.pictures <= 2)
		return {
			code: 'no-content',
			detail: `the account states ${stated} posts, and the page shows none`,
			data: { characters: before.textLength, stated },
		};
	if (before.pictures === 0 || before.links < 5) {
		return {
			code: 'no-content',
			detail: `the page shows ${before.textLength} characters and no posts`,
			data: { characters: before.textLength },
		};
	}
	return undefined;
}

/** Characters above posts up to which they are a notice, and not what an account says of itself. */
const NOTICE = 400;

/**
 * The page says that it is gone, and shows instead what others wrote: posts by several, none of them the account's. An
 * account that says of another page of its own that it is gone has written the posts itself.
 */
function othersInstead(
	{ namesIdentity }: Pick<Seen['main'], 'namesIdentity'>,
	{ above, authors, title, firstHeading }: Signs,
	ordered: string,
): Wall | undefined {
	const identity = identityOf(ordered);
	if (identity === undefined || above.length > NOTICE) return undefined;
	const says = above
		.split(/[\n.!?]+/)
		.find((sentence) => saysPageGone(sentence) || NOT_LOADED.test(sentence));
	const isProfile = [title, firstHeading].some((text) => isNamedIn(text, identity) && !saysGone(text));
	if (says === undefined || isProfile) return undefined;
	const own = authors.filter((by) => identityOf(by) === identity || by.toLowerCase() === identity);
	const distinct = new Set(authors).size;
	const areOthers = distinct >= 2 && distinct > authors.length / 2 && own.length === 0;
	const areNobodys = authors.length === 0 && namesIdentity === false;
	if (!areOthers && !areNobodys) return undefined;
	const said = says.trim();
	return { code: 'not-found', detail: `the page says: ${said}`, data: { says: said } };
}

/** What a status that is none of HTTP's own means on this platform. */
function platformStatus({ main, platform }: Pick<Seen, 'main' | 'platform'>): Wall | undefined {
	const code = knowledgeOf(platform?.name)?.statuses?.[main.status ?? 0];
	return (
		code && {
			code,
			detail: `the server answered ${main.status}, by which ${platform?.name} turns visits away`,
			data: { status: main.status ?? 0, sign: 'platform-status', platform: platform?.name ?? '' },
		}
	);
}

/** Walls that only who knows the platform can tell: asked last, so that they can add to what every page shows and take nothing away. */
function platformWall(
	{ main, platform }: Pick<Seen, 'main' | 'platform'>,
	before: Signs,
	ordered: string,
): Wall | undefined {
	if (!platform || before.posts > 0) return undefined;
	const wall = wallAddress(platform.name, main.finalAddress);
	if (wall && !wallAddress(platform.name, ordered))
		return {
			code: wall.code,
			detail: `the address leads to ${main.finalAddress}, where ${platform.name} shows no accounts`,
			data: { address: main.finalAddress, sign: 'platform-address' },
		};
	if (before.platformLogin && before.textLength < 3000)
		return {
			code: 'login-wall',
			detail: `the page shows the login of ${platform.name} and no posts`,
			data: { sign: 'platform-login' },
		};
	return undefined;
}

function wallAddress(platform: string, address: string) {
	const url = URL.parse(address);
	if (!url) return undefined;
	return knowledgeOf(platform)?.walls?.find(
		({ host, path }) => path.test(`${url.pathname}${url.search}`) && (host?.test(url.hostname) ?? true),
	);
}

/** The final address is a login page that the ordered address was not. */
function ledToLogin(finalAddress: string, ordered: string): boolean {
	const final = URL.parse(finalAddress);
	const wanted = URL.parse(ordered);
	if (!final || !wanted) return false;
	return LOGIN_PATH.test(final.pathname) && !LOGIN_PATH.test(wanted.pathname);
}

function saysGone(words: string): boolean {
	return GONE_STATUS.test(words) || GONE_WORDS.test(words);
}

/** A sentence of a text says so only of a page or an account: water that is turned off is news. */
function saysPageGone(sentence: string): boolean {
	return GONE_WORDS.test(sentence) && IS_A_PAGE.test(sentence.replace(GONE_WORDS, ' '));
}

/** The number as a status, alone or called one: a bus line has that number too. */
const GONE_STATUS =
	/(?:^\W*|(?:error|fel|http|status|kode?|code)\W{0,3})(?:404|410)(?=\W*$|\W+(?:not|gone|sidan|page|error|fel)\b|\s*[-–—:|])/im;
/** What platforms call the thing that is gone. */
const IS_A_PAGE =
	/404|410|kont[ot]|account|blogg?|webbplats|site|handle|sid[ae]|page|profil|profile|användar|\buser|innehåll|content|kanal|channel|länk|link|bruker|seite|compte|página|cuenta|perfil|stron|sivu|tili|side/i;
/** Only read on thin pages without posts; the codes that they choose between all mean that nothing is filed. */
const GONE_WORDS =
	/hittades inte|finns inte|finns ej|(?:kunde|kan) inte hittas|(?:gick|går) inte att hitta|inte (?:längre )?tillgänglig|ej tillgänglig|har avslutats|har inaktiverats|är inaktiverat|har spärrats|har tagit bort|har innehållits|stängts av|avstängt|har tagits bort|borttagen|not found|doesn.t exist|does not exist|isn.t available|not available|no longer available|no longer exists|unavailable|couldn.t find|could not (?:be found|find)|unable to resolve|been terminated|been banned|been withheld|suspended|deactivated|finnes ikke|ikke funnet|findes ikke|ikke fundet|ei löytynyt|ei löydy|nicht gefunden|nicht verfügbar|introuvable|no existe|no encontrad|nie znaleziono|nie istnieje|não encontrad|non trovat/i;
/** What platforms say in an account's place when they could not show it. */
const NOT_LOADED =
	/(?:något|nånting) gick (?:fel|snett)|kunde inte (?:laddas|visas)|something went wrong|could(?: not|n.t) (?:be loaded|load)|noe gikk galt|noget gik galt|jokin meni vikaan/i;
/** Only read on thin pages without posts: an account that exists, and is kept from whoever it has not let in. */
const MEMBERS_WORDS =
	/(?:konto?t?|profil(?:en)?|sida(?:n)?|blogg(?:en)?|webbplats(?:en)?|kanal(?:en)?|account|profile|page|blog|site|channel)(?: är| is) (?:för närvarande |currently )?(?:privat|private|protected|skydda[dt]|låst|locked)(?!\p{L})|(?:inlägg|posts|tweets)(?:en)?(?: är| are) (?:skyddade|protected)|godkända följare|approved followers|(?:inbjudna|godkända) läsare|invited readers|(?:logga[rt]? in|sign(?:s)? in|log in) (?:för att|to) (?:se|view|see)(?!\p{L})|sign-in required|inloggning krävs|behörighet krävs|privat webbplats|private site|yksityinen|dette? (?:er en )?privat/iu;
const BOT_WORDS =
	/robot|captcha|är du människa|verifiera att du|kontrollerar (?:din|anslutningen)|checking your browser|verify (?:that )?you are|are you human|human verification|unusual traffic|ovanlig trafik|just a moment|ddos|access denied|sicherheitsüberprüfung|überprüf|vérification|weryfikacj|tarkist/i;
