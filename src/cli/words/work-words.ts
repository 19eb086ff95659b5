import type { Language } from '../../records/finding-words.ts';

/** What was in the way at the last try, by its code; another one is told as it is. */
const WHY: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	'host-resting': {
		sv: 'plattformen har bett programmet att vänta',
		en: 'the platform asked the program to wait',
	},
	'host-busy': {
		sv: 'en annan fångst pågick på samma plattform',
		en: 'another capture was under way on the same platform',
	},
	'account-busy': { sv: 'kontot fångades redan', en: 'the account was being captured already' },
	'disk-full': { sv: 'disken var full', en: 'the disk was full' },
	'process-gone': { sv: 'arbetet bröts flera gånger', en: 'the work broke off several times' },
	'lease-ran-out': { sv: 'arbetet bröts flera gånger', en: 'the work broke off several times' },
	fault: { sv: 'ett fel i programmet', en: 'a fault in the program' },
};
const whyOf = (code: string, lang: Language) => WHY[code]?.[lang];

const sv = {
	nothing: 'Inga beställningar väntar.',
	done: (n: number, waiting: number) =>
		`Utförda beställningar: ${n}.${waiting > 0 ? ` Väntar på ett nytt försök: ${waiting}.` : ''}`,
	postponed: (order: string, message: string) => `Beställning ${order} väntar: ${message}`,
	noneDue: 'Inga beställningar väntar.',
	states: { overdue: 'försenad', waiting: 'väntar', claimed: 'pågår' },
	nextWork: 'Utför dem nu:',
	restsUntil: (when: string, why: string) =>
		`vilar till ${when}: ${whyOf(why, 'sv') ?? `det gick inte vid senaste försöket (${why})`}`,
	nextRest: 'Den som vilar tas upp av work när tiden är inne, och genast om du ger dess eget kommando igen.',
	resting: (n: number, when: string) =>
		n === 1 ? `1 beställning vilar till ${when}.` : `${n} beställningar vilar, den första till ${when}.`,
	seeDue: 'Varför den vilar visar:',
};

const en: typeof sv = {
	nothing: 'No orders are waiting.',
	done: (n, waiting) =>
		`Orders carried out: ${n}.${waiting > 0 ? ` Waiting for another try: ${waiting}.` : ''}`,
	postponed: (order, message) => `Order ${order} waits: ${message}`,
	noneDue: 'No orders are waiting.',
	states: { overdue: 'overdue', waiting: 'waiting', claimed: 'under way' },
	nextWork: 'Carry them out now:',
	restsUntil: (when, why) =>
		`rests until ${when}: ${whyOf(why, 'en') ?? `it could not be done at the last try (${why})`}`,
	nextRest:
		'One that rests is taken up by work when its time has come, and at once if you give its own command again.',
	resting: (n, when) =>
		n === 1 ? `1 order rests until ${when}.` : `${n} orders rest, the first until ${when}.`,
	seeDue: 'Why it rests is shown by:',
};

/** What a person reads about orders. */
export const workWords = { sv, en };
