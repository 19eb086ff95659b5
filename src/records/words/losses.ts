import type { LOSS_CODES } from '../verdict.ts';
import { FEED_LOSSES } from './feed-losses.ts';
import type { WordTable } from './language.ts';
import { LEVEL_LOSSES } from './level-losses.ts';
import { WITNESS_WORDS } from './witnesses.ts';

/** What each loss means to a records officer. */
export const LOSS_WORDS: WordTable<(typeof LOSS_CODES)[number]> = {
	...WITNESS_WORDS,
	...FEED_LOSSES,
	'wall-after-content': {
		sv: {
			title: 'Plattformen spärrade efter en del av innehållet',
			meaning:
				'En del av kontot fångades innan plattformen krävde inloggning eller nekade mer. Resten saknas.',
		},
		en: {
			title: 'The platform stopped the visit after part of the content',
			meaning:
				'Part of the account was captured before the platform asked for a login or refused more. The rest is missing.',
		},
	},
	'limit-reached': {
		sv: {
			title: 'En gräns nåddes',
			meaning:
				'Fångsten nådde en inställd gräns för antal, tid, höjd eller mängd. Det som låg bortom den saknas.',
		},
		en: {
			title: 'A limit was reached',
			meaning:
				'The capture reached a set limit of number, time, height or amount. What lay beyond it is missing.',
		},
	},
	'step-failed': {
		sv: {
			title: 'Ett steg misslyckades',
			meaning: 'Ett av fångstens steg kunde inte utföras. Det som steget skulle ha gett kan saknas.',
		},
		en: {
			title: 'A step failed',
			meaning: 'One of the steps of the capture could not be done. What it would have given may be missing.',
		},
	},
	'part-missing': {
		sv: {
			title: 'En del saknas',
			meaning: 'En av paketets delar kunde inte tas fram. Övriga delar finns.',
		},
		en: {
			title: 'A part is missing',
			meaning: 'One part of the bundle could not be made. The other parts are there.',
		},
	},
	'text-pdf-damaged': {
		sv: {
			title: 'Text-PDF:en är skadad',
			meaning:
				'Det som webbläsaren skrev ut går inte att läsa, helt eller delvis, och det skadade saknas i text-PDF:en eller är packat som det är. Texten finns i posts.jsonl och text.txt. Ta en ny ögonblicksbild.',
		},
		en: {
			title: 'The text PDF is damaged',
			meaning:
				'What the browser printed cannot be read, in whole or in part, and what is damaged is missing from the text PDF or packed as it is. The text is in posts.jsonl and text.txt. Take another snapshot.',
		},
	},
	'unpainted-tile': {
		sv: {
			title: 'En bildruta är tom',
			meaning: 'En bildruta är tom där sidan har text. Se efter i text-PDF:en vad som skulle ha synts där.',
		},
		en: {
			title: 'A tile is empty',
			meaning:
				'A picture tile is empty where the page has text. The text PDF shows what should have been there.',
		},
	},
	'covered-posts': {
		sv: {
			title: 'Inlägg skyms i bilden',
			meaning:
				'Inlägg låg under andra inlägg när bildrutan togs. Deras text finns i text-PDF:en och posts.jsonl.',
		},
		en: {
			title: 'Posts are covered in the picture',
			meaning:
				'Posts lay under other posts when the tile was taken. Their text is in the text PDF and posts.jsonl.',
		},
	},
	'frames-not-read': {
		sv: {
			title: 'Inbäddat innehåll är inte läst',
			meaning:
				'Inlägg visar inbäddat innehåll (ramar), ofta från en annan sida, vars text inte gick att läsa. Det syns i bildrutorna men saknas som text.',
		},
		en: {
			title: 'Embedded content was not read',
			meaning:
				'Posts show embedded content (frames), often of another page, whose text could not be read. It is seen in the tiles but missing as text.',
		},
	},
	'content-not-read': {
		sv: {
			title: 'Innehåll i flödet är inte läst',
			meaning:
				'Bland inläggen står bilder och texter som inte kändes igen som inlägg. De syns i bildrutorna men saknas i posts.jsonl.',
		},
		en: {
			title: 'Content of the feed was not read',
			meaning:
				'Among the posts stand pictures and texts that were not recognised as posts. They are seen in the tiles but missing from posts.jsonl.',
		},
	},
	'pictures-not-read': {
		sv: {
			title: 'Bilder som inlägg uppger gick inte att visa',
			meaning: 'Inlägg uppger fler bilder ("1/5", "+7") än vad som gick att bläddra fram på sidan.',
		},
		en: {
			title: 'Pictures that posts state could not be shown',
			meaning: 'Posts state more pictures ("1/5", "+7") than could be turned to on the page.',
		},
	},
	'boxes-not-in-pixels': {
		sv: {
			title: 'Inlägg har rutor som inte syns hela i bildrutorna',
			meaning:
				'Inlägg har kommentarer eller text i rutor som rullas för sig, och som inte gick att öppna i full höjd. Allt i dem är läst och står i posts.jsonl och text-PDF:en, men bildrutorna visar bara början.',
		},
		en: {
			title: 'Posts hold boxes that the tiles do not show whole',
			meaning:
				'Posts have comments or text in boxes that scroll by themselves and could not be opened to their full height. All of it has been read and stands in posts.jsonl and the text PDF, but the tiles show only its beginning.',
		},
	},
	'slides-not-in-pixels': {
		sv: {
			title: 'Bilder i bildspel syns inte i bildrutorna',
			meaning:
				'Inlägg har bildspel eller dolda bilder som inte gick att bläddra fram och avbilda. De som sidan hämtade finns i posts.jsonl och i webbarkivet.',
		},
		en: {
			title: 'Pictures of carousels are not seen in the tiles',
			meaning:
				'Posts have carousels or hidden pictures that could not be turned to and pictured. Those that the page fetched are in posts.jsonl and in the web archive.',
		},
	},
	'comments-fewer-than-stated': {
		sv: {
			title: 'Färre kommentarer än inläggen uppger',
			meaning: 'Inlägg uppger fler kommentarer än vad som kunde läsas på sidan.',
		},
		en: {
			title: 'Fewer comments than the posts state',
			meaning: 'Posts state more comments than could be read on the page.',
		},
	},
	'repeated-tile': {
		sv: {
			title: 'En bildruta upprepas',
			meaning: 'En bildruta är en kopia av en annan. En del av utseendet kan saknas.',
		},
		en: {
			title: 'A tile is repeated',
			meaning: 'A picture tile is a copy of another. A part of the appearance may be missing.',
		},
	},
	'join-broken': {
		sv: {
			title: 'Bildrutor hänger inte ihop',
			meaning: 'Mellan två bildrutor finns ett glapp eller en överlappning som inte kunde redas ut.',
		},
		en: {
			title: 'Tiles do not join',
			meaning: 'Between two picture tiles there is a gap or an overlap that could not be resolved.',
		},
	},
	'broken-images': {
		sv: {
			title: 'Bilder gick inte att visa',
			meaning: 'Bilder i inlägg kunde inte hämtas eller visas vid fångsten. De saknas i paketet.',
		},
		en: {
			title: 'Images could not be shown',
			meaning:
				'Images in posts could not be fetched or shown during the capture. They are missing from the bundle.',
		},
	},
	'turning-pictures': {
		sv: {
			title: 'Bilder byts av sig själva',
			meaning:
				'Inlägg visar flera bilder efter varandra på samma plats, utan att någon bläddrar. Bildrutan visar en av dem. De andra finns i webbarkivet när sidan har hämtat dem, men inte i bildrutorna.',
		},
		en: {
			title: 'Pictures change by themselves',
			meaning:
				'Posts show several pictures one after the other in the same place, without anybody turning them. The tile shows one of them. The others are in the web archive where the page has fetched them, but not in the tiles.',
		},
	},
	'post-not-shown': {
		sv: {
			title: 'Det beställda inlägget syns inte säkert',
			meaning:
				'Inget inlägg på sidan säger att det ligger på den beställda adressen. Inlägget kan redan vara borttaget, och sidan visa ett annat i dess ställe. Se i bildrutorna efter att det som ska tas bort syns.',
		},
		en: {
			title: 'The post that was ordered may not be shown',
			meaning:
				'No post on the page says that it lies at the ordered address. The post may be gone already, and the page show another in its place. See in the tiles whether what is to be removed is shown.',
		},
	},
	'unloaded-images': {
		sv: {
			title: 'Bilder hann inte laddas',
			meaning:
				'Bilder i inlägg hade inte laddats färdigt när de avbildades, eller så bad sidan aldrig om dem fast den har deras adress.',
		},
		en: {
			title: 'Images had not loaded',
			meaning:
				'Images in posts had not finished loading when they were pictured, or the page never asked for them although it has their address.',
		},
	},
	'still-folded': {
		sv: {
			title: 'Text eller kommentarer är hopfällda',
			meaning: 'En del text eller kommentarer kunde inte fällas ut och syns därför inte i sin helhet.',
		},
		en: {
			title: 'Text or comments are folded',
			meaning: 'Some text or comments could not be unfolded and are not shown in full.',
		},
	},
	...LEVEL_LOSSES,
	'page-cut-off': {
		sv: {
			title: 'Sidan kom inte fram hel',
			meaning: 'Nätverket bröt förbindelsen innan hela sidan hade kommit. Det som stod längre ned saknas.',
		},
		en: {
			title: 'The page did not arrive whole',
			meaning: 'The network broke off before all of the page had come. What stood further down is missing.',
		},
	},
	'bodies-not-recorded': {
		sv: {
			title: 'Nätverkssvar saknas i webbarkivet',
			meaning:
				'Innehållet i en del nätverkssvar kunde inte sparas. Uppspelning av webbarkivet kan sakna delar.',
		},
		en: {
			title: 'Network answers are missing from the web archive',
			meaning:
				'The content of some network answers could not be recorded. Replay of the web archive may lack parts.',
		},
	},
	'recording-broken': {
		sv: {
			title: 'Webbarkivet är ofullständigt',
			meaning:
				'Inspelningen av nätverkstrafiken avbröts. Webbarkivet är inte helt; bilder och text berörs inte.',
		},
		en: {
			title: 'The web archive is incomplete',
			meaning:
				'The recording of network traffic was cut short. The web archive is not whole; pictures and text are not affected.',
		},
	},
	'no-posts': {
		sv: {
			title: 'Inga inlägg kändes igen',
			meaning: 'Inga inlägg kunde läsas på sidan, så det går inte att visa att fångsten är hela kontot.',
		},
		en: {
			title: 'No posts were recognised',
			meaning: 'No posts could be read on the page, so the capture cannot be shown to be the whole account.',
		},
	},
	'overlay-remains': {
		sv: {
			title: 'Något täcker sidan',
			meaning: 'En ruta, till exempel en fråga om kakor, gick inte att stänga och täcker en del av bilderna.',
		},
		en: {
			title: 'Something covers the page',
			meaning:
				'A box, such as a question about cookies, could not be closed and covers a part of the pictures.',
		},
	},
};
