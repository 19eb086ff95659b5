import type { Language } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import { legalBasisIn } from '../../records/legal-basis.ts';
import type { FileRole } from '../../records/manifest.ts';
import { postDate } from '../../records/post-moment.ts';
import { COPIED } from '../../records/words/copied.ts';
import { REMOVAL_WORDS } from '../../records/words/removal.ts';
import { OVERRIDDEN, RESTRICTED } from '../../records/words/restricted.ts';
import type { Described } from '../manifest.ts';
import type { PackedFile } from '../packed-file.ts';
import { address, type Content, foreign, html, type Markup } from './html.ts';
import { capital, day, moment, number, program, type Say, speak } from './words.ts';

/** Kinds of site; nobody says that an account is on one. */
const NO_PLATFORM = ['web', 'blog'];

/** What this is, in two sentences that need no knowledge of the program; it names only what the bundle holds. */
export function introduction(
	{ account, capture, occasion, derived }: Described,
	files: readonly PackedFile[],
	lang: Language,
): Markup {
	const say = speak(lang);
	const holds = (...roles: readonly FileRole[]) =>
		files.some(({ role }) => role !== undefined && roles.includes(role));
	const parts = [
		holds('tile') && say('bildrutor av sidan', 'picture tiles of the page'),
		holds('posts', 'text', 'text-pdf') && say('dess text', 'its text'),
		holds('wacz') &&
			say('en kopia av webbplatsen som går att spela upp', 'a copy of the website that can be replayed'),
		!derived && say('uppgifter om hur fångsten gick till', 'an account of how the capture was made'),
	].filter((part) => part !== false);
	const called = foreign(label('platform', account.platform, lang));
	const platform = NO_PLATFORM.includes(account.platform) ? undefined : html` ${say('på', 'on')} ${called}`;
	const list = new Intl.ListFormat(lang).format(parts);
	const looked = occasion.removal
		? say('Så här såg det som ska tas bort ut', 'This is how what is to be removed looked')
		: say('Så här såg kontot ut', 'This is how the account looked');
	return html`<p class="lead">${looked}${platform}
${day(capture.started, capture.timezone, lang)}. ${say('Mappen är ett arkivpaket med', 'The folder is an archival package of')} ${list}.</p>`;
}

/** Where the ordered post stands among those that its page shows. */
function orderedPost(
	{ position, comment, context }: NonNullable<Described['capture']['ordered']>,
	say: Say,
): string {
	if (position === undefined)
		return say('går inte att peka ut: se i bildrutorna', 'cannot be told: see in the tiles');
	const others = [
		say(`Nummer ${position} (evidence: ordered).`, `Number ${position} (evidence: ordered).`),
		...(comment === undefined
			? []
			: [say(`Kommentaren har id ${comment}.`, `The comment has the id ${comment}.`)]),
		...(context === 0
			? []
			: [
					say(
						`Sidan visar också andra inlägg (${context}), som inte ska tas bort (evidence: context).`,
						`The page also shows other posts (${context}), which are not to be removed (evidence: context).`,
					),
				]),
	];
	return others.join(' ');
}

/** Which account, when, why and by whom. */
export function facts(described: Described, lang: Language): Markup {
	const { account, bundle, capture, filing, occasion } = described;
	const say = speak(lang);
	const at = (iso: string) => html`<time datetime="${iso}">${moment(iso, capture.timezone, lang)}</time>`;
	return list([
		[
			say('Konto', 'Account'),
			html`${foreign(account.name)} (${foreign(account.handle)}), ${foreign(label('platform', account.platform, lang))}`,
		],
		[say('Adress', 'Address'), address(account.address)],
		capture.finalAddress !== account.address && [
			say('Visad adress', 'Address shown'),
			address(capture.finalAddress),
		],
		[say('Organisation', 'Organisation'), foreign(account.organisation)],
		[say('Verksamhet', 'Unit'), foreign(account.unit)],
		[say('Arkivbildare', 'Records creator'), foreign(account.creator)],
		[label('fact', 'captured', lang), html`${at(capture.started)}, ${label('fact', 'when-captured', lang)}`],
		[
			say('Anledning', 'Occasion'),
			html`${capital(label('occasion', occasion.kind, lang))}${reason(occasion.reason)}`,
		],
		occasion.removal !== undefined && [
			say('Det som ska tas bort', 'What is to be removed'),
			html`${capital(REMOVAL_WORDS[occasion.removal.category][lang])}<br>${address(occasion.removal.post)}`,
		],
		capture.ordered !== undefined && [
			say('Inlägget i posts.jsonl', 'The post in posts.jsonl'),
			orderedPost(capture.ordered, say),
		],
		filing.isRestricted === true && [
			say('Begränsning', 'Restriction'),
			html`<strong>${RESTRICTED[lang]}</strong>`,
		],
		occasion.override !== undefined && [
			say('Avslutat utan ögonblicksbild', 'Closed without a snapshot'),
			foreign(OVERRIDDEN[lang](occasion.override)),
		],
		[
			say('Beställt av', 'Ordered by'),
			html`${foreign(occasion.orderedBy)}${orderer(occasion, say)}, ${at(occasion.orderedAt)}`,
		],
		[say('Nivå', 'Level'), capital(label('level', capture.level, lang))],
		[say('Åtkomst', 'Access'), html`${capital(label('wayIn', capture.wayIn, lang))}`],
		capture.cookies !== undefined && [
			say('Kakor i webbarkivet', 'Cookies in the web archive'),
			capital(label('cookies', capture.cookies, lang)),
		],
		[say('Rättslig grund', 'Legal basis'), foreign(legalBasisIn(capture.legalBasis, lang))],
		[say('Webbläsare', 'Browser'), foreign(capture.browser)],
		[say('Paket', 'Bundle'), html`<code>${bundle.id}</code>, ${foreign(program(bundle.software))}`],
	]);
}

function orderer({ orderedAs }: Described['occasion'], say: Say): string {
	if (orderedAs !== 'system-account') return '';
	return say(
		' (datorns systemkonto; ingen person angavs)',
		" (the machine's system account; no person was named)",
	);
}

function reason(text: string): Content {
	return text.trim() === '' ? undefined : html`<br>${foreign(text)}`;
}

/** How much was captured, and why it ended there. */
export function contents({ capture }: Described, lang: Language): Markup {
	const say = speak(lang);
	const { counts, oldest, newest, stated } = capture;
	return list([
		[say('Inlägg', 'Posts'), postsSaid(counts.posts, stated.posts, say, lang)],
		[say('Kommentarer', 'Comments'), number(counts.comments, lang)],
		[say('Bilder i inlägg', 'Images in posts'), imagesSaid(counts, say, lang)],
		oldest !== undefined &&
			newest !== undefined && [
				say('Inläggens datum', 'Dates of the posts'),
				foreign(`${postDate(oldest, capture.timezone)} – ${postDate(newest, capture.timezone)}`),
			],
		...beyond(capture.covers, say, lang),
		[say('Varför det slutar här', 'Why it ends here'), label('stop', capture.stop, lang)],
	]);
}

/** What level `full` took in beyond the account's page. */
function beyond(covers: Described['capture']['covers'], say: Say, lang: Language): Row[] {
	const { tabs = [], permalinks } = covers ?? {};
	const others = tabs.filter((tab) => tab.outcome !== 'account-page');
	const tab = ({ name, outcome }: (typeof tabs)[number]) =>
		outcome === 'captured' ? name : `${name} (${say('inte hel', 'not whole')})`;
	const of = (part: number, all: number) => `${number(part, lang)} ${say('av', 'of')} ${number(all, lang)}`;
	return [
		others.length > 0 && [say('Flikar', 'Tabs'), foreign(others.map(tab).join(', '))],
		permalinks !== undefined && [
			say('Inläggens egna sidor', 'Posts’ own pages'),
			of(permalinks.captured, permalinks.known),
		],
	];
}

function postsSaid(posts: number, stated: number | undefined, say: Say, lang: Language): string {
	const captured = number(posts, lang);
	if (stated === undefined) return captured;
	return `${captured}; ${say('kontot uppger', 'the account states')} ${number(stated, lang)}`;
}

function imagesSaid(counts: Described['capture']['counts'], say: Say, lang: Language): string {
	const images = number(counts.images, lang);
	if (counts.brokenImages === 0) return images;
	return `${images}; ${number(counts.brokenImages, lang)} ${say('gick inte att visa', 'could not be shown')}`;
}

/** What has to be done before anyone else is given the bundle; it stands in every one, whatever was captured. */
export function disclosure(lang: Language): Markup {
	return html`<div class="notice"><p>${speak(lang)(
		'Innan paketet lämnas ut ska sekretess prövas (offentlighets- och sekretesslagen 2009:400). Paketet kan innehålla personuppgifter: andras namn, bilder och kommentarer.',
		'Before the bundle is disclosed, secrecy is to be reviewed (Public Access to Information and Secrecy Act 2009:400). The bundle may hold personal data: the names, pictures and comments of others.',
	)}</p></div>`;
}

/** What a redacted copy is and what it lacks: first of all, since it looks like the bundle that it was made of. */
export function copied(derived: NonNullable<Described['derived']>, lang: Language): Markup {
	return html`<div class="notice"><p>${COPIED[lang](derived)}</p></div>`;
}

/** Where the bundle is filed and under which row, plainly where nobody has decided it. */
export function filed({ filing, verdict }: Described, lang: Language): Markup {
	const say = speak(lang);
	const isUnitKnown = verdict.findings.some(({ code }) => code === 'default-row');
	const unsaid = isUnitKnown
		? say(
				'Raden nedan är en standardrad: verksamheten har inte angett vilken rad i dokumenthanteringsplanen som dess ögonblicksbilder hör till. Avgör vilken rad paketet hör till.',
				'The row below is a default row: the unit has not named the row of a records plan that its snapshots belong to. Decide which row the bundle belongs to.',
			)
		: say(
				'Bland uppgifterna nedan finns standardvärden: det är inte angivet vilken verksamhet kontot hör till, eller vilken rad i dokumenthanteringsplanen. Avgör var paketet hör hemma.',
				'There are default values in what follows: it is not said which unit the account belongs to, or which row of the records plan. Decide where the bundle belongs.',
			);
	const warning = html`<div class="notice"><p>${unsaid}</p></div>`;
	return html`${filing.isDefault ? warning : undefined}${list([
		[say('Dokumenthanteringsplan', 'Records plan'), foreign(`${filing.plan}, version ${filing.planVersion}`)],
		[
			say('Rad i dokumenthanteringsplanen', 'Row of the records plan'),
			foreign(`${filing.row.code} ${filing.row.title}`),
		],
		[say('Bevarande/gallring', 'Preserved/disposed of'), foreign(filing.row.retention)],
		filing.caseNumber !== undefined && [say('Diarienummer', 'Case number'), foreign(filing.caseNumber)],
		[say('Plats', 'Place'), html`<code>${filing.path}</code>`],
	])}`;
}

type Row = readonly [string, Content] | false;

function list(rows: readonly Row[]): Markup {
	const shown = rows.filter((row) => row !== false);
	return html`<dl>${shown.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>\n`)}</dl>`;
}
