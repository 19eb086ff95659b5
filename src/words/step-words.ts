import type { Language } from '../records/words/language.ts';

/** What is going on, in the person's words; a step without words is called by its name. */
export function stepWords(step: string, lang: Language): string {
	const wait = lang === 'sv' ? /^waiting (\d+) s/.exec(step)?.[1] : undefined;
	if (wait && step.includes('host')) return `Väntar ${wait} s: en fångst på samma värd är nyss avslutad`;
	if (wait) return `Väntar ${wait} s, som servern begär`;
	return STEPS[step]?.[lang === 'sv' ? 0 : 1] ?? step;
}

/** Names of steps, as capture and work call them: Swedish, English. */
const STEPS: Readonly<Record<string, readonly [string, string]>> = {
	claimed: ['Förbereder fångsten', 'Preparing the capture'],
	open: ['Öppnar sidan', 'Opening the page'],
	settle: ['Väntar tills sidan är färdig', 'Waiting until the page is done'],
	look: ['Ser efter vad sidan visar', 'Looking at what the page shows'],
	profile: ['Läser profilen', 'Reading the profile'],
	consent: ['Besvarar frågan om kakor', 'Answering the cookie question'],
	walk: ['Läser flödet', 'Reading the feed'],
	relook: ['Ser efter igen', 'Looking once more'],
	texts: ['Sparar inläggens text', "Saving the posts' text"],
	'text-pdf': ['Gör en sökbar PDF', 'Making a searchable PDF'],
	tabs: ['Besöker kontots flikar', "Visiting the account's tabs"],
	permalinks: ['Besöker inläggens egna sidor', "Visiting the posts' own pages"],
	'join-pages': ['Fogar samman det som sidorna visar', 'Joining what the pages show'],
	overview: ['Gör en översiktsbild', 'Making an overview picture'],
	recording: ['Avslutar inspelningen', 'Finishing the recording'],
	compose: ['Sätter samman en sökbar PDF av inläggen', 'Composing a searchable PDF of the posts'],
	replay: ['Spelar upp inspelningen utan nätverk', 'Replaying the recording without a network'],
	compare: ['Jämför vittnena', 'Comparing the witnesses'],
	judge: ['Bedömer fångsten', 'Judging the capture'],
	pack: ['Packar och förseglar', 'Packing and sealing'],
	put: ['Lägger paketet på sin plats', 'Putting the bundle in its place'],
	verify: ['Kontrollerar paketet', 'Checking the bundle'],
	file: ['Skriver in i katalogen', 'Entering it in the catalogue'],
};
