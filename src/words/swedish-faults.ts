const REPORT =
	'Felet är vårt. Kör kommandot igen med LOG_LEVEL=debug och skicka texten till den som förvaltar Ögonblick hos er, eller lägg upp den som ett ärende i projektet.';
const DISK =
	'Se efter om disken är hel och ansluten (datorns systemlogg säger det), och försök igen. Beställningen väntar.';

type Swedish = readonly [message: string, remedy: string];

/** A fault of ours, said in a few words; its code stands with it for the report. */
const ours = (code: string, what: string): Readonly<Record<string, Swedish>> => ({
	[code]: [`${what} (${code}: {subject})`, REPORT],
});

/** What the program stands on is broken, or the program is; `{subject}` stands for what the error is about. */
export const SWEDISH_FAULTS: Readonly<Record<string, Swedish>> = {
	'catalogue-damaged': [
		'Katalogen är skadad: {subject}',
		'Återställ catalogue.sqlite från säkerhetskopia, eller flytta undan filen för att börja en ny katalog. Paketen är orörda, och vart och ett går att kontrollera för sig.',
	],
	'catalogue-refused': ['Katalogen gick inte att läsa eller skriva: {subject}', DISK],
	'bundle-damaged': [
		'Paketet är skadat: {subject}',
		'Hämta det från säkerhetskopia. Kommandot verify säger vilken del som är fel, och bundles show om det är flyttat i karantän. Gällde det en ny ögonblicksbild är inget arkiverat: se över disken; beställningen väntar.',
	],
	'bundle-exists': [
		'Det ligger redan en fil där paketet ska arkiveras, och den skrivs aldrig över: {subject}',
		'Se efter vad det är för fil och flytta den. Beställningen väntar.',
	],
	'store-refused': ['Disken tog inte emot filen: {subject}', DISK],
	'recording-write': ['Inspelningen av sidan gick inte att skriva: {subject}', DISK],
	'recording-read': ['Inspelningen av sidan gick inte att läsa.', DISK],
	'warc-damaged': ['Inspelningen av sidan är skadad: {subject}', DISK],
	'browser-start': [
		'Webbläsaren finns men startar inte: {subject}',
		'Kör kommandot doctor, som säger vad som saknas. Installera om webbläsaren, eller ange en annan i BROWSER_PATH.',
	],
	...ours('unknown-bundle-checked', 'Inget sådant paket är arkiverat'),
	...ours('unknown-bundle-stamped', 'Inget sådant paket är arkiverat'),
	...ours('unknown-order', 'Katalogen har ingen sådan beställning'),
	...ours('order-exists', 'Beställningen finns redan'),
	...ours('filing-differs', 'Ett annat paket är arkiverat med samma id'),
	...ours('register-broken', 'Registret saknar något som kontot hör till'),
	...ours('migration-gap', 'Katalogens versioner följer inte på varandra'),
	...ours('bad-key', 'Platsen för filen går inte att använda'),
	...ours('session-id', 'Kontots id går inte att använda för en inloggning'),
	...ours('gate-open', 'Nätverksspärren släppte inte fram webbläsaren rätt'),
	...ours('recorder-attach', 'Inspelningen kunde inte börja'),
	...ours('page-script', 'Programmets läsning av sidan misslyckades'),
	...ours('no-tiles', 'Fångsten har inga bildrutor'),
	...ours('failed-not-filed', 'En misslyckad fångst arkiveras aldrig'),
	...ours('no-warc', 'Fångsten har ingen inspelning'),
	...ours('tile-damaged', 'En bildruta går inte att läsa'),
	...ours('tile-unreadable', 'En bildruta går inte att läsa'),
	...ours('tile-size', 'En bildruta har fel storlek'),
	...ours('pdf-too-large', 'PDF:en blev för stor'),
	...ours('pdf-unreadable', 'PDF:en som webbläsaren skrev är skadad'),
	...ours('pdf-object-missing', 'En del av PDF:en saknas'),
	...ours('file-changed', 'En fil ändrades medan den packades'),
	...ours('target-exists', 'Det ligger redan en fil där programmet skulle skriva'),
	...ours('unsafe-part-name', 'En fil i fångsten har ett namn som inte går att packa'),
	...ours('unsafe-bundle-id', 'Paketets id går inte att använda'),
};
