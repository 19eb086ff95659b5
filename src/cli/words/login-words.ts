const sv = {
	opened: (address: string, hasEnter: boolean) =>
		`En webbläsare öppnas på ${address}. Logga in där. Är du klar: stäng fönstret${hasEnter ? ', eller tryck Enter här' : ''}.`,
	stored: 'Inloggningen är sparad, krypterad.',
	usable: 'Inloggningen är sparad och har inte gått ut.',
	expired: 'Inloggningen har gått ut. Logga in på nytt med samma kommando utan --check.',
	none: 'Ingen inloggning är sparad för kontot. Det fångas som vilken besökare som helst ser det.',
	forgotten:
		'Inloggningen är borttagen här. Logga också ut den på plattformen, under kontots säkerhetsinställningar.',
	account: 'Konto',
	madeAt: 'Sparad',
	madeBy: 'Av',
	endsBy: 'Senaste slutdatum',
	hosts: 'Gäller för',
	key: 'Nyckel',
	unknownEnd: 'anges inte av plattformen',
	limit: 'Plattformen kan avsluta en inloggning tidigare; det märks först när kontot fångas.',
	conflict: 'Ange --check eller --forget, inte båda.',
	chooseOne: 'Ge kommandot igen med en av dem.',
};

const en: typeof sv = {
	opened: (address, hasEnter) =>
		`A browser opens at ${address}. Log in there. When you are done: close the window${hasEnter ? ', or press Enter here' : ''}.`,
	stored: 'The login is stored, encrypted.',
	usable: 'A login is stored and has not run out.',
	expired: 'The login has run out. Log in again with the same command without --check.',
	none: 'No login is stored for the account. It is captured the way every visitor sees it.',
	forgotten: "The login is removed here. End it on the platform too, in the account's security settings.",
	account: 'Account',
	madeAt: 'Stored',
	madeBy: 'By',
	endsBy: 'Latest end date',
	hosts: 'Holds for',
	key: 'Key',
	unknownEnd: 'not stated by the platform',
	limit: 'A platform may end a login earlier; that shows only when the account is captured.',
	conflict: 'Give --check or --forget, not both.',
	chooseOne: 'Give the command again with one of them.',
};

/** What a person reads about logins. */
export const loginWords = { sv, en };
