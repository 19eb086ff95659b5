/** Errors of searching, by code. */
export const SWEDISH_FIND = {
	'empty-query': [
		'Det finns inget ord att söka efter.',
		'Skriv minst ett ord som ska finnas. Ett minus utesluter det som står efter.',
	],
	'long-query': ['Sökningen är för lång.', 'Skriv högst 300 tecken och 24 ord.'],
	'short-beginning': [
		'För lite av ett ord står före en stjärna.',
		'Skriv minst tre bokstäver före stjärnan.',
	],
	'office-closing': ['Webbkontoret stoppas just nu.', 'Försök igen om en minut.'],
	'search-too-long': [
		'Sökningen tog för lång tid och avbröts.',
		'Avgränsa den med år, verksamhet eller konto, eller med ett mindre vanligt ord. Eller försök igen om en stund.',
	],
	'not-one-account': [
		'Det behövs två olika ögonblicksbilder av ett och samma konto.',
		'Välj två ögonblicksbilder av samma konto.',
	],
	'index-stopped': [
		'Avbrutet när {subject} paket till hade blivit sökbara.',
		'Kör kommandot igen, så fortsätter det där det slutade.',
	],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;
