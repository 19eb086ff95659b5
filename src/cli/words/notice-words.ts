import type { Language } from '../../records/finding-words.ts';

const sv = {
	commands: {
		notices:
			'Meddelanden till verksamheterna: visar vad som skulle skickas nu och vad som väntar, eller skickar det med --send.',
		'notices list': 'Visar brev som har skickats eller väntar, de senaste först.',
		'notices test': 'Skickar ett provbrev, så att du vet att e-posten når fram.',
	},
	send: 'Skickar det som finns att säga, och det som väntar.',
	options: {
		unit: ['<verksamhet>', 'Bara den här verksamheten. Namn eller id.'],
		limit: ['<antal>', 'Högst antal brev. Förval: 50.'],
		to: ['<adress>', 'E-postadressen som provbrevet skickas till.'],
	} satisfies Record<string, readonly [string, string]>,
	exits:
		'Slutkoder:\n   0  inget finns att skicka, eller allt är skickat\n   2  fel i kommandot eller inställningarna, eller en verksamhet utan adress\n  75  något kom inte fram och skickas igen\n  70  katalogen är skadad, eller fel i programmet',
	notSetUp:
		'Inget skickas: varken SMTP_URL eller WEBHOOK_URL är angiven. Nedan står vad verksamheterna skulle få veta.',
	nothingToSend: 'Inget finns att skicka.',
	wouldSend: 'Skulle skickas nu',
	waits: 'Väntar på att skickas',
	letters: ['brev', 'brev'] as [string, string],
	to: 'Till',
	nowhere: 'ingen adress',
	posted: 'webhook',
	nextSend: 'Skicka:',
	more: 'Se ett brev i sin helhet:',
	sent: (n: string) => `${n} skickade.`,
	putOff: (to: string, why: string, until: string) =>
		`Brevet till ${to} kom inte fram (${why}). Det skickas igen ${until}.`,
	waiting: (n: string) => `${n} väntar på sin tid.`,
	unaddressed: (units: string) =>
		`Ingen adress: ${units}. Ange en med units change <verksamhet> --email, eller NOTICES_TO för alla som saknar.`,
	unseen: (code: string) =>
		`Inloggningarna gick inte att läsa (${code}), så inget sägs om dem den här gången. Kör doctor.`,
	overlap: 'En annan process skickar just nu. Inget gjordes här.',
	none: 'Inga brev har skickats.',
	states: { sent: 'skickat', waiting: 'väntar' },
	notices: ['sak', 'saker'] as [string, string],
	tried: (n: number, why: string) => `försökt ${n} ${n === 1 ? 'gång' : 'gånger'}: ${why}`,
	testSent: (to: string, said: string) =>
		`Provbrevet är lämnat till e-postservern, till ${to}. Den svarade: ${said}`,
	testNext: 'Titta i inkorgen, och i skräpposten om det inte syns inom några minuter.',
};

const en: typeof sv = {
	commands: {
		notices: 'Notices to units: shows what would be sent now and what waits, or sends it with --send.',
		'notices list': 'Lists letters that were sent or wait, the latest first.',
		'notices test': 'Sends a test letter, so that you know that mail arrives.',
	},
	send: 'Sends what there is to tell, and what waits.',
	options: {
		unit: ['<unit>', 'Only this unit. Name or id.'],
		limit: ['<number>', 'The most letters. Default: 50.'],
		to: ['<address>', 'The e-mail address that the test letter is sent to.'],
	},
	exits:
		'Exit codes:\n   0  nothing to send, or all is sent\n   2  wrong command or settings, or a unit without an address\n  75  something did not arrive and is sent again\n  70  the catalogue is damaged, or a fault in the program',
	notSetUp:
		'Nothing is sent: neither SMTP_URL nor WEBHOOK_URL is set. Below stands what units would be told.',
	nothingToSend: 'There is nothing to send.',
	wouldSend: 'Would be sent now',
	waits: 'Waits to be sent',
	letters: ['letter', 'letters'],
	to: 'To',
	nowhere: 'no address',
	posted: 'webhook',
	nextSend: 'Send:',
	more: 'See a letter in full:',
	sent: (n) => `${n} sent.`,
	putOff: (to, why, until) => `The letter to ${to} did not arrive (${why}). It is sent again ${until}.`,
	waiting: (n) => `${n} to be sent at a later time.`,
	unaddressed: (units) =>
		`No address: ${units}. Give one with units change <unit> --email, or NOTICES_TO for all that have none.`,
	unseen: (code) =>
		`The logins could not be read (${code}), so nothing is said of them this time. Run doctor.`,
	overlap: 'Another process is sending just now. Nothing was done here.',
	none: 'No letters have been sent.',
	states: { sent: 'sent', waiting: 'waits' },
	notices: ['thing', 'things'],
	tried: (n, why) => `tried ${n} ${n === 1 ? 'time' : 'times'}: ${why}`,
	testSent: (to, said) => `The test letter was handed to the mail server, for ${to}. It answered: ${said}`,
	testNext: 'Look in the inbox, and among the junk if it does not show within a few minutes.',
};

/** What a person reads about notices. */
export const noticeWords: Readonly<Record<Language, typeof sv>> = { sv, en };
