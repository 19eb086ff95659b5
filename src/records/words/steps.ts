import type { Language } from './language.ts';

/** What a step of a capture does, as part of a sentence, by the name that the manifest has. */
export const STEP_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	open: { sv: 'öppna sidan', en: 'open the page' },
	settle: { sv: 'vänta tills sidan är färdig', en: 'wait until the page is done' },
	look: { sv: 'se efter vad sidan visar', en: 'look at what the page shows' },
	profile: { sv: 'läsa profilen', en: 'read the profile' },
	consent: { sv: 'besvara frågan om kakor', en: 'answer the cookie question' },
	walk: { sv: 'läsa flödet', en: 'read the feed' },
	relook: { sv: 'se efter igen', en: 'look once more' },
	texts: { sv: 'spara inläggens text', en: "save the posts' text" },
	'text-pdf': { sv: 'göra en sökbar PDF', en: 'make a searchable PDF' },
	tabs: { sv: 'besöka kontots flikar', en: "visit the account's tabs" },
	permalinks: { sv: 'besöka inläggens egna sidor', en: "visit the posts' own pages" },
	'join-pages': { sv: 'foga samman det som sidorna visar', en: 'join what the pages show' },
	overview: { sv: 'göra en översiktsbild', en: 'make an overview picture' },
	recording: { sv: 'avsluta inspelningen', en: 'finish the recording' },
	compose: { sv: 'sätta samman en sökbar PDF av inläggen', en: 'compose a searchable PDF of the posts' },
	replay: { sv: 'spela upp inspelningen utan nätverk', en: 'replay the recording without a network' },
	compare: { sv: 'jämföra vittnena', en: 'compare the witnesses' },
};
