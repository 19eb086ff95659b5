import type { Language } from '../../records/finding-words.ts';

const sv = {
	options: {
		within: ['<tid>', 'Visar också det som förfaller inom tiden: 30d, 6v, 3m eller bara dagar, 30.'],
		until: ['<datum>', 'Visar också det som förfaller till och med dagen, till exempel 2026-12-31.'],
		unit: ['<verksamhet>', 'Bara den här verksamhetens konton.'],
		reason: ['<text>', 'Varför beställningen tas tillbaka.'],
		by: ['<namn>', 'Vem som tar tillbaka den: en persons namn. Förval: datorns systemkonto.'],
	} satisfies Record<string, readonly [string, string]>,
	list: 'Visar vad som förfaller, och beställningarna som väntar eller pågår. Också vad bara ”due” gör.',
	withdraw: 'Tar tillbaka en beställning som väntar, med skäl.',
	order: ['beställning', 'Början av beställningens beteckning, som due visar den.'] as [string, string],
	withdrawn: 'Återtagen. Den utförs inte.',
	withdrawnOfHistory: 'Förfaller kontot fortfarande beställs det på nytt av job due.',
	orders: 'Beställningar',
	comes: 'Förfaller',
	noneComes: 'Inget förfaller.',
	noneUntil: (day: string) => `Inget mer förfaller till och med ${day}.`,
	urgencies: { missed: 'missad', urgent: 'brådskar', late: 'försenad', due: 'att göra', coming: 'kommer' },
	when: (days: number) =>
		days === 0
			? 'i dag'
			: days > 0
				? `sedan ${days} ${days === 1 ? 'dag' : 'dagar'}`
				: `om ${-days} ${days === -1 ? 'dag' : 'dagar'}`,
	latest: (days: number) => `senast om ${days} ${days === 1 ? 'dag' : 'dagar'}`,
	annual: { yearly: 'årlig ögonblicksbild', 'half-yearly': 'halvårets ögonblicksbild' },
	change: (on: string, what: string) => `ändring ${on}: ${what}`,
	changeMissed: 'skedde utan ögonblicksbild före; det går inte att göra om',
	closure: (lastContent: string) => `ska avslutas, sista innehållet ${lastContent}`,
	purpose: 'gäller syftet fortfarande? Frågan ställs en gång om året',
	lost: (bundle: string, on: string) =>
		`på nytt: paketet ${bundle} från ${on} är skadat eller borta och går inte att återställa`,
	ordered: 'beställd',
	toOrder: 'beställs av job due',
	rests: {
		partial: (day: string) => `blev ofullständig, görs om ${day}`,
		failed: (day: string) => `misslyckades, görs om ${day}`,
	},
	more: (n: string) => `… och ${n} till. Med --json visas alla.`,
	nextOrder: 'Beställ det som förfaller:',
	nextAnswer: 'Svara på en fråga om syfte:',
	nextRemedy: 'Dokumentera en missad ändring i efterhand:',
	badWindow: (option: string, value: string) => `${option} är ingen tid: ${value}`,
	windowRemedy: 'Skriv till exempel --within 30d eller --until 2026-12-31.',
	job: 'Gör ett arbete som annars startas på bestämda tider, och svarar med en rad JSON.',
	jobAbout:
		'Vilket arbete: due (beställer det som förfaller), work (utför det som väntar), watch (bevakar kontona), fixity (kontrollerar arkiverade paket), reseal (förnyar tidsstämplar), notify (skickar meddelanden till verksamheterna), logins (öppnar webbläsare för den som loggar in på konton genom webbkontoret, tills det avbryts) eller clock (startar alla de andra utom logins på deras tider, tills det avbryts).',
	jobArgument: 'arbete',
	jobExits:
		'Slutkoder:\n   0  klart, också när det inte fanns något att göra eller när samma arbete redan pågår\n  10  något blev ofullständigt eller är nytt\n  20  något misslyckades eller är skadat\n   2  fel i kommandot eller inställningarna\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
};

const en: typeof sv = {
	options: {
		within: ['<time>', 'Shows what becomes due within the time too: 30d, 6w, 3m or days alone, 30.'],
		until: ['<date>', 'Shows what becomes due until the day too, such as 2026-12-31.'],
		unit: ['<unit>', 'Only accounts of this unit.'],
		reason: ['<text>', 'Why the order is taken back.'],
		by: ['<name>', "Who takes it back: a person's name. Default: the computer's system account."],
	},
	list: 'Shows what is due, and the orders that wait or are carried out. Also what “due” alone does.',
	withdraw: 'Takes back an order that waits, with a reason.',
	order: ['order', "The beginning of the order's id, as due shows it."],
	withdrawn: 'Withdrawn. It is not carried out.',
	withdrawnOfHistory: 'If the account is still due, job due orders it anew.',
	orders: 'Orders',
	comes: 'Due',
	noneComes: 'Nothing is due.',
	noneUntil: (day) => `Nothing more becomes due until ${day}.`,
	urgencies: { missed: 'missed', urgent: 'urgent', late: 'late', due: 'to do', coming: 'coming' },
	when: (days) =>
		days === 0
			? 'today'
			: days > 0
				? `for ${days} ${days === 1 ? 'day' : 'days'}`
				: `in ${-days} ${days === -1 ? 'day' : 'days'}`,
	latest: (days) => `within ${days} ${days === 1 ? 'day' : 'days'}`,
	annual: { yearly: 'yearly snapshot', 'half-yearly': "half-year's snapshot" },
	change: (on, what) => `change on ${on}: ${what}`,
	changeMissed: 'happened without a snapshot before it; that cannot be mended',
	closure: (lastContent) => `is to be closed, last content ${lastContent}`,
	purpose: 'does the purpose still hold? Asked once a year',
	lost: (bundle, on) => `anew: bundle ${bundle} of ${on} is spoilt or gone and cannot be restored`,
	ordered: 'ordered',
	toOrder: 'ordered by job due',
	rests: {
		partial: (day) => `came out partial, again on ${day}`,
		failed: (day) => `failed, again on ${day}`,
	},
	more: (n) => `… and ${n} more. With --json all are shown.`,
	nextOrder: 'Order what is due:',
	nextAnswer: 'Answer a question of purpose:',
	nextRemedy: 'Document a missed change afterwards:',
	badWindow: (option, value) => `${option} is no time: ${value}`,
	windowRemedy: 'Write for instance --within 30d or --until 2026-12-31.',
	job: 'Does a job that is otherwise started at set times, and answers with one line of JSON.',
	jobAbout:
		'Which job: due (orders what is due), work (carries out what waits), watch (watches the accounts), fixity (checks filed bundles), reseal (renews time stamps), notify (sends notices to units), logins (opens browsers for who logs in to accounts through the web office, until it is stopped) or clock (starts all the others but logins at their times, until it is stopped).',
	jobArgument: 'job',
	jobExits:
		'Exit codes:\n   0  done, also when there was nothing to do or the same job is under way\n  10  something is partial or new\n  20  something failed or is damaged\n   2  wrong command or settings\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
};

/** What a person reads about what is due. */
export const dueWords: Readonly<Record<Language, typeof sv>> = { sv, en };
