const sv = {
	nothing: 'Inga beställningar väntar.',
	done: (n: number, waiting: number) =>
		`Utförda beställningar: ${n}.${waiting > 0 ? ` Väntar på ett nytt försök: ${waiting}.` : ''}`,
	postponed: (order: string, message: string) => `Beställning ${order} väntar: ${message}`,
	noneDue: 'Inga beställningar väntar.',
	states: { overdue: 'försenad', waiting: 'väntar', claimed: 'pågår' },
	nextWork: 'Utför dem nu:',
};

const en: typeof sv = {
	nothing: 'No orders are waiting.',
	done: (n, waiting) =>
		`Orders carried out: ${n}.${waiting > 0 ? ` Waiting for another try: ${waiting}.` : ''}`,
	postponed: (order, message) => `Order ${order} waits: ${message}`,
	noneDue: 'No orders are waiting.',
	states: { overdue: 'overdue', waiting: 'waiting', claimed: 'under way' },
	nextWork: 'Carry them out now:',
};

/** What a person reads about orders. */
export const workWords = { sv, en };
