const AGAIN = 'Logga in på nytt med kommandot login.';

/** Message and remedy of what can be wrong with a login, by code; `{subject}` stands for what the error is about. */
export const SWEDISH_LOGIN: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
	'no-display': [
		'Det finns ingen skärm att öppna en webbläsare på.',
		'Kör kommandot login i en terminal på ett skrivbord, eller genom ssh -X från ett. DATA_DIR och SESSION_KEY_FILE ska vara desamma som vid fångsterna.',
	],
	'login-lost': [
		'Webbläsaren avslutades innan inloggningen kunde läsas; inget är sparat.',
		'Logga in igen, och stäng bara fönstret, eller tryck Enter i terminalen.',
	],
	'login-empty': [
		'Webbläsaren har ingen inloggning för {subject}: varken kakor eller annat sparat. Inget är sparat.',
		'Logga in på plattformen i fönstret som öppnas, vänta tills dess sida visas och stäng sedan fönstret.',
	],
	'login-stopped': ['inloggningen avbröts, och inget är sparat.', 'Ge kommandot igen när det passar.'],
	'session-key-inside-data': [
		'Nyckeln till inloggningarna ligger i datamappen, bredvid det som den låser: {subject}',
		'Flytta den ut ur DATA_DIR, bort också från datamappens säkerhetskopior, och ange den nya platsen i SESSION_KEY_FILE.',
	],
	'session-key-open': [
		'Andra än ägaren kan läsa nyckeln till inloggningarna: {subject}',
		'Ge bara ägaren rätt att läsa den (chmod 600). Kan någon ha läst den: ta bort den, logga ut på plattformarna och logga in på nytt.',
	],
	'session-key-unusable': [
		'Nyckeln till inloggningarna går inte att använda: {subject}',
		'Ange i SESSION_KEY_FILE en fil utanför DATA_DIR som ägs av den användare som kör Ögonblick.',
	],
	'session-key-missing': [
		'En inloggning är sparad, men nyckeln som öppnar den finns inte: {subject}',
		`Lägg tillbaka nyckeln, ange den i SESSION_KEY_FILE, eller ta bort inloggningen med login --forget. ${AGAIN}`,
	],
	'session-unreadable': [
		'En sparad inloggning går inte att öppna: {subject} är skadad, eller låst med en annan nyckel.',
		`Lägg tillbaka den nyckel som användes, eller gör så här: ${AGAIN}`,
	],
	'session-unwritable': [
		'Inloggningen går inte att spara: {subject}',
		'Frigör utrymme, eller ge den användare som kör Ögonblick rätt att skriva där, och logga in igen.',
	],
};
