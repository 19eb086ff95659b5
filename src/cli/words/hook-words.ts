import type { Language } from '../../records/finding-words.ts';

const sv = {
	commands: {
		webhooks: 'Webhookar: adresser hos andra program som får veta när något händer.',
		'webhooks list': 'Visar webhookarna, den äldsta först, och hur det går.',
		'webhooks add': 'Lägger till en webhook. Hemligheten visas en gång.',
		'webhooks test': 'Skickar ett prov genast.',
		'webhooks stop': 'Stoppar en webhook. Det som händer under tiden skickas när den startas igen.',
		'webhooks start': 'Startar en stoppad webhook igen.',
		'webhooks remove': 'Tar bort en webhook.',
		'webhooks send': 'Skickar det som väntar. Jobbet work gör det också.',
	},
	arguments: {
		address: 'adress',
		addressAbout: 'Adressen som det skickas till; den börjar med https://.',
		hook: 'webhook',
		hookAbout: 'Webhookens id eller början av det, som webhooks list visar det.',
	},
	options: {
		unit: ['<verksamhet>', 'Bara det som gäller den här verksamhetens konton. Namn eller id.'],
		events: ['<händelser>', 'Vad den får veta, med komma emellan. Förval: allt.'],
		by: ['<namn>', 'Vem som gör det: en persons namn. Förval: datorns systemkonto.'],
	} satisfies Record<string, readonly [string, string]>,
	exits:
		'Slutkoder:\n   0  klart, eller allt kom fram\n   2  fel i kommandot eller inställningarna\n  75  något kom inte fram och skickas igen\n  70  fel i programmet',
	none: 'Inga webhookar finns. Lägg till en med webhooks add.',
	added: 'Webhooken är tillagd. Ge hemligheten till den som sköter programmet; den visas bara nu:',
	done: {
		stop: 'Webhooken är stoppad.',
		start: 'Webhooken är startad.',
		remove: 'Webhooken är borttagen.',
	},
	already: 'Inget att göra: den var redan det.',
	well: (at: string) => `kom fram senast ${at}`,
	unsent: 'inget har skickats än',
	failing: (tries: number, trouble: string, next: string) =>
		`har inte kommit fram på ${tries} försök (${trouble}); nytt försök ${next}`,
	tested: (said: string) => `Provet kom fram: ${said}`,
	notTested: (said: string) => `Provet kom inte fram: ${said}`,
	sent: (sent: number, failing: number, stopped: number) =>
		`${sent} skickade, ${failing} webhookar som inte nås, ${stopped} stoppade nu.`,
	overlap: 'En annan process skickar redan. Inget gjordes här.',
};

const en: typeof sv = {
	commands: {
		webhooks: 'Webhooks: addresses of other programs that are told when something happens.',
		'webhooks list': 'Lists the webhooks, the oldest first, and how they do.',
		'webhooks add': 'Adds a webhook. Its secret is shown once.',
		'webhooks test': 'Sends a test at once.',
		'webhooks stop': 'Stops a webhook. What happens meanwhile is sent when it is started again.',
		'webhooks start': 'Starts a stopped webhook again.',
		'webhooks remove': 'Removes a webhook.',
		'webhooks send': 'Sends what waits. The job work does so too.',
	},
	arguments: {
		address: 'address',
		addressAbout: 'The address that is sent to; it begins with https://.',
		hook: 'webhook',
		hookAbout: "The webhook's id or the beginning of it, as webhooks list shows it.",
	},
	options: {
		unit: ['<unit>', "Only what is about this unit's accounts. Name or id."],
		events: ['<events>', 'What it is told of, with commas between. Default: all.'],
		by: ['<name>', "Who does it: a person's name. Default: the computer's system account."],
	},
	exits:
		'Exit codes:\n   0  done, or all arrived\n   2  wrong command line or settings\n  75  something did not arrive and is sent again\n  70  a fault in the program',
	none: 'There are no webhooks. Add one with webhooks add.',
	added: 'The webhook is added. Give the secret to whoever looks after the program; it is shown only now:',
	done: {
		stop: 'The webhook is stopped.',
		start: 'The webhook is started.',
		remove: 'The webhook is removed.',
	},
	already: 'Nothing to do: it was so already.',
	well: (at) => `arrived last ${at}`,
	unsent: 'nothing has been sent yet',
	failing: (tries, trouble, next) => `has not arrived in ${tries} tries (${trouble}); tried again ${next}`,
	tested: (said) => `The test arrived: ${said}`,
	notTested: (said) => `The test did not arrive: ${said}`,
	sent: (sent, failing, stopped) => `${sent} sent, ${failing} webhooks not reached, ${stopped} stopped now.`,
	overlap: 'Another process is sending already. Nothing was done here.',
};

/** All that `webhooks` says. */
export const hookWords: Readonly<Record<Language, typeof sv>> = { sv, en };
