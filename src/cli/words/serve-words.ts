const sv = {
	about: 'Öppnar webbkontoret för arkivarier och registratorer, tills det avslutas.',
	help: [
		'Lyssnar på WEB_HOST och WEB_PORT. Bakom en proxy med TLS anges adressen som WEB_URL.',
		'Webbarkiv spelas upp under ett eget värdnamn: WEB_REPLAY_PORT och WEB_REPLAY_URL.',
		'Med OIDC_ISSUER loggar man in med organisationens konto; lösenord går lika bra.',
		'Så länge ingen administratör finns visas en länk för den första; den fungerar en gång, i 72 timmar.',
		'',
		'Avslutas med Ctrl-C eller SIGTERM. Slutkoder: 0 avslutat, 2 fel inställning eller upptagen port.',
	].join('\n'),
	open: (origin: string) => `Webbkontoret är öppet: ${origin}`,
	first: 'Ingen administratör finns. Öppna den här länken och välj lösenord; den fungerar en gång:',
	stopping: 'Avslutar …',
	stoppedHard: 'Avbruten.',
	closed: 'Webbkontoret är stängt.',
};

const en: typeof sv = {
	about: 'Opens the web office for archivists and records officers, until it is ended.',
	help: [
		'Listens on WEB_HOST and WEB_PORT. Behind a proxy with TLS its address is given as WEB_URL.',
		'Web archives are replayed under a host name of their own: WEB_REPLAY_PORT and WEB_REPLAY_URL.',
		"With OIDC_ISSUER people sign in with the organisation's account; passwords do as well.",
		'As long as there is no administrator a link for the first one is shown; it works once, for 72 hours.',
		'',
		'Ended by Ctrl-C or SIGTERM. Exit codes: 0 ended, 2 a wrong setting or a port that is taken.',
	].join('\n'),
	open: (origin) => `The web office is open: ${origin}`,
	first: 'There is no administrator. Open this link and choose a password; it works once:',
	stopping: 'Ending …',
	stoppedHard: 'Stopped.',
	closed: 'The web office is closed.',
};

export const serveWords = { sv, en };
