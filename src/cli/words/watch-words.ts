const sv = {
	commands: {
		watch:
			'Bevakar kontona: öppnar varje kontos sida, läser profilen och jämför med förra gången. Utan konto: alla som det är dags för.',
		'watch list': 'Visar bevakade konton: när de sågs senast, när det är dags igen och vad som är fel.',
		'watch show': 'Visar vad bevakningen vet om ett konto, med alla tillfällen.',
		'watch crisis': 'Bevakar valda konton oftare till och med en dag (krisläge), eller avslutar det.',
	},
	arguments: {
		account: 'konto',
		accountAbout: 'Kontots adress, namn eller id.',
		accountsAbout: 'Kontots adress, namn eller id; flera går bra.',
	},
	options: {
		concurrency: ['<antal>', 'Antal konton samtidigt, på olika plattformar. Förval: 1.'],
		limit: ['<antal>', 'Högst antal konton. Förval: alla som det är dags för.'],
		looks: ['<antal>', 'Högst antal tillfällen, de senaste. Förval: 30.'],
		ofUnit: ['<verksamhet>', 'Bara den här verksamhetens konton.'],
		found: 'Bara konton som bevakningen har något att säga om.',
		unit: ['<verksamhet>', 'Alla verksamhetens bevakade konton.'],
		until: ['<datum>', 'Sista dagen, till exempel 2026-12-31.'],
		every: ['<tid>', 'Hur ofta, från 5m till 24h, till exempel 30m eller 1h. Förval: 1h.'],
		reason: ['<text>', 'Varför.'],
		by: ['<namn>', 'Vem som bestämmer: en persons namn.'],
		end: 'Avslutar krisläget för de valda kontona.',
	} satisfies Record<string, string | readonly [string, string]>,
	exits: {
		watch:
			'Slutkoder:\n   0  alla konton är bevakade, och inget nytt finns att säga\n  10  alla konton är bevakade, och något är nytt: en oanmäld förändring eller en ny iakttagelse\n   2  fel i kommandot eller inställningarna\n  75  något konto försöks igen senare, eller så avbröts bevakningen\n  70  fel i programmet',
		other:
			'Slutkoder:\n   0  klart\n   2  fel i kommandot eller inställningarna, eller så finns inte kontot\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
	},
	nothingDue: 'Inget konto står på tur att bevakas.',
	overlap: 'En annan process bevakar redan kontona. Inget är gjort här.',
	seen: 'sett, oförändrat',
	first: 'sett för första gången',
	changed: 'sett, förändrat',
	triedAgain: 'Det försöks igen inom en timme, innan någon får besked.',
	notSeen: (why: string) => `inte sett: ${why}`,
	ordered: (id: string) => `Ögonblicksbild beställd: ${id}`,
	announced: (what: string, on: string) => `Förändringen är anmäld: ”${what}”, till ${on}.`,
	happenedEarly: (day: string, id: string) =>
		`Den räknas som skedd ${day}. Var det något annat som ändrades: flytta tillbaka den med change move och --change ${id}.`,
	documented: 'En fullständig ögonblicksbild togs före förändringen, så ingen ny beställs.',
	undocumented: 'Ingen fullständig ögonblicksbild togs före förändringen, så en tas nu i stället.',
	gone: (title: string) => `Gäller inte längre: ${title}`,
	postponed: (name: string, message: string) => `${name} försöks igen: ${message}`,
	done: (n: number, waiting: number) =>
		`Bevakade konton: ${n}.${waiting > 0 ? ` Försöks igen: ${waiting}.` : ''}`,
	nextWork: 'Ta de beställda ögonblicksbilderna nu:',
	none: 'Inga konton bevakas. Konton bevakas när de är registrerade och aktiva.',
	noneFound: 'Bevakningen har inget att säga om något konto.',
	never: 'aldrig sett',
	behind: (n: number) =>
		`${n === 1 ? '1 konto har' : `${n} konton har`} stått på tur i mer än två timmar. Jobbet watch körs inte, eller hinner inte: be den som sköter datorn att titta på det.`,
	labels: {
		address: 'Adress',
		unit: 'Verksamhet',
		lastSeen: 'Senast sett',
		lastLook: 'Senaste försöket',
		next: 'Nästa gång',
		name: 'Namn',
		bio: 'Presentation',
		link: 'Länk',
		verified: 'Verifierat',
		followers: 'Följare',
		posts: 'Inlägg',
		avatar: 'Profilbild',
		cover: 'Omslagsbild',
		landed: 'Leder till',
		fingerprint: 'Fingeravtryck',
		crisis: 'Krisläge',
	},
	yes: 'ja',
	no: 'nej',
	picture: (id: string) => `bild ${id}`,
	now: 'nu',
	notWatched: 'Kontot bevakas inte: det är inte både registrerat och aktivt.',
	findings: 'Iakttagelser',
	since: (when: string) => `sedan ${when}`,
	history: 'Tillfällen, det senaste först',
	more: (n: number) => `Fler visas med --limit ${n}.`,
	crisis: (minutes: number, until: string, by: string, reason: string) =>
		`${everySv(minutes)} till ${until}, bestämt av ${by}: ${reason}`,
	crisisStarted: (n: number, minutes: number, until: string) =>
		`Krisläge: ${n === 1 ? '1 konto bevakas' : `${n} konton bevakas`} ${everySv(minutes)} till ${until}.`,
	crisisEnded: (n: number) =>
		n === 1 ? 'Krisläget är avslutat för 1 konto.' : `Krisläget är avslutat för ${n} konton.`,
	noCrisis: 'Inget av kontona var i krisläge.',
	needsWork: 'Bevakningen sker när jobbet watch körs; det ska köras minst så ofta som krisläget säger.',
};

const en: typeof sv = {
	commands: {
		watch:
			'Watches the accounts: opens the page of each, reads the profile and compares it with the last time. Without account: all that are due.',
		'watch list': 'Lists watched accounts: when they were seen, when they are due again and what is wrong.',
		'watch show': 'Shows what the watch knows of an account, with every look.',
		'watch crisis': 'Watches chosen accounts more often until a day is over, or ends that.',
	},
	arguments: {
		account: 'account',
		accountAbout: "The account's address, name or id.",
		accountsAbout: "The account's address, name or id; several will do.",
	},
	options: {
		concurrency: ['<number>', 'Accounts at a time, on different platforms. Default: 1.'],
		limit: ['<number>', 'The most accounts. Default: all that are due.'],
		looks: ['<number>', 'The most looks, the latest. Default: 30.'],
		ofUnit: ['<unit>', "Only this unit's accounts."],
		found: 'Only accounts that the watch has something to say of.',
		unit: ['<unit>', 'All watched accounts of the unit.'],
		until: ['<date>', 'The last day, such as 2026-12-31.'],
		every: ['<time>', 'How often, from 5m to 24h, such as 30m or 1h. Default: 1h.'],
		reason: ['<text>', 'Why.'],
		by: ['<name>', "Who decides: a person's name."],
		end: 'Ends it for the chosen accounts.',
	},
	exits: {
		watch:
			'Exit codes:\n   0  every account was looked at, and there is nothing new to say\n  10  every account was looked at, and something is new: an unannounced change or a new finding\n   2  wrong command or settings\n  75  some account is tried again later, or the watch was stopped\n  70  a fault in the program',
		other:
			'Exit codes:\n   0  done\n   2  wrong command or settings, or there is no such account\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
	},
	nothingDue: 'No account is due to be watched.',
	overlap: 'Another process is watching the accounts already. Nothing was done here.',
	seen: 'seen, unchanged',
	first: 'seen for the first time',
	changed: 'seen, changed',
	triedAgain: 'It is tried again within an hour, before anybody is told.',
	notSeen: (why) => `not seen: ${why}`,
	ordered: (id) => `Snapshot ordered: ${id}`,
	announced: (what, on) => `The change was announced: “${what}”, for ${on}.`,
	happenedEarly: (day, id) =>
		`It counts as happened on ${day}. If it was something else that changed, move it back with change move and --change ${id}.`,
	documented: 'A complete snapshot was taken before the change, so none is ordered.',
	undocumented: 'No complete snapshot was taken before the change, so one is taken now instead.',
	gone: (title) => `No longer so: ${title}`,
	postponed: (name, message) => `${name} is tried again: ${message}`,
	done: (n, waiting) => `Accounts looked at: ${n}.${waiting > 0 ? ` Tried again: ${waiting}.` : ''}`,
	nextWork: 'Take the ordered snapshots now:',
	none: 'No accounts are watched. Accounts are watched when they are registered and active.',
	noneFound: 'The watch has nothing to say of any account.',
	never: 'never seen',
	behind: (n) =>
		`${n === 1 ? '1 account has' : `${n} accounts have`} been due for more than two hours. The job watch does not run, or has too much to do: ask whoever looks after the computer to see to it.`,
	labels: {
		address: 'Address',
		unit: 'Unit',
		lastSeen: 'Last seen',
		lastLook: 'Last look',
		next: 'Next look',
		name: 'Name',
		bio: 'Presentation',
		link: 'Link',
		verified: 'Verified',
		followers: 'Followers',
		posts: 'Posts',
		avatar: 'Profile picture',
		cover: 'Cover picture',
		landed: 'Leads to',
		fingerprint: 'Fingerprint',
		crisis: 'Crisis watch',
	},
	yes: 'yes',
	no: 'no',
	picture: (id) => `picture ${id}`,
	now: 'now',
	notWatched: 'The account is not watched: it is not both registered and active.',
	findings: 'Findings',
	since: (when) => `since ${when}`,
	history: 'Looks, the latest first',
	more: (n) => `More are shown by --limit ${n}.`,
	crisis: (minutes, until, by, reason) => `${everyEn(minutes)} until ${until}, decided by ${by}: ${reason}`,
	crisisStarted: (n, minutes, until) =>
		`Crisis watch: ${n === 1 ? '1 account is' : `${n} accounts are`} looked at ${everyEn(minutes)} until ${until}.`,
	crisisEnded: (n) =>
		n === 1 ? 'The crisis watch of 1 account is ended.' : `The crisis watch of ${n} accounts is ended.`,
	noCrisis: 'None of the accounts was under a crisis watch.',
	needsWork: 'The looks are made when the job watch runs; it has to run at least as often.',
};

/** “varje timme”, “var 30:e minut”: ordinals that end in 1 or 2 have an a. */
function everySv(minutes: number): string {
	const isHours = minutes % 60 === 0;
	const n = isHours ? minutes / 60 : minutes;
	const unit = isHours ? 'timme' : 'minut';
	if (n === 1) return `varje ${unit}`;
	return `var ${n}:${/(?:^|[^1])[12]$/.test(String(n)) ? 'a' : 'e'} ${unit}`;
}

function everyEn(minutes: number): string {
	const isHours = minutes % 60 === 0;
	const n = isHours ? minutes / 60 : minutes;
	const unit = isHours ? 'hour' : 'minute';
	return n === 1 ? `every ${unit}` : `every ${n} ${unit}s`;
}

/** What a person reads about the watch. */
export const watchWords = { sv, en };
