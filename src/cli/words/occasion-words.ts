import type { Language } from '../../records/finding-words.ts';
import { CLOSURE_LACK_WORDS } from '../../records/words/closure-lacks.ts';

const sv = {
	commands: {
		change: 'Anmäler en kommande större ändring av ett konto, så att det dokumenteras före den.',
		'change announce': 'Anmäler ändringen. Gäller också när bara ”change KONTO” anges.',
		'change list': 'Visar anmälda ändringar och hur de står.',
		'change move': 'Flyttar en anmäld ändring till en annan dag.',
		'change withdraw': 'Tar tillbaka en anmäld ändring, med skäl.',
		close:
			'Avslutar ett konto: beställer en sista ögonblicksbild, och avslutar kontot när den är arkiverad som fullständig.',
		removal:
			'Beställer bevis på ett inlägg eller en kommentar som ska tas bort. Paketet har begränsad åtkomst från början.',
		purpose: 'Besvarar den årliga frågan om kontots syfte fortfarande gäller. Nej påbörjar avslutet.',
	},
	arguments: { account: 'konto', accountAbout: 'Kontots adress, handtag, namn eller id.' },
	options: {
		on: ['<datum>', 'Dagen då det sker: år, månad och dag, till exempel 2026-12-31.'],
		what: ['<text>', 'Vad som ändras: nytt namn, ny inriktning, sammanslagning.'],
		happened: 'Ändringen har redan skett. Den antecknas, men kan inte längre dokumenteras i förväg.',
		changeId: ['<beteckning>', 'Början av ändringens beteckning, om flera är anmälda.'],
		reason: ['<text>', 'Skälet, med egna ord.'],
		by: ['<namn>', 'Vem som gör det: en persons namn. Förval: datorns systemkonto.'],
		byPerson: ['<namn>', 'Vem som beslutar: en persons namn.'],
		lastContent: [
			'<datum|now>',
			'När det sista innehållet publiceras. Ögonblicksbilden måste tas efter den dagen. Förval: now, alltså nu. En tidigare dag medan avslutet pågår kräver --by och --reason.',
		],
		level: [
			'<nivå>',
			'Hur mycket den sista ögonblicksbilden tar med: overview, unique eller full. Förval: full. En lägre nivå medan avslutet pågår kräver --by och --reason.',
		],
		override:
			'Avslutar utan fullständig ögonblicksbild. --reason och en persons namn i --by behövs; båda skrivs i händelseloggen.',
		cancel: 'Avbryter avslutet: kontot blir aktivt igen. --reason och en persons namn i --by behövs.',
		post: ['<adress>', 'Adressen till inlägget eller kommentaren.'],
		category: ['<kategori>', 'Vad som är otillåtet:'],
		why: ['<text>', 'Varför det ska tas bort. Texten följer med i paketet.'],
		removalLevel: ['<nivå>', 'Hur mycket: overview, unique eller full. Förval: unique.'],
		now: 'Tar ögonblicksbilden genast, i stället för att låta beställningen vänta på work.',
		holds: ['<ja|nej>', 'Om syftet fortfarande gäller.'],
	} satisfies Record<string, string | readonly [string, string]>,
	exits:
		'Slutkoder:\n   0  klart\n   2  något är fel i kommandot eller inställningarna; inget är ändrat\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
	closeExits:
		'Slutkoder:\n   0  klart\n   2  något är fel i kommandot eller inställningarna; inget är ändrat\n  75  försök igen senare, eller: avslutet väntar på sin ögonblicksbild\n  70  katalogen är skadad, eller fel i programmet',
	announced: 'Anmält.',
	moved: 'Flyttat.',
	withdrawn: 'Återtaget.',
	noChanges: 'Inga ändringar är anmälda.',
	states: {
		withdrawn: 'återtagen',
		documented: 'dokumenterad',
		missed: 'missad',
		urgent: 'brådskar',
		due: 'ska dokumenteras nu',
		coming: 'kommer',
	},
	documentedOn: (day: string) => `ögonblicksbild tagen ${day}`,
	takenAfter: (day: string) => `skedde utan ögonblicksbild före; en togs efteråt, ${day}`,
	notTaken: 'skedde utan ögonblicksbild före',
	withdrawnFor: (by: string, reason: string) => `återtagen av ${by}: ${reason}`,
	announcedBy: (by: string, day: string) => `anmäld av ${by} ${day}`,
	orderedFrom: (day: string) =>
		`En ögonblicksbild beställs från och med ${day}, och ska vara tagen dagen före ändringen. Den beställs av job due.`,
	documentedAlready: (day: string) =>
		`Kontot är redan dokumenterat inför ändringen: ögonblicksbilden togs ${day}.`,
	takeNow: 'Dokumentera kontot som det ser ut nu:',
	asked: 'Svaret är sparat.',
	holds: (day: string) => `Syftet gäller. Frågan ställs igen om ett år, ${day}.`,
	closing: 'Kontot är under avslut.',
	closed: 'Kontot är avslutat.',
	cancelled: 'Avslutet är avbrutet, och kontot är aktivt igen.',
	bySnapshot: (bundle: string) =>
		`En fullständig ögonblicksbild är arkiverad efter det sista innehållet: paket ${bundle}.`,
	byOverride: (by: string, reason: string) => `Beslut av ${by} utan fullständig ögonblicksbild: ${reason}`,
	overrideNowhere:
		'Skälet står i händelseloggen. Ingen ögonblicksbild är beställd, så det står inte i något paket. Ska det göra det: ta en till.',
	overrideInOrder:
		'Skälet står i händelseloggen, och följer med i manifestet för den ögonblicksbild som är beställd.',
	lastContent: (day: string) => `Sista innehållet: ${day}.`,
	lowered: (by: string, reason: string) =>
		`Kravet på ögonblicksbilden är sänkt sedan avslutet påbörjades, enligt beslut av ${by}: ${reason}`,
	orderedNow: (order: string) => `Den sista ögonblicksbilden är beställd (${order}). Utför den:`,
	orderedLater: 'Den sista ögonblicksbilden beställs av job due när den dagen har gått.',
	closesItself: 'Kontot avslutas av sig självt när den är arkiverad som fullständig.',
	lacks: CLOSURE_LACK_WORDS.sv,
	missing: (what: string) => `Det som fattas: ${what}.`,
	removalOrdered: 'Beställt. Paketet får begränsad åtkomst från början.',
	removalNext: 'Ta inte bort innehållet förrän bevisen är arkiverade. Utför beställningen nu:',
	otherAccount: (handle: string, order: string) =>
		`Adressen hör till ett annat konto, ${handle}. Så är det med en kommentar, som ligger under den som skrev den. Är det ett inlägg av någon annan är adressen fel: ta tillbaka en beställning som väntar med due withdraw ${order}.`,
	labels: { account: 'Konto', post: 'Inlägg', category: 'Kategori', why: 'Skäl', order: 'Beställning' },
};

const en: typeof sv = {
	commands: {
		change: 'Announces a major change of an account that is to come, so that it is documented before it.',
		'change announce': 'Announces the change. Also what “change ACCOUNT” alone does.',
		'change list': 'Lists announced changes and how they stand.',
		'change move': 'Moves an announced change to another day.',
		'change withdraw': 'Withdraws an announced change, with a reason.',
		close:
			'Closes an account: orders a last snapshot, and closes the account when that is filed as complete.',
		removal:
			'Orders evidence of a post or comment that is to be removed. The bundle is restricted in access from the start.',
		purpose:
			'Answers the yearly question whether the purpose of the account still holds. No begins its closing.',
	},
	arguments: { account: 'account', accountAbout: 'Address, handle, name or id of the account.' },
	options: {
		on: ['<date>', 'The day on which it happens: year, month and day, such as 2026-12-31.'],
		what: ['<text>', 'What changes: a new name, another purpose, a merger.'],
		happened: 'The change has happened already. It is noted, and cannot be documented beforehand any more.',
		changeId: ['<id>', 'The beginning of the id of the change, where several are announced.'],
		reason: ['<text>', 'The reason in your own words.'],
		by: ['<name>', "Who does it: a person's name. Default: the computer's system account."],
		byPerson: ['<name>', "Who decides: a person's name."],
		lastContent: [
			'<date|now>',
			'When the last content is published. The snapshot must be taken after that day. Default: now. An earlier day while the closing is open needs --by and --reason.',
		],
		level: [
			'<level>',
			'How much the last snapshot takes in: overview, unique or full. Default: full. A lower level while the closing is open needs --by and --reason.',
		],
		override:
			"Closes without a complete snapshot. Needs --reason, and a person's name in --by; both go into the event log.",
		cancel: "Cancels the closing: the account is active again. Needs --reason, and a person's name in --by.",
		post: ['<address>', 'Address of the post or comment.'],
		category: ['<category>', 'What is prohibited in it:'],
		why: ['<text>', 'Why it is to be removed. The text goes into the bundle.'],
		removalLevel: ['<level>', 'How much: overview, unique or full. Default: unique.'],
		now: 'Takes the snapshot at once instead of letting the order wait for work.',
		holds: ['<yes|no>', 'Whether the purpose still holds.'],
	},
	exits:
		'Exit codes:\n   0  done\n   2  something is wrong with the command or the settings; nothing was changed\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
	closeExits:
		'Exit codes:\n   0  done\n   2  something is wrong with the command or the settings; nothing was changed\n  75  try again later, or: the closing waits for its snapshot\n  70  the catalogue is damaged, or a fault in the program',
	announced: 'Announced.',
	moved: 'Moved.',
	withdrawn: 'Withdrawn.',
	noChanges: 'No changes are announced.',
	states: {
		withdrawn: 'withdrawn',
		documented: 'documented',
		missed: 'missed',
		urgent: 'urgent',
		due: 'to be documented now',
		coming: 'coming',
	},
	documentedOn: (day) => `snapshot taken on ${day}`,
	takenAfter: (day) => `happened without a snapshot before it; one was taken afterwards, on ${day}`,
	notTaken: 'happened without a snapshot before it',
	withdrawnFor: (by, reason) => `withdrawn by ${by}: ${reason}`,
	announcedBy: (by, day) => `announced by ${by} on ${day}`,
	orderedFrom: (day) =>
		`A snapshot is ordered from ${day} on, to be taken by the day before the change. It is ordered by job due.`,
	documentedAlready: (day) =>
		`The account is documented before the change already: the snapshot was taken on ${day}.`,
	takeNow: 'Document the account as it is now:',
	asked: 'The answer is kept.',
	holds: (day) => `The purpose holds. The question is asked again in a year, on ${day}.`,
	closing: 'The account is closing.',
	closed: 'The account is closed.',
	cancelled: 'The closing is cancelled, and the account is active again.',
	bySnapshot: (bundle) => `A complete snapshot is filed after the last content: bundle ${bundle}.`,
	byOverride: (by, reason) => `Decided by ${by} without a complete snapshot: ${reason}`,
	overrideNowhere:
		'The reason stands in the event log. No snapshot is ordered, so it stands in no bundle. If it should: take one more.',
	overrideInOrder:
		'The reason stands in the event log, and goes into the manifest of the snapshot that is ordered.',
	lastContent: (day) => `Last content: ${day}.`,
	lowered: (by, reason) =>
		`Less is asked of the snapshot than when the closing began, as decided by ${by}: ${reason}`,
	orderedNow: (order) => `The last snapshot is ordered (${order}). Carry it out:`,
	orderedLater: 'The last snapshot is ordered by job due when that day has passed.',
	closesItself: 'The account is closed by itself when that is filed as complete.',
	lacks: CLOSURE_LACK_WORDS.en,
	missing: (what) => `What is missing: ${what}.`,
	removalOrdered: 'Ordered. The bundle is restricted in access from the start.',
	removalNext: 'Do not remove the content before the evidence is filed. Carry the order out now:',
	otherAccount: (handle: string, order: string) =>
		`The address is of another account, ${handle}. So it is with a comment, which lies under who wrote it. If it is somebody else's post, the address is wrong: take an order that waits back with due withdraw ${order}.`,
	labels: { account: 'Account', post: 'Post', category: 'Category', why: 'Reason', order: 'Order' },
};

/** All that the commands of occasions say. */
export const occasionWords: Readonly<Record<Language, typeof sv>> = { sv, en };
