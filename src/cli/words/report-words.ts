import type { Language } from '../../records/finding-words.ts';

const sv = {
	command:
		'Årsrapporten: vad som skulle dokumenteras under året, vad som är arkiverat, och vad som saknas och varför.',
	options: {
		year: ['<år>', 'Året som rapporten gäller. Förval: det här året, så långt det har kommit.'],
		unit: ['<verksamhet>', 'Bara den här verksamheten. Namn eller id.'],
		format: ['<format>', 'html, csv eller pdf. Förval: efter filens namn; utan fil en sammanfattning.'],
		out: ['<fil>', 'Skriver till filen, och ersätter den som finns. Behövs för pdf.'],
	} satisfies Record<string, readonly [string, string]>,
	exits:
		'Slutkoder:\n   0  klart, också när något saknas\n   2  fel i kommandot eller inställningarna, eller så går filen inte att skriva\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
	pdfNeedsFile: 'En PDF skrivs till en fil.',
	giveOut: 'Ange filen med --out, till exempel --out arsrapport.pdf.',
	written: (file: string) => `Skrivet: ${file}`,
	labels: {
		due: ['skulle tas', 'skulle tas'],
		documented: ['fullständig', 'fullständiga'],
		partial: ['ofullständig', 'ofullständiga'],
		missing: ['saknas', 'saknas'],
		toCome: ['återstår', 'återstår'],
	} satisfies Record<string, readonly [string, string]>,
	missing: 'Saknas eller är ofullständigt:',
	next: 'Hela rapporten:',
};

const en: typeof sv = {
	command:
		'The yearly report: what was to be documented in the year, what is filed, and what is missing and why.',
	options: {
		year: ['<year>', 'The year of the report. Default: this year, as far as it has come.'],
		unit: ['<unit>', 'Only this unit. Name or id.'],
		format: ['<format>', 'html, csv or pdf. Default: by the name of the file; without a file a summary.'],
		out: ['<file>', 'Writes to the file, and replaces the one that is there. Needed for pdf.'],
	},
	exits:
		'Exit codes:\n   0  done, also where something is missing\n   2  wrong command or settings, or the file cannot be written\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
	pdfNeedsFile: 'A PDF is written to a file.',
	giveOut: 'Name the file with --out, such as --out report.pdf.',
	written: (file) => `Written: ${file}`,
	labels: {
		due: ['due', 'due'],
		documented: ['complete', 'complete'],
		partial: ['partial', 'partial'],
		missing: ['missing', 'missing'],
		toCome: ['to come', 'to come'],
	},
	missing: 'Missing or partial:',
	next: 'The whole report:',
};

/** All that `report` says, but for the report itself. */
export const reportCommandWords: Readonly<Record<Language, typeof sv>> = { sv, en };
