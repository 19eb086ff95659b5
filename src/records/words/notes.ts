import type { NOTE_CODES } from '../verdict.ts';
import { FILING_NOTES } from './filing-notes.ts';
import type { WordTable } from './language.ts';
import { POST_NOTE_WORDS } from './of-post.ts';
import { OTHERS_NOTES } from './others-notes.ts';

/** What each note means to a records officer. None of them makes a snapshot incomplete. */
export const NOTE_WORDS: WordTable<(typeof NOTE_CODES)[number]> = {
	...POST_NOTE_WORDS,
	...OTHERS_NOTES,
	...FILING_NOTES,
	'limit-asked-for': {
		sv: {
			title: 'Beställningen satte en gräns',
			meaning:
				'Den som beställde bad om ett begränsat urval, och fångsten stannade vid den gränsen. Inlägg efter den kan ha kommit med, det sista i bilden bara till en del.',
		},
		en: {
			title: 'The order set a limit',
			meaning:
				'The one who ordered asked for a limited selection, and the capture stopped at that limit. Posts after it may have come along, the last of them only in part in the picture.',
		},
	},
	'level-limited': {
		sv: {
			title: 'Nivån begränsar innehållet',
			meaning: 'Beställd nivå omfattar inte allt på kontot. Det som nivån omfattar finns med.',
		},
		en: {
			title: 'The level limits the content',
			meaning: 'The level that was ordered does not take in all of the account. What it takes in is there.',
		},
	},
	'replay-part': {
		sv: {
			title: 'Uppspelningen jämfördes bara delvis',
			meaning:
				'Webbarkivet spelades upp utan nätverk och jämfördes med flödets första inlägg. Resten av ett långt flöde, flikar och inläggens egna sidor jämfördes inte.',
		},
		en: {
			title: 'The replay was compared in part',
			meaning:
				'The web archive was replayed without a network and compared with the first posts of the feed. The rest of a long feed, tabs and the posts’ own pages were not compared.',
		},
	},
	'sandbox-off': {
		sv: {
			title: 'Webbläsarens sandlåda var avstängd',
			meaning:
				'Sidan öppnades utan Chromiums sandlåda, antingen för att programmet kördes som root eller för att en inställning sade det.',
		},
		en: {
			title: 'The browser’s sandbox was off',
			meaning:
				'The page was opened without Chromium’s sandbox, because the program ran as root or because a setting said so.',
		},
	},
	'frame-opened': {
		sv: {
			title: 'Kontots ram öppnades för sig',
			meaning:
				'Sidan visade kontots inlägg i en ram. Ramen öppnades för sig och fångades hel; sidan runt om finns i översiktsbilden.',
		},
		en: {
			title: 'The frame of the account was opened by itself',
			meaning:
				'The page showed the posts of the account in a frame. The frame was opened by itself and captured whole; the page around it is in the overview.',
		},
	},
	'lists-beside-posts': {
		sv: {
			title: 'Bredvid inläggen står andra listor',
			meaning:
				'Sidan har fler listor med datum än inläggsflödet, till exempel evenemang eller driftstörningar. De syns i bilderna, står i webbarkivet och i text-PDF:en när den är en utskrift av sidan, men de finns inte i posts.jsonl.',
		},
		en: {
			title: 'Other lists stand beside the posts',
			meaning:
				'The page has more dated lists than the feed of posts, such as events or disturbances. They are in the pictures, in the web archive and in the text PDF where that is a print of the page, but not in posts.jsonl.',
		},
	},
	'archive-not-captured': {
		sv: {
			title: 'Sidan hänvisar till ett arkiv som inte fångades',
			meaning:
				'Sidan är fångad, men leder till månader eller år som inga av de fångade inläggen är från. Står kontots äldre inlägg där, ta ögonblicksbilder även av de sidorna.',
		},
		en: {
			title: 'The page refers to an archive that was not captured',
			meaning:
				'The page is captured, but leads to months or years that none of the captured posts are from. If older posts of the account stand there, take snapshots of those pages too.',
		},
	},
	'slides-in-own-tiles': {
		sv: {
			title: 'Bildspelens övriga bilder har egna bildrutor',
			meaning:
				'Inlägg har bildspel, som visar en bild i taget. Den första syns där inlägget står; de övriga har egna bildrutor efter sidans sista, och står sist i text-PDF:en.',
		},
		en: {
			title: 'Further pictures of carousels have tiles of their own',
			meaning:
				'Posts have carousels, which show one picture at a time. The first is seen where the post stands; the others have tiles of their own after the last of the page, and stand last in the text PDF.',
		},
	},
	'pictures-in-pixels-only': {
		sv: {
			title: 'Bilder som bara finns i bildrutorna',
			meaning:
				'Sidan har själv ritat eller satt samman bilder i inlägg. De syns i bildrutorna och räknas i posts.jsonl, men har ingen egen fil i webbarkivet.',
		},
		en: {
			title: 'Pictures that only the tiles hold',
			meaning:
				'The page drew or put together pictures in posts itself. They are seen in the tiles and counted in posts.jsonl, but have no file of their own in the web archive.',
		},
	},
	'private-address-refused': {
		sv: {
			title: 'Interna adresser öppnades inte',
			meaning: 'Sidan hänvisade till adresser på ett internt nät. De öppnades inte.',
		},
		en: {
			title: 'Internal addresses were not opened',
			meaning: 'The page referred to addresses on an internal network. They were not opened.',
		},
	},
	'consent-answered': {
		sv: {
			title: 'En samtyckesruta besvarades',
			meaning: 'Sidan frågade om kakor eller samtycke. Svaret var nej där det gick att svara nej.',
		},
		en: {
			title: 'A consent dialog was answered',
			meaning: 'The page asked about cookies or consent. The answer was no where no could be answered.',
		},
	},
	'dialog-dismissed': {
		sv: { title: 'En dialogruta stängdes', meaning: 'Sidan visade en dialogruta, som stängdes.' },
		en: { title: 'A dialog was dismissed', meaning: 'The page showed a dialog, which was closed.' },
	},
	'popup-closed': {
		sv: {
			title: 'Ett nytt fönster stängdes',
			meaning:
				'Sidan öppnade ett nytt fönster, som stängdes. Ett program som spelar upp webbarkivet kan visa det fönstret i sidans ställe.',
		},
		en: {
			title: 'A new window was closed',
			meaning:
				'The page opened a new window, which was closed. A program that replays the web archive may show that window in the place of the page.',
		},
	},
	'download-refused': {
		sv: { title: 'En nedladdning avvisades', meaning: 'Sidan ville ladda ned en fil, vilket avvisades.' },
		en: {
			title: 'A download was refused',
			meaning: 'The page wanted to download a file, which was refused.',
		},
	},
	'service-worker-blocked': {
		sv: {
			title: 'Bakgrundsskript stoppades',
			meaning:
				'Sidan ville lägga in ett bakgrundsskript (service worker). Det stoppades så att all trafik spelades in.',
		},
		en: {
			title: 'A background script was stopped',
			meaning:
				'The page wanted to install a service worker. It was stopped so that all traffic was recorded.',
		},
	},
	'text-pdf-composed': {
		sv: {
			title: 'Text-PDF:en är sammanställd',
			meaning:
				'Sidan kunde inte skrivas ut hel: flödet visar inte alla inlägg på en gång, utskriften saknade text, eller sidan är för lång. Text-PDF:en är därför sammanställd av inläggen.',
		},
		en: {
			title: 'The text PDF was composed',
			meaning:
				'The page could not be printed whole: the feed does not show all posts at once, the print lacked text, or the page is too tall. The text PDF was therefore composed from the posts.',
		},
	},
	'text-pdf-level': {
		sv: {
			title: 'Text-PDF:en är inte PDF/A-2u',
			meaning:
				'Något på sidan gör att text-PDF:en inte kan vara PDF/A-2u, arkivformatet där varje tecken har sin text. Filen anger den högsta nivå som den har, eller ingen. Utseendet finns som PDF/A-1b och texten även i posts.jsonl och text.txt.',
		},
		en: {
			title: 'The text PDF is not PDF/A-2u',
			meaning:
				'Something on the page keeps the text PDF from being PDF/A-2u, the archival format in which every glyph has its text. The file declares the highest level that it has, or none. The appearance is there as PDF/A-1b, and the text in posts.jsonl and text.txt too.',
		},
	},
	'session-used': {
		sv: {
			title: 'Fångat som inloggad',
			meaning:
				'Kontot fångades med en sparad inloggning. Sidan kan visa sådant som andra besökare inte ser; pröva sekretess innan paketet lämnas ut.',
		},
		en: {
			title: 'Captured logged in',
			meaning:
				'The account was captured with a stored login. The page may show what other visitors do not see; review secrecy before the bundle is disclosed.',
		},
	},
	'secrets-redacted': {
		sv: {
			title: 'Inloggningens hemligheter är borttagna ur webbarkivet',
			meaning:
				'Kakor, behörigheter och andra värden som skulle kunna användas för att logga in är ersatta med markeringar i inspelningen. Kontots innehåll är orört.',
		},
		en: {
			title: "The login's secrets are removed from the web archive",
			meaning:
				'Cookies, authorisation and other values that could be used to log in are replaced by markers in the recording. The content of the account is untouched.',
		},
	},
	'storage-unread': {
		sv: {
			title: 'Sidans egna databaser gick inte att läsa till slut',
			meaning:
				'Inloggningens hemligheter söks i det som sidan har sparat i webbläsaren, så att de kan ersättas. Här gick någon databas inte att läsa, eller var för stor. Det som bara står där kan finnas kvar i inspelningen: logga ut kontot på plattformen innan paketet lämnas ut, så att det inte längre gäller.',
		},
		en: {
			title: "The page's own databases could not be read to their end",
			meaning:
				"The login's secrets are looked for in what the page has stored in the browser, so that they can be replaced. Some database could not be read here, or was too large. What stands only there may remain in the recording: log the account out on the platform before the bundle is disclosed, so that it no longer holds.",
		},
	},
	'page-errors': {
		sv: {
			title: 'Sidans skript rapporterade fel',
			meaning: 'Sidans egna skript rapporterade fel. Det är vanligt och påverkar sällan det som visas.',
		},
		en: {
			title: 'The page reported script errors',
			meaning: "The page's own scripts reported errors. This is common and seldom affects what is shown.",
		},
	},
	'broken-images-on-page': {
		sv: {
			title: 'Bilder utanför inläggen gick inte att visa',
			meaning: 'Bilder på sidan som inte hör till något inlägg kunde inte hämtas eller visas.',
		},
		en: {
			title: 'Images outside the posts could not be shown',
			meaning: 'Images on the page that belong to no post could not be fetched or shown.',
		},
	},
	'images-beyond-posts': {
		sv: {
			title: 'Fler bilder än inläggens',
			meaning: 'Sidan hämtade bilder som inte syns i något fångat inlägg, till exempel ikoner och förslag.',
		},
		en: {
			title: 'More images than those of the posts',
			meaning: 'The page fetched images that no captured post shows, such as icons and suggestions.',
		},
	},
};
