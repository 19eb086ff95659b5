const sv = {
	title: 'Inloggningsnycklar',
	linkLead: 'Logga in med fingeravtryck, ansikte eller pinkod i stället för lösenord.',
	lead: 'En inloggningsnyckel (passkey) finns i din telefon, din dator eller en säkerhetsnyckel. Du visar enheten att det är du, med fingeravtryck, ansikte eller pinkod, och loggar in utan lösenord. Den går inte att lura av dig på en falsk sida, och här sparas inget som någon annan kan logga in med.',
	own: 'Dina inloggningsnycklar',
	caption: 'Dina inloggningsnycklar, den äldsta först',
	none: 'Du har inga inloggningsnycklar.',
	name: 'Namn',
	nameHint: 'Det du känner igen enheten på, till exempel ”Jobbtelefonen”.',
	nameOf: (name: string) => `Namn på ${name}`,
	added: 'Tillagd',
	used: 'Senast använd',
	never: 'aldrig',
	kind: 'Finns',
	synced: 'på flera av dina enheter',
	single: 'bara på en enhet',
	state: 'Läge',
	live: 'fungerar',
	doubted: 'stängd: det verkar finnas en kopia av den. Ta bort den och säg till en administratör',
	elsewhere: (host: string) => `fungerar inte här: den gjordes för ${host}`,
	rename: 'Byt namn',
	renameAria: (name: string) => `Byt namn på ${name}`,
	remove: 'Ta bort',
	removeAria: (name: string) => `Ta bort ${name}`,
	add: 'Lägg till en inloggningsnyckel',
	addLead: 'Webbläsaren frågar var nyckeln ska finnas och ber dig visa att det är du.',
	addButton: 'Lägg till',
	notFresh:
		'Det är mer än 15 minuter sedan du loggade in. Logga ut och in igen, så kan du lägga till en inloggningsnyckel. Det är för att ingen annan ska kunna göra det på en dator som du har lämnat.',
	notFreshAt: (name: string) =>
		`Visa först att det är du. Det ska ha skett inom 15 minuter, för att ingen annan ska kunna lägga till en inloggningsnyckel på en dator som du har lämnat. Loggar du in med ${name} frågar den dig på nytt; har du ett lösenord här kan du logga ut och in med det i stället.`,
	showAt: (name: string) => `Visa att det är du, med ${name}`,
	impossible: {
		'ip-address': (port: string | undefined) =>
			port === undefined
				? 'Webbläsare gör inga inloggningsnycklar för en IP-adress. Säg till den som sköter Ögonblick: inställningen WEB_URL ska vara en adress med ett namn, till exempel https://ogonblick.kommun.example.'
				: `Webbläsare gör inga inloggningsnycklar för en IP-adress. Öppna kontoret på http://localhost${port === '' ? '' : `:${port}`} i stället.`,
		'not-secure': (_: string | undefined) =>
			'Webbläsare gör inga inloggningsnycklar utan https. Säg till den som sköter Ögonblick: inställningen WEB_URL ska börja med https://.',
	},
	back: 'Till min inloggning',
	use: 'Använd en inloggningsnyckel',
	needsScript: 'Inloggningsnycklar kräver att JavaScript är påslaget i webbläsaren.',
	old: 'Webbläsaren är för gammal för inloggningsnycklar. Uppdatera den, eller använd en annan.',
	cancelled: 'Det avbröts, tog för lång tid, eller så finns ingen inloggningsnyckel hit på enheten.',
	known: 'Enheten har redan en inloggningsnyckel hit.',
	failedMaking: 'Enheten kunde inte göra någon inloggningsnyckel. Försök igen, eller med en annan enhet.',
	failedSigning: 'Inloggningsnyckeln gick inte att använda. Försök igen, eller logga in på ett annat sätt.',
	nowAdded: 'Inloggningsnyckeln är tillagd. Nästa gång kan du logga in med den.',
	renamed: 'Namnet är ändrat.',
	removed:
		'Inloggningsnyckeln är borttagen och släpper inte in någon mer. Ta bort den också ur enheten: den visas annars där.',
};

const en: typeof sv = {
	title: 'Passkeys',
	linkLead: 'Sign in by fingerprint, face or PIN in place of a password.',
	lead: 'A passkey is in your phone, your computer or a security key. You show the device that it is you, by fingerprint, face or PIN, and sign in without a password. Nobody can trick you out of it on a false page, and nothing is kept here that anybody else could sign in with.',
	own: 'Your passkeys',
	caption: 'Your passkeys, the oldest first',
	none: 'You have no passkeys.',
	name: 'Name',
	nameHint: 'What you know the device by, such as “Work phone”.',
	nameOf: (name) => `Name of ${name}`,
	added: 'Added',
	used: 'Used last',
	never: 'never',
	kind: 'Is',
	synced: 'on several of your devices',
	single: 'on one device only',
	state: 'State',
	live: 'works',
	doubted: 'shut: there seems to be a copy of it. Remove it and tell an administrator',
	elsewhere: (host) => `does not work here: it was made for ${host}`,
	rename: 'Rename',
	renameAria: (name) => `Rename ${name}`,
	remove: 'Remove',
	removeAria: (name) => `Remove ${name}`,
	add: 'Add a passkey',
	addLead: 'The browser asks where the passkey is to be and has you show that it is you.',
	addButton: 'Add',
	notFresh:
		'It is more than 15 minutes since you signed in. Sign out and in again, and you can add a passkey. So nobody else can do it on a computer that you left.',
	notFreshAt: (name) =>
		`First show that it is you. It has to be within 15 minutes, so that nobody else can add a passkey on a computer that you left. If you sign in with ${name}, it asks you anew; if you have a password here, you can sign out and in with that instead.`,
	showAt: (name) => `Show that it is you, with ${name}`,
	impossible: {
		'ip-address': (port) =>
			port === undefined
				? 'Browsers make no passkeys for an IP address. Tell whoever keeps Ögonblick: the setting WEB_URL has to be an address with a name, such as https://ogonblick.kommun.example.'
				: `Browsers make no passkeys for an IP address. Open the office at http://localhost${port === '' ? '' : `:${port}`} instead.`,
		'not-secure': () =>
			'Browsers make no passkeys without https. Tell whoever keeps Ögonblick: the setting WEB_URL has to begin with https://.',
	},
	back: 'To my sign-in',
	use: 'Use a passkey',
	needsScript: 'Passkeys need JavaScript, which is off in the browser.',
	old: 'The browser is too old for passkeys. Update it, or use another one.',
	cancelled: 'It was cancelled, took too long, or there is no passkey for this office on the device.',
	known: 'The device has a passkey for this office already.',
	failedMaking: 'The device could not make a passkey. Try again, or with another device.',
	failedSigning: 'The passkey could not be used. Try again, or sign in another way.',
	nowAdded: 'The passkey is added. Next time you can sign in with it.',
	renamed: 'The name is changed.',
	removed:
		'The passkey is removed and lets nobody in any more. Remove it from the device as well, or it is still shown there.',
};

export const passkeyWords = { sv, en };
