import type { FAILURE_CODES } from '../verdict.ts';
import type { WordTable } from './language.ts';

/** What each failure means to a records officer. */
export const FAILURE_WORDS: WordTable<(typeof FAILURE_CODES)[number]> = {
	'login-wall': {
		sv: {
			title: 'Inloggning krävdes',
			meaning:
				'Plattformen visade en inloggningssida i stället för kontot. Kontots innehåll har inte fångats.',
		},
		en: {
			title: 'Login was required',
			meaning:
				'The platform showed a login page instead of the account. The content of the account was not captured.',
		},
	},
	'session-expired': {
		sv: {
			title: 'Inloggningen gäller inte längre',
			meaning:
				'Den sparade inloggningen har gått ut eller avslutats av plattformen. Logga in på nytt med kommandot ogonblick login.',
		},
		en: {
			title: 'The login no longer holds',
			meaning:
				'The stored login has expired or was ended by the platform. Log in again with the command ogonblick login.',
		},
	},
	blocked: {
		sv: {
			title: 'Plattformen spärrade åtkomsten',
			meaning: 'Plattformen nekade besöket, till exempel med en kontroll mot automatiska besökare.',
		},
		en: {
			title: 'The platform refused access',
			meaning: 'The platform turned the visit away, for example with a check against automated visitors.',
		},
	},
	'rate-limited': {
		sv: {
			title: 'För många förfrågningar',
			meaning:
				'Plattformen bad besökaren att vänta. Beställ en ny ögonblicksbild senare; programmet försöker inte igen av sig självt.',
		},
		en: {
			title: 'Too many requests',
			meaning:
				'The platform asked the visitor to wait. Order a new snapshot later; the program does not try again by itself.',
		},
	},
	'not-found': {
		sv: {
			title: 'Kontot fanns inte på adressen',
			meaning: 'Plattformen svarade att sidan inte finns, är borttagen eller avstängd.',
		},
		en: {
			title: 'There was no account at the address',
			meaning: 'The platform answered that the page does not exist, is removed or is suspended.',
		},
	},
	'http-error': {
		sv: {
			title: 'Plattformen svarade med ett fel',
			meaning: 'Servern svarade med en felkod i stället för sidan.',
		},
		en: {
			title: 'The platform answered with an error',
			meaning: 'The server answered with an error code instead of the page.',
		},
	},
	blank: {
		sv: { title: 'Sidan var tom', meaning: 'Sidan öppnades men visade varken text eller bilder.' },
		en: { title: 'The page was blank', meaning: 'The page opened but showed neither text nor pictures.' },
	},
	unreachable: {
		sv: {
			title: 'Adressen kunde inte nås',
			meaning: 'Det gick inte att få kontakt med servern, eller så svarade den inte i tid.',
		},
		en: {
			title: 'The address could not be reached',
			meaning: 'The server could not be contacted, or did not answer in time.',
		},
	},
	'private-address': {
		sv: {
			title: 'Adressen hör till ett internt nät',
			meaning:
				'Adressen leder till ett internt nät och har inte öppnats, för att skydda organisationens egna system.',
		},
		en: {
			title: 'The address belongs to an internal network',
			meaning:
				"The address leads to an internal network and was not opened, to protect the organisation's own systems.",
		},
	},
	crashed: {
		sv: {
			title: 'Webbläsaren avbröts',
			meaning: 'Webbläsaren slutade att fungera under fångsten, så fångsten kan inte användas.',
		},
		en: {
			title: 'The browser crashed',
			meaning: 'The browser stopped working during the capture, so the capture cannot be used.',
		},
	},
	timeout: {
		sv: { title: 'Tiden tog slut', meaning: 'Kontot hann inte fångas inom den tid som var satt.' },
		en: {
			title: 'Time ran out',
			meaning: 'The account could not be captured within the time that was set.',
		},
	},
	'wrong-account': {
		sv: {
			title: 'Fel konto visades',
			meaning: 'Sidan som visades hör till ett annat konto än det som beställningen gäller.',
		},
		en: {
			title: 'Another account was shown',
			meaning: 'The page that was shown belongs to another account than the one that was ordered.',
		},
	},
	'not-a-page': {
		sv: {
			title: 'Adressen är inte en webbsida',
			meaning: 'Adressen gav en fil i stället för en webbsida, så det finns inget konto att fånga där.',
		},
		en: {
			title: 'The address is not a web page',
			meaning: 'The address gave a file instead of a web page, so there is no account to capture there.',
		},
	},
	'no-content': {
		sv: {
			title: 'Sidan saknade innehåll',
			meaning: 'Sidan visade bara några ord och inga inlägg. Det är inte kontot.',
		},
		en: {
			title: 'The page had no content',
			meaning: 'The page showed only a few words and no posts. It is not the account.',
		},
	},
	aborted: {
		sv: { title: 'Fångsten avbröts', meaning: 'Någon avbröt arbetet innan kontot hade fångats.' },
		en: {
			title: 'The capture was stopped',
			meaning: 'Somebody stopped the work before the account was captured.',
		},
	},
	'no-pictures': {
		sv: {
			title: 'Inga bilder av sidan',
			meaning: 'Kontots utseende kunde inte avbildas, så fångsten visar inte hur kontot såg ut.',
		},
		en: {
			title: 'No pictures of the page',
			meaning:
				'The appearance of the account could not be pictured, so the capture does not show how it looked.',
		},
	},
};
