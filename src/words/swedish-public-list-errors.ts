/** Message and remedy of what can be wrong with a list on a website, by code; `{subject}` stands for what the error is about. */
export const SWEDISH_PUBLIC_LIST: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
	'bad-list-address': [
		'Det här är ingen adress till en webbsida: {subject}',
		'Skriv hela adressen, till exempel https://www.kommunen.se/sociala-medier',
	],
	'list-not-there': [
		'Det finns ingen sida på den adressen: {subject}',
		'Öppna förteckningen i en webbläsare och kopiera dess adress.',
	],
	'list-not-a-page': [
		'Det som finns på adressen är ingen webbsida: {subject}',
		'Ange adressen till sidan som visar förteckningen.',
	],
	'list-unreachable': [
		'Webbplatsen går inte att läsa just nu: {subject}',
		'Försök igen senare, och se efter att sidan går att öppna i en webbläsare.',
	],
	'private-address': [
		'Webbplatsens adress är privat eller lokal, och öppnas inte utan vidare: {subject}',
		'Ange --allow-host med dess värd, om det verkligen är organisationens egen webbplats.',
	],
};
