type Swedish = readonly [message: string, remedy: string];

/** Errors about notices, by code. */
export const SWEDISH_NOTICES: Readonly<Record<string, Swedish>> = {
	'post-secret-unreadable': [
		'Filen med hemligheten går inte att läsa: {subject}',
		'Rätta sökvägen i inställningen, och låt den användare som kör Ögonblick läsa filen.',
	],
	'post-secret-short': [
		'Hemligheten i {subject} är för kort.',
		'Skriv en längre, till exempel med: openssl rand -hex 32',
	],
	'notices-overtaken': [
		'En annan process har redan hunnit säga det; inget är sparat här.',
		'Inget är förlorat. Försök igen senare.',
	],
	'no-mail': ['E-post är inte inställd.', 'Ange SMTP_URL och NOTICES_FROM; README.md förklarar dem.'],
	'not-email': [
		'”{subject}” är ingen e-postadress.',
		'Skriv en hel adress, till exempel namn@kommunen.example.',
	],
	'mail-not-sent': [
		'Provbrevet kom inte fram: {subject}',
		'Rätta SMTP_URL, eller lösenordet i den, och försök igen. Kommandot doctor visar vart breven ska gå.',
	],
};
