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
	'no-login-worker': [
		'Ingen öppnar webbläsare för inloggningar just nu.',
		'Starta arbetaren med `ogonblick job logins`, eller logga in med kommandot login.',
	],
	'login-worker-there': [
		'En annan arbetare öppnar redan webbläsare för inloggningar.',
		'Låt den vara, eller avsluta den först och starta den här igen.',
	],
	'login-room-unusable': [
		'Det går inte att öppna någon uttagspunkt (socket) i datamappen: {subject}',
		'Låt DATA_DIR ligga på en disk i datorn, med en sökväg som är kortare än 90 tecken; nätverksdiskar kan inte ha uttagspunkter. Använd kommandot login så länge.',
	],
	'login-under-way': [
		'Någon håller redan på att logga in på kontot.',
		'Vänta tills den är klar. Bara den som öppnade webbläsaren ser den.',
	],
	'logins-full': ['Så många som får plats loggar in just nu.', 'Försök igen om några minuter.'],
	'login-worker-ends': ['Arbetaren stoppades, och inget är sparat.', 'Öppna en ny webbläsare om en minut.'],
	'login-worker-lost': [
		'Webbläsaren försvann, och inget är sparat.',
		'Öppna en ny. Händer det igen: se efter om arbetaren, `ogonblick job logins`, är igång.',
	],
	'login-left': ['Fönstret stängdes, och inget är sparat.', 'Öppna en ny webbläsare.'],
	'login-idle': [
		'Webbläsaren användes inte på fem minuter och är stängd. Inget är sparat.',
		'Öppna en ny webbläsare.',
	],
	'login-too-long': [
		'Webbläsaren har varit öppen i en halvtimme och är stängd. Inget är sparat.',
		'Öppna en ny webbläsare.',
	],
	'login-not-asked': ['Ingen webbläsare väntar på dig här.', 'Öppna en från sidan för kontots inloggning.'],
	'account-is-closed': ['Kontot är avslutat och fångas inte mer.', 'Ingen inloggning behövs.'],
};
