import type { OgonblickError } from '../errors.ts';

type Swedish = readonly [message: string, remedy: string];

/** Errors of passkeys, by code. */
export const SWEDISH_PASSKEYS: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'passkey-refused': [
		'Det som enheten skickade håller inte, så inget gjordes.',
		'Försök igen. Fortsätter det, säg till en administratör: webbkontorets logg säger vad som var fel.',
	],
	'passkey-stale': [
		'Det påbörjades inte i den här webbläsaren, är redan använt eller tog för lång tid.',
		'Börja om på sidan.',
	],
	'passkey-unknown': [
		'Inloggningsnyckeln finns inte här: den är borttagen, eller gjord för ett annat kontor.',
		'Logga in på ett annat sätt. Ta sedan bort nyckeln ur enheten och lägg till en ny på din sida.',
	],
	'passkey-doubted': [
		'Det verkar finnas en kopia av inloggningsnyckeln ”{subject}”, så den släpper inte in någon mer.',
		'Logga in på ett annat sätt, ta bort den på din sida och säg till en administratör.',
	],
	'passkey-person-closed': [
		'Du är avstängd från webbkontoret.',
		'Fråga en administratör om du ska släppas in igen.',
	],
	'passkeys-impossible': [
		'Webbläsare gör inga inloggningsnycklar på kontorets adress, {subject}.',
		'Det krävs https:// och ett namn i stället för en IP-adress, i inställningen WEB_URL.',
	],
	'passkey-known': [
		'Den inloggningsnyckeln finns redan här.',
		'Logga in med den, eller gör en på en annan enhet.',
	],
	'too-many-passkeys': [
		'Du har {subject} inloggningsnycklar, och fler kan ingen ha.',
		'Ta bort någon som du inte använder längre.',
	],
	'passkey-not-fresh': [
		'Det är mer än 15 minuter sedan du loggade in, så ingen inloggningsnyckel kan läggas till nu.',
		'Logga ut och in igen och lägg sedan till den. Så kan ingen annan göra det på en dator som du har lämnat.',
	],
	'bad-passkey-name': [
		'Inloggningsnyckeln har inget namn, eller ett för långt.',
		'Skriv det du känner igen enheten på, med högst 60 tecken.',
	],
	'no-such-passkey': [
		'Du har ingen sådan inloggningsnyckel.',
		'Ladda sidan igen: den kan ha tagits bort i ett annat fönster.',
	],
};
