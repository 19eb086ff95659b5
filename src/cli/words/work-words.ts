import { whyOf } from '../../words/order-waits.ts';

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
