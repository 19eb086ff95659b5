import type { WebExchange } from '../register/exchanges.ts';

type Of = Readonly<Record<WebExchange['kind'], string>>;

const TITLES_SV: Of = {
	accounts: 'Läs in konton',
	units: 'Läs in verksamheter',
	cases: 'Läs in samlingsärenden',
	changes: 'Läs in anmälda ändringar',
};
const TITLES_EN: Of = {
	accounts: 'Take in accounts',
	units: 'Take in units',
	cases: 'Take in collective cases',
	changes: 'Take in announced changes',
};
const HINTS_SV: Of = {
	accounts:
		'En rad per konto; kontot känns igen på adressen. En tom cell i en kolumn tömmer uppgiften, och en kolumn som inte finns ändrar inget.',
	units: 'En rad per verksamhet, som känns igen på namnet.',
	cases:
		'En rad per ärende: år, diarienummer och ärendemening, och arkivbildare eller verksamhet om ärendet bara gäller den.',
	changes:
		'En rad per ändring: kontots adress, dag och vad som ändras. En ändring som har sitt id i kolumnen Ändring flyttas till radens dag.',
};
const HINTS_EN: Of = {
	accounts:
		'A row for each account, known by its address. An empty cell in a column empties the fact, and a column that is not there changes nothing.',
	units: 'A row for each unit, known by its name.',
	cases:
		'A row for each case: year, reference and title, and records creator or unit where the case is for that alone.',
	changes:
		'A row for each change: the address of the account, the day, and what changes. A change whose id stands in the column Change is moved to the day of its row.',
};
const DOWNLOAD_SV: Of = {
	accounts: 'Hämta kontona som CSV',
	units: 'Hämta verksamheterna som CSV',
	cases: 'Hämta samlingsärendena som CSV',
	changes: 'Hämta ändringarna som CSV',
};
const DOWNLOAD_EN: Of = {
	accounts: 'Get the accounts as CSV',
	units: 'Get the units as CSV',
	cases: 'Get the collective cases as CSV',
	changes: 'Get the changes as CSV',
};

const sv = {
	titles: TITLES_SV,
	hints: HINTS_SV,
	download: DOWNLOAD_SV,
	asItIs: 'Har du ingen tabell att utgå från, ändra i den som finns:',
	choose: 'Välj tabellen',
	another: 'Välj en annan tabell',
	mended: 'Rätta filen och välj den igen',
	coming: 'Rad för rad',
	fileHint:
		'Excel (.xlsx), CSV, YAML eller JSON, högst 5 MB. Först visas vad varje rad skulle leda till; inget ändras förrän du säger till.',
	look: 'Visa vad som skulle ändras',
	take: 'Läs in',
	cancel: 'Avbryt',
	counted: (name: string, added: number, changed: number, unchanged: number) =>
		`${name}: ${added} läggs till, ${changed} ändras, ${unchanged} är redan som raden säger. ${added + changed === 0 ? 'Det finns inget att läsa in.' : 'Inget är ändrat än.'}`,
	taken: (added: number, changed: number) => `Tabellen är inläst: ${added} tillagda, ${changed} ändrade.`,
	comingCaption: 'Vad som skulle ändras',
	atRow: 'Rad i filen',
	about: 'Gäller',
	comes: 'Vad som händer',
	andMore: (n: number) => (n === 1 ? 'Och en rad till.' : `Och ${n} rader till.`),
	added: 'läggs till',
	changed: (fields: string) => `ändras: ${fields}`,
	signed: (role: string) => `underskrift av ${role} antecknas`,
	becomes: (status: string) => `blir ${status}`,
	announced: (on: string) => `ändring anmäls till ${on}`,
	moved: (from: string, to: string) => `flyttas från ${from} till ${to}`,
	other: 'ändras',
};

const en: typeof sv = {
	titles: TITLES_EN,
	hints: HINTS_EN,
	download: DOWNLOAD_EN,
	asItIs: 'If you have no table to begin with, change the one that is there:',
	choose: 'Choose the table',
	another: 'Choose another table',
	mended: 'Correct the file and choose it again',
	coming: 'Row by row',
	fileHint:
		'Excel (.xlsx), CSV, YAML or JSON, at most 5 MB. First it is shown what each row would come to; nothing is changed until you say so.',
	look: 'Show what would change',
	take: 'Take it in',
	cancel: 'Cancel',
	counted: (name, added, changed, unchanged) =>
		`${name}: ${added} to be added, ${changed} to be changed, ${unchanged} are as the row says already. ${added + changed === 0 ? 'There is nothing to take in.' : 'Nothing is changed yet.'}`,
	taken: (added, changed) => `The table is taken in: ${added} added, ${changed} changed.`,
	comingCaption: 'What would change',
	atRow: 'Row of the file',
	about: 'About',
	comes: 'What comes of it',
	andMore: (n) => `And ${n} more rows.`,
	added: 'is added',
	changed: (fields) => `changes: ${fields}`,
	signed: (role) => `signature by the ${role} is noted`,
	becomes: (status) => `becomes ${status}`,
	announced: (on) => `a change is announced for ${on}`,
	moved: (from, to) => `is moved from ${from} to ${to}`,
	other: 'changes',
};

export const tableWords = { sv, en };
