import type { OgonblickError } from '../errors.ts';

type Swedish = readonly [message: string, remedy: string];

const TELL = 'Säg till en administratör: ';

/** Errors of signing in by the organisation's own service, by code. */
export const SWEDISH_SIGN_IN: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'provider-not-set-up': [
		'Ingen inloggningstjänst är inställd.',
		'Logga in med din e-postadress och ditt lösenord.',
	],
	'provider-unreachable': [
		'Inloggningstjänsten går inte att nå: {subject}',
		'Försök igen om en stund. Den som har ett lösenord här kan logga in med det så länge.',
	],
	'provider-wrong': [
		'På {subject} svarar ingen inloggningstjänst som följer OpenID Connect.',
		`${TELL}OIDC_ISSUER ska vara den adress som tjänsten kallar sig själv (issuer).`,
	],
	'provider-differs': [
		'Inloggningstjänsten kallar sig något annat än det som är inställt: {subject}',
		`${TELL}OIDC_ISSUER ska vara organisationens egen tjänst, bokstav för bokstav.`,
	],
	'provider-refused': [
		'Inloggningstjänsten släppte inte in dig ({subject}).',
		'Försök igen. Fortsätter det, fråga den som sköter inloggningstjänsten.',
	],
	'provider-code-refused': [
		'Inloggningen tog för lång tid, eller så är svaret redan använt.',
		'Börja om från inloggningssidan.',
	],
	'provider-client-refused': [
		'Inloggningstjänsten känner inte igen Ögonblick.',
		`${TELL}OIDC_CLIENT_ID och hemligheten i OIDC_SECRET_FILE ska vara de som tjänsten har.`,
	],
	'provider-forged': [
		'Inloggningstjänstens svar går inte att lita på, så du släpptes inte in.',
		'Försök igen. Fortsätter det, säg till en administratör: webbkontorets logg säger vad som var fel.',
	],
	'logout-token-refused': [
		'Det som inloggningstjänsten skickade loggar inte ut någon: {subject}',
		'Låt tjänsten skicka en logout token med sub, signerad med tjänstens egen nyckel, för OIDC_CLIENT_ID. Se också efter att klockorna går rätt.',
	],
	'provider-stale': [
		'Inloggningen påbörjades inte i den här webbläsaren, är redan använd eller tog för lång tid.',
		'Börja om från inloggningssidan.',
	],
	'provider-person-closed': [
		'Du är avstängd från webbkontoret.',
		'Fråga en administratör om du ska släppas in igen.',
	],
	'provider-person-unknown': [
		'Ingen är tillagd här med adressen {subject}.',
		'Be en administratör lägga till dig, med just den adressen. Logga sedan in igen.',
	],
	'provider-person-taken': [
		'Någon annan har loggat in här från inloggningstjänsten med samma adress.',
		'En administratör kan koppla loss personen från inloggningstjänsten, när det är säkert vem du är.',
	],
	'provider-email-unverified': [
		'Inloggningstjänsten har inte bekräftat att {subject} är din adress.',
		'Bekräfta adressen hos inloggningstjänsten, eller fråga den som sköter den. Logga sedan in igen.',
	],
	'provider-without-time': [
		'Inloggningstjänsten säger inte när du loggade in där.',
		'Säg till en administratör: tjänsten ska lämna auth_time i sitt svar (token). Den som har ett lösenord här kan logga in med det så länge.',
	],
	'provider-not-anew': [
		'Inloggningstjänsten släppte igenom dig utan att fråga vem du är.',
		'Logga ut ur inloggningstjänsten och försök sedan igen.',
	],
	'provider-without-claim': [
		'Inloggningstjänsten säger inte vilken adress du har.',
		`${TELL}tjänsten ska lämna den uppgift som OIDC_CLAIM anger, för det som OIDC_SCOPES ber om.`,
	],
	'provider-without-sign-out': [
		'Inloggningstjänsten har ingen sida att logga ut på.',
		'Stäng webbläsaren, eller logga ut på tjänstens egen sida.',
	],
};
