import type { WrongSetting } from '../config.ts';

const CRON = 'fem eller sex fält som cron skriver dem, till exempel */10 * * * *, eller off';
const CLOCKS = ['CLOCK_DUE', 'CLOCK_WORK', 'CLOCK_WATCH', 'CLOCK_FIXITY', 'CLOCK_RESEAL', 'CLOCK_NOTIFY'];

/** Settings whose form no list or range says. Their English words are those of the schema itself. */
const FORMS: Readonly<Record<string, string>> = {
	ORGANISATION_NUMBER: 'tio siffror, till exempel 212000-0985',
	ARCHIVE_NAME: 'arkivets namn; det behövs när ARCHIVE_NUMBER är angivet',
	ARCHIVE_NUMBER: 'tio siffror, till exempel 202100-1074',
	LOCALE: 'ett språk med sin märkning enligt BCP 47, till exempel sv-SE',
	ALLOW_HOSTS: 'värdar, var och en som värd eller värd:port, utan https:// och sökväg',
	TIMEZONE: 'en tidszon med sitt namn hos IANA, till exempel Europe/Stockholm',
	...Object.fromEntries(CLOCKS.map((name) => [name, CRON])),
	SMTP_URL: 'en e-postserver som smtps://användare:lösenord@värd eller smtp://värd:587',
	TIMESTAMP_URLS: 'högst fem adresser som börjar med https:// eller http://',
	TIMESTAMP_POLICY: 'en objektidentifierare, till exempel 1.3.6.1.4.1.13762.3',
	NOTICES_FROM: 'en e-postadress; den behövs när SMTP_URL är angiven',
	NOTICES_TO: 'en e-postadress',
	WEBHOOK_URL: 'en adress som börjar med https:// (http bara till en värd i ALLOW_HOSTS)',
	OIDC_ISSUER: 'en adress som börjar med https://, utan ? och # (http bara till en värd i ALLOW_HOSTS)',
	OIDC_CLIENT_ID: 'ett namn; det behövs när OIDC_ISSUER är angiven',
	OIDC_SECRET_FILE: 'sökvägen till en fil; den behövs när OIDC_ISSUER är angiven',
	OIDC_NAME: 'högst 60 tecken',
	OIDC_SCOPES: 'ord med ett mellanslag emellan, och openid bland dem',
	OIDC_CLAIM: 'namnet på en uppgift, till exempel email eller upn',
	WEB_URL: 'https:// och ett namn, utan sökväg',
	WEB_REPLAY_URL: 'https:// och ett namn, utan sökväg',
	WEB_ACCENT: 'en färg, till exempel #0a4b78',
	WEB_ACCENT_DARK: 'en färg, till exempel #9fd0f5',
	SECOND_STORE: 'en mapp, eller s3://hink/prefix',
	SECOND_STORE_ENDPOINT: 'en adress som börjar med https://',
	SECOND_STORE_REGION: 'en region, till exempel eu-north-1',
	WEBHOOK_SECRET_FILE: 'sökvägen till en fil; den behövs när WEBHOOK_URL är angiven',
};

/** Which setting is wrong, what was given and what is allowed, in Swedish on one line. */
export function wrongSetting({ name, given, allowed }: WrongSetting): string {
	return `${name} är ”${given}” men ska vara ${inWords(name, allowed)}`;
}

function inWords(name: string, allowed: WrongSetting['allowed']): string {
	if (allowed.kind === 'form') return FORMS[name] ?? allowed.words;
	if (allowed.kind === 'one-of')
		return new Intl.ListFormat('sv', { type: 'disjunction' }).format(allowed.words);
	const range = `från ${allowed.low.toLocaleString('sv-SE')} till ${allowed.high.toLocaleString('sv-SE')}`;
	// The settings are read by a machine: a decimal comma is what a Swede writes, and is refused.
	return allowed.kind === 'whole'
		? `ett heltal ${range}`
		: `ett tal ${range}, med punkt i stället för decimalkomma`;
}
