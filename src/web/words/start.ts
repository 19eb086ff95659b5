import type { Coming } from '../../work/occasions/what-comes.ts';

type DueKind = Coming['kind'];
type Urgency = Coming['urgency'];

const KINDS_SV: Readonly<Record<DueKind, string>> = {
	annual: 'regelbunden ögonblicksbild',
	change: 'ögonblicksbild före ändring',
	closure: 'ögonblicksbild före avslut',
	purpose: 'svar på frågan om syfte',
};
const KINDS_EN: typeof KINDS_SV = {
	annual: 'regular snapshot',
	change: 'snapshot before a change',
	closure: 'snapshot before closing',
	purpose: 'answer to the question of purpose',
};
const URGENCIES_SV: Readonly<Record<Urgency, string>> = {
	missed: 'missad',
	urgent: 'brådskar',
	late: 'försenad',
	due: 'förfaller nu',
	coming: 'kommer',
};
const URGENCIES_EN: typeof URGENCIES_SV = {
	missed: 'missed',
	urgent: 'urgent',
	late: 'late',
	due: 'due now',
	coming: 'coming',
};

const sv = {
	logIn: 'Logga in',
	title: 'Start',
	needs: 'Det här behöver någon',
	nothingNeeded: 'Ingenting behöver någon människa just nu.',
	unseen: (what: string) => `Om detta går inget att säga nu: ${what}.`,
	since: 'sedan',
	more: (n: number) => `och ${n} till`,
	due: 'Förfaller den här månaden',
	dueCaption: 'Det som ska göras till månadens slut, det mest brådskande först',
	nothingDue: 'Inget förfaller före månadens slut.',
	by: 'Senast',
	account: 'Konto',
	unit: 'Verksamhet',
	what: 'Vad',
	state: 'Läge',
	ordered: 'beställd',
	filed: 'Senast arkiverat',
	filedCaption: 'De senaste ögonblicksbilderna',
	nothingFiled: 'Inget är arkiverat ännu.',
	captured: 'Fångad',
	verdict: 'Omdöme',
	occasion: 'Anledning',
	kinds: KINDS_SV,
	urgencies: URGENCIES_SV,
};

const en: typeof sv = {
	logIn: 'Log in',
	title: 'Start',
	needs: 'This needs somebody',
	nothingNeeded: 'Nothing needs a person just now.',
	unseen: (what) => `Nothing can be said of this now: ${what}.`,
	since: 'since',
	more: (n) => `and ${n} more`,
	due: 'Due this month',
	dueCaption: 'What is to be done by the end of the month, the most urgent first',
	nothingDue: 'Nothing is due before the end of the month.',
	by: 'At the latest',
	account: 'Account',
	unit: 'Unit',
	what: 'What',
	state: 'State',
	ordered: 'ordered',
	filed: 'Filed last',
	filedCaption: 'The newest snapshots',
	nothingFiled: 'Nothing is filed yet.',
	captured: 'Captured',
	verdict: 'Verdict',
	occasion: 'Occasion',
	kinds: KINDS_EN,
	urgencies: URGENCIES_EN,
};

export const startWords = { sv, en };
