import type { OgonblickError } from '../../errors.ts';
import type { PasswordFlaw } from '../../records/people/password.ts';
import type { RegisterField } from '../../records/register/problem.ts';
import { agreementWrong } from '../../records/words/agreement.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { AgreementRefused } from '../../work/delivery/refused.ts';

/** Fields of the register by what they are called on the page. */
export function fieldNames(fields: readonly string[], lang: Language): string {
	const isField = (field: string): field is RegisterField => Object.hasOwn(FIELD_NAMES, field);
	return fields.map((field) => (isField(field) ? FIELD_NAMES[field][lang] : field)).join(', ');
}

type Told = readonly [message: string, remedy: string];

const FLAWS: Readonly<Record<PasswordFlaw, string>> = {
	short: 'Lösenordet är kortare än 12 tecken.',
	long: 'Lösenordet är längre än något som sparas här.',
	common: 'Lösenordet hör till dem som gissas först.',
	'own-name': 'Lösenordet är knappt mer än ditt eget namn eller din adress.',
};

/** What the web office alone says; everything else that is thrown on purpose has its words where the commands have theirs. */
export const WEB_SWEDISH: Readonly<Record<string, Told | ((error: OgonblickError) => Told)>> = {
	'sign-in-wrong': [
		'Adressen och lösenordet hör inte ihop.',
		'Försök igen. En administratör kan ge dig en länk för att välja ett nytt lösenord.',
	],
	'sign-in-waits': ({ subject }) => [
		`För många fel lösenord. Vänta ${subject} sekunder.`,
		'Försök sedan igen. En administratör kan ge dig en länk för att välja ett nytt lösenord.',
	],
	'weak-password': ({ subject }) => [
		FLAWS[subject as PasswordFlaw] ?? FLAWS.short,
		'Välj minst 12 tecken som är svåra att gissa, till exempel fyra ord som inte hör ihop.',
	],
	'current-password-wrong': [
		'Det nuvarande lösenordet är ett annat.',
		'Skriv det lösenord som du loggade in med.',
	],
	'passwords-differ': ['Lösenorden är inte likadana.', 'Skriv samma lösenord i båda fälten.'],
	'invitation-used': [
		'Länken fungerar inte längre: den har använts, ersatts av en nyare, blivit för gammal eller slutat gälla när lösenordet byttes eller en roll gavs.',
		'Be en administratör om en ny. Den första administratören får en ny länk när Ögonblick startas om.',
	],
	'not-a-form': ['Det som skickades är inget formulär.', 'Öppna sidan igen och skicka formuläret därifrån.'],
	'changed-meanwhile': ({ subject = '' }) => [
		`Någon annan har ändrat det här sedan du öppnade sidan: ${fieldNames(subject.split(','), 'sv')}.`,
		'Jämför med vad som gäller nu. Spara igen om det som du har skrivit ska gälla i stället.',
	],
	'bad-name': [
		'Det är inget för- och efternamn på en person.',
		'Skriv för- och efternamn: det som görs här antecknas med vem som gjorde det.',
	],
	'bad-email': ['Det är ingen e-postadress.', 'Skriv den som namn@kommunen.example.'],
	'duplicate-person': [
		'Någon annan loggar in med den adressen.',
		'Ange en annan adress, eller ändra rollerna för den som har den.',
	],
	'no-grants': [
		'Personen har ingen roll.',
		'Välj minst en roll, för hela organisationen eller för en verksamhet.',
	],
	'last-administrator': [
		'Då finns ingen kvar som kan ge andra tillträde.',
		'Gör först någon annan till administratör för hela organisationen.',
	],
	'not-allowed': [
		'Dina roller räcker inte till det.',
		'Be en administratör om rollen som behövs, eller be någon som har den att göra det.',
	],
	'foreign-form': [
		'Formuläret skickades inte från en sida här.',
		'Öppna sidan här och skicka formuläret därifrån.',
	],
	'foreign-host': ['Den här adressen är inte webbkontorets.', 'Gå till {subject}.'],
	'agreement-for-both': [
		'Både en arkivbildare och en verksamhet är vald.',
		'Ange antingen en arkivbildare eller en verksamhet.',
	],
	'no-such-unit': ['Verksamheten finns inte.', 'Sök upp den i listan över verksamheter.'],
	'bad-interval': ['Så ofta går det inte att bevaka.', 'Välj något i listan.'],
	'no-table': ['Ingen fil valdes.', 'Välj filen med tabellen.'],
	'table-too-large': [
		'Tabellen är större än 5 MB.',
		'Dela den, eller be den som sköter datorn att läsa in den med kommandot import.',
	],
	'no-file': ['Ingen fil valdes.', 'Välj filen med planen.'],
	'no-such-picture': ['Bilden finns inte.', 'Öppna sidan som den stod på på nytt.'],
	'picture-damaged': [
		'En bild i paketet går inte att visa: {subject}',
		'Kontrollera paketet: kommandot verify säger vad som har ändrats i det.',
	],
	'too-many-watching': [
		'För många fönster följer beställningar just nu.',
		'Stäng ett fönster som följer en beställning, och öppna sidan igen.',
	],
	'token-missing': [
		'Begäran har ingen nyckel.',
		'Skicka den i huvudet Authorization, som: Bearer och nyckeln.',
	],
	'token-invalid': [
		'Nyckeln är okänd, återkallad eller har gått ut.',
		'Skapa en ny i webbkontoret, under Min inloggning, och ge den till programmet.',
	],
	'token-waits': ({ subject }) => [
		`För många nycklar som inte gäller. Vänta ${subject} sekunder.`,
		'Försök sedan igen med en nyckel som gäller.',
	],
	'token-hurries': ({ subject }) => [
		`Nyckeln frågar för ofta. Vänta ${subject} sekunder.`,
		'Fråga högst 600 gånger i minuten.',
	],
	'token-in-address': [
		'En nyckel hör inte hemma i en adress.',
		'Skicka den i huvudet Authorization, och byt ut den här: den kan stå i loggar nu.',
	],
	'bad-token-name': ['Nyckeln behöver ett namn på högst 100 tecken.', 'Skriv vilket program den är för.'],
	'bad-token-days': ['Så länge kan nyckeln inte gälla.', 'Välj 30, 90, 180 eller 365 dagar.'],
	'token-without-role': ['Nyckeln har ingen roll.', 'Välj en roll som du själv har.'],
	'bad-hook-address': [
		'Det är ingen https-adress som går att skicka till.',
		'Skriv hela adressen, med https:// först, utan användarnamn, lösenord och #; http:// bara till en värd i ALLOW_HOSTS.',
	],
	'bad-hook-events': [
		'Inget är valt, eller något som inte finns.',
		'Välj minst en händelse som programmet ska få veta.',
	],
	'too-many-hooks': ['Det finns redan 50 webhookar.', 'Ta bort dem som ingen behöver.'],
	'bad-request': ['Begäran är inte som beskrivningen säger.', 'Jämför med /api/v1/openapi.json.'],
	'bad-cursor': ['Listan fortsätter inte där.', 'Skicka det som förra svaret gav som next, oförändrat.'],
	'no-such-path': ['API:et har ingen sådan fråga.', 'Se vilka som finns i /api/v1/openapi.json.'],
	'not-json': ['Det som skickades är inte JSON.', 'Skicka Content-Type: application/json.'],
	'body-slow': ['Begäran kom inte fram i tid.', 'Skicka den igen, allt på en gång.'],
	'too-large': ['Det som skickades är för stort.', 'Skicka mindre åt gången.'],
};

/**
 * An error in words for a page.
 * @returns undefined where the web office has none of its own for it in that language
 */
export function webErrorWords(
	error: OgonblickError,
	lang: Language,
): { message: string; remedy: string } | undefined {
	if (error instanceof AgreementRefused) {
		const remedy = lang === 'sv' ? 'Rätta det som nämns ovan.' : 'Correct what is named above.';
		return { message: agreementWrong(error.wrong, lang, 'page'), remedy };
	}
	const swedish =
		lang === 'sv' && Object.hasOwn(WEB_SWEDISH, error.code) ? WEB_SWEDISH[error.code] : undefined;
	if (!swedish) return undefined;
	const [message, remedy] = typeof swedish === 'function' ? swedish(error) : swedish;
	const filled = (text: string) => text.replaceAll('{subject}', error.subject ?? '');
	return { message: filled(message), remedy: filled(remedy) };
}
