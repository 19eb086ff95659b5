/** Fields of an order as the command line calls them. */
type Fields = Readonly<Record<string, string>>;

const sv = {
	stopped: 'Avbrutet',
	labels: {
		'correct-and-retry': 'Det gick inte',
		'retry-later': 'Inte just nu',
		'report-fault': 'Fel i programmet',
	},
	damaged: 'Skadat eller upptaget på disken',
	unexpected: (message: string) => `Något oväntat hände: ${message}`,
	report:
		'Felet är vårt. Kör kommandot igen med LOG_LEVEL=debug och skicka texten till den som förvaltar Ögonblick hos er, eller lägg upp den som ett ärende i projektet.',
	about: 'Det gäller:',
	fields: { target: 'kontot eller adressen', allowHosts: '--allow-host', account: '--account' } as Fields,
	remedy: 'Gör så här:',
};

const en: typeof sv = {
	stopped: 'Stopped',
	labels: {
		'correct-and-retry': 'Not possible',
		'retry-later': 'Not right now',
		'report-fault': 'Fault in the program',
	},
	damaged: 'Damaged or in the way on the disk',
	unexpected: (message) => `Something unexpected happened: ${message}`,
	report:
		'The fault is ours. Run the command again with LOG_LEVEL=debug and send the text to whoever maintains Ögonblick where you are, or open an issue in the project.',
	about: 'About:',
	fields: { target: 'the account or address', allowHosts: '--allow-host', account: '--account' },
	remedy: 'What to do:',
};

/** The frame around an error message. The message itself is in error-words. */
export const faultWords = { sv, en };
