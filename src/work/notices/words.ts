import type { Language } from '../../records/words/language.ts';

const sv = {
	accountsNeed: (n: number) => (n === 1 ? '1 konto behöver er' : `${n} konton behöver er`),
	unitNeeds: 'Verksamheten behöver er',
	urgent: 'Brådskar',
	andMore: (n: number) => `och ${n} sak${n === 1 ? '' : 'er'} till`,
	greeting: (unit: string) => `Till ${unit}`,
	lead: (accounts: number, things: number) => {
		const what = things === 1 ? 'en sak' : `${things} saker`;
		if (accounts === 0) return `Det finns ${what} att ordna.`;
		return `Det finns ${what} att ordna för ${accounts === 1 ? 'ett konto' : `${accounts} konton`}.`;
	},
	change: (day: string, what: string) => `Ändring ${day}: ${what}.`,
	stored: (day: string, bundle: string) => `Paket ${bundle}, kontrollerat ${day}.`,
	captured: (day: string, bundle: string) => `Fångat ${day}, paket ${bundle}.`,
	loginMade: (day: string) => `Inloggningen sparades ${day}.`,
	answerBy: (day: string) => `Frågan ställdes ${day}.`,
	closing: (day: string) => `Väntar sedan ${day}.`,
	since: (day: string) => `Sedan ${day}.`,
	command: 'Kommando',
	more: (n: number) => `… och ${n} till. Den som sköter Ögonblick ser alla med kommandot notices.`,
	whoRuns: (contact: string | undefined) =>
		`Kommandona körs av den som sköter Ögonblick hos er. Det som står med VERSALER fylls i.${contact === undefined ? '' : ` Har du inte programmet: skicka brevet vidare till ${contact}.`}`,
	why: 'Brevet är skrivet av programmet Ögonblick, som dokumenterar kontona. Samma sak skickas bara en gång; inget nytt brev betyder inte att den är ordnad.',
	testSubject: 'Provbrev från Ögonblick',
	testText: (organisation: string) =>
		`Det här är ett provbrev från Ögonblick (${organisation}). Kan du läsa det når meddelandena fram hit. Du behöver inte göra något.`,
};

const en: typeof sv = {
	accountsNeed: (n) => (n === 1 ? '1 account needs you' : `${n} accounts need you`),
	unitNeeds: 'Your unit needs you',
	urgent: 'Urgent',
	andMore: (n) => `and ${n} more`,
	greeting: (unit) => `To ${unit}`,
	lead: (accounts, things) => {
		const what = things === 1 ? 'is one thing' : `are ${things} things`;
		if (accounts === 0) return `There ${what} to see to.`;
		return `There ${what} to see to for ${accounts === 1 ? 'one account' : `${accounts} accounts`}.`;
	},
	change: (day, what) => `Change on ${day}: ${what}.`,
	stored: (day, bundle) => `Bundle ${bundle}, checked ${day}.`,
	captured: (day, bundle) => `Captured ${day}, bundle ${bundle}.`,
	loginMade: (day) => `The login was stored ${day}.`,
	answerBy: (day) => `Asked on ${day}.`,
	closing: (day) => `Waits since ${day}.`,
	since: (day) => `Since ${day}.`,
	command: 'Command',
	more: (n) => `… and ${n} more. Whoever looks after Ögonblick sees all by the command notices.`,
	whoRuns: (contact) =>
		`The commands are run by whoever looks after Ögonblick. What stands in CAPITALS is filled in.${contact === undefined ? '' : ` If you do not have the program, pass this letter on to ${contact}.`}`,
	why: 'This letter was written by the program Ögonblick, which documents the accounts. The same thing is sent only once; no new letter does not mean that it has been seen to.',
	testSubject: 'Test letter from Ögonblick',
	testText: (organisation) =>
		`This is a test letter from Ögonblick (${organisation}). If you can read it, notices arrive here. There is nothing to do.`,
};

/** What a letter says around its notices. */
export const letterWords: Readonly<Record<Language, typeof sv>> = { sv, en };
