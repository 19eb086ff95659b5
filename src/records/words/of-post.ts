import type { FindingCode, NOTE_CODES } from '../verdict.ts';
import type { Language, Words, WordTable } from './language.ts';

type PostNote = Extract<(typeof NOTE_CODES)[number], 'post-led-elsewhere' | 'comment-not-told'>;

/** Notes of evidence of one post alone. */
export const POST_NOTE_WORDS: WordTable<PostNote> = {
	'post-led-elsewhere': {
		sv: {
			title: 'Den beställda adressen ledde vidare',
			meaning:
				'Plattformen visade inlägget på en annan adress än den beställda. Det räknas som det beställda. Se i bildrutorna att det är rätt inlägg.',
		},
		en: {
			title: 'The ordered address led elsewhere',
			meaning:
				'The platform showed the post at another address than the ordered one. It is taken for the ordered one. See in the tiles that it is the right post.',
		},
	},
	'comment-not-told': {
		sv: {
			title: 'Vilken kommentar det gäller framgår inte av sidan',
			meaning:
				'Beställningen gäller en kommentar, och sidan säger inte vilken av kommentarerna som har den adressen. Inlägget är fångat med sina kommentarer. Se i bildrutorna att den som ska tas bort syns.',
		},
		en: {
			title: 'The page does not say which comment is meant',
			meaning:
				'A comment was ordered, and the page does not say which of its comments has that address. The post is captured with its comments. See in the tiles that the one to be removed is shown.',
		},
	},
};

/** What a finding says where evidence of one post was ordered, of those that else speak of the account. */
export const OF_POST: Readonly<Partial<Record<FindingCode, Readonly<Record<Language, Words>>>>> = {
	'login-wall': {
		sv: {
			title: 'Inloggning krävdes',
			meaning: 'Plattformen visade en inloggningssida i stället för inlägget. Inlägget har inte fångats.',
		},
		en: {
			title: 'Login was required',
			meaning: 'The platform showed a login page instead of the post. The post was not captured.',
		},
	},
	'not-found': {
		sv: {
			title: 'Inlägget fanns inte på adressen',
			meaning: 'Plattformen svarade att sidan inte finns, är borttagen eller avstängd.',
		},
		en: {
			title: 'There was no post at the address',
			meaning: 'The platform answered that the page does not exist, is removed or is suspended.',
		},
	},
	timeout: {
		sv: { title: 'Tiden tog slut', meaning: 'Inlägget hann inte fångas inom den tid som var satt.' },
		en: { title: 'Time ran out', meaning: 'The post could not be captured within the time that was set.' },
	},
	'wrong-account': {
		sv: {
			title: 'Något annat än inlägget visades',
			meaning: 'Sidan som visades hör till en annan adress än det inlägg som beställningen gäller.',
		},
		en: {
			title: 'Something else than the post was shown',
			meaning: 'The page that was shown belongs to another address than the post that was ordered.',
		},
	},
	'not-a-page': {
		sv: {
			title: 'Adressen är inte en webbsida',
			meaning: 'Adressen gav en fil i stället för en webbsida, så det finns inget inlägg att fånga där.',
		},
		en: {
			title: 'The address is not a web page',
			meaning: 'The address gave a file instead of a web page, so there is no post to capture there.',
		},
	},
	'no-content': {
		sv: {
			title: 'Sidan saknade innehåll',
			meaning: 'Sidan visade bara några ord och inget inlägg. Inlägget har inte fångats.',
		},
		en: {
			title: 'The page had no content',
			meaning: 'The page showed only a few words and no post. The post was not captured.',
		},
	},
	aborted: {
		sv: { title: 'Fångsten avbröts', meaning: 'Någon avbröt arbetet innan inlägget hade fångats.' },
		en: {
			title: 'The capture was stopped',
			meaning: 'Somebody stopped the work before the post was captured.',
		},
	},
	'no-pictures': {
		sv: {
			title: 'Inga bilder av sidan',
			meaning: 'Inläggets utseende kunde inte avbildas, så fångsten visar inte hur det såg ut.',
		},
		en: {
			title: 'No pictures of the page',
			meaning:
				'The appearance of the post could not be pictured, so the capture does not show how it looked.',
		},
	},
	'no-posts': {
		sv: {
			title: 'Inget inlägg kunde läsas',
			meaning: 'Inget inlägg kunde läsas på sidan, så det går inte att visa att fångsten är det beställda.',
		},
		en: {
			title: 'No post could be read',
			meaning: 'No post could be read on the page, so the capture cannot be shown to be what was ordered.',
		},
	},
	'wall-after-content': {
		sv: {
			title: 'Plattformen stoppade fångsten',
			meaning:
				'En del av sidan fångades innan plattformen krävde inloggning eller nekade mer. Resten saknas.',
		},
		en: {
			title: 'The platform stopped the capture',
			meaning:
				'A part of the page was captured before the platform asked for a login or refused more. The rest is missing.',
		},
	},
	'level-limited': {
		sv: {
			title: 'Nivån begränsar innehållet',
			meaning: 'Beställd nivå omfattar inte allt på inläggets sida. Det som nivån omfattar finns med.',
		},
		en: {
			title: 'The level limits the content',
			meaning:
				"The level that was ordered does not take in all of the post's page. What it takes in is there.",
		},
	},
};
