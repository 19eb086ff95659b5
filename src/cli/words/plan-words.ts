import type { Language } from '../../records/finding-words.ts';
import type { PlanRule, RowPurpose } from '../../records/plan.ts';

const sv = {
	commands: {
		plans: 'Registret över dokumenthanteringsplaner.',
		'plans import':
			'Läser in en beslutad plan från Excel (.xlsx), CSV, YAML eller JSON: alla rader eller ingen. Flera kolumner om bevarande och gallring läggs ihop om de inte säger emot varandra.',
		'plans export': 'Skriver ut en plans rader så att de kan läsas in igen.',
		'plans list': 'Visar planerna med sina versioner.',
		'plans show': 'Visar en plans rader, och vilka verksamheter som använder dem.',
		'plans use': 'Anger vilken rad en verksamhets handlingar hör till från och med nu.',
	},
	arguments: {
		file: 'fil',
		fileAbout: 'Planen som tabell, med en rubrikrad. Det som står ovanför rubrikraden lämnas.',
		plan: 'plan',
		planAbout: 'Planens namn, med eller utan version, eller dess id. Utan version: den senaste.',
		row: 'rad',
		rowAbout: 'Radens klassificeringskod, handlingstyp, eller # och nummer, till exempel #12.',
	},
	options: {
		title: ['<namn>', 'Planens namn, lika i alla versioner.'],
		version: ['<version>', 'Versionens beteckning, till exempel 2026.'],
		decidedOn: ['<datum>', 'Dagen då planen beslutades, till exempel 2026-03-01.'],
		reference: ['<diarienummer>', 'Där beslutet är registrerat.'],
		check: 'Säger vad inläsningen skulle leda till. Inget ändras.',
		by: ['<namn>', 'Vem som ändrar: en persons namn. Förval: datorns systemkonto.'],
		unit: ['<verksamhet>', 'Verksamhetens namn eller id.'],
		for: [
			'<vad>',
			'Vad som hör till raden: ögonblicksbilder, borttaget, kontolista eller aktivitetsplaner. Kan upprepas. Förval: ögonblicksbilder.',
		],
	} satisfies Record<string, string | readonly [string, string]>,
	purposes: {
		snapshots: 'ögonblicksbilder',
		removals: 'borttaget',
		'account-list': 'kontolista',
		'activity-plans': 'aktivitetsplaner',
	} satisfies Record<RowPurpose, string>,
	rules: {
		registered: 'Registreras',
		medium: 'Medium/format',
		arrangement: 'Sortering',
		storage: 'Förvaring',
		delivery: 'Leverans',
		secrecy: 'Sekretess',
		'security-class': 'Informationssäkerhetsklass',
		remark: 'Anmärkning',
	} satisfies Record<PlanRule, string>,
	none: 'Inga dokumenthanteringsplaner är inlästa.',
	rows: ['rad', 'rader'],
	headings: ['rubrik', 'rubriker'],
	version: (version: string, on: string, reference: string) =>
		`version ${version}, beslutad ${on}, dnr ${reference}`,
	usedBy: (units: string) => `används av ${units}`,
	takenIn: 'Inläst:',
	wouldTakeIn: 'Skulle läsas in:',
	ignored: (heads: string) => `Kolumner som registret inte sparar: ${heads}.`,
	headingRows:
		'Lästa som rubriker, inte som handlingar. Är någon av dem en handling saknas bevaras/gallras i raden:',
	headingRow: (row: number, text: string) => `rad ${row}: ${text}`,
	moreHeadings: (n: string) => `… och ${n} till. Med --json visas alla.`,
	moved: (n: string) => `Verksamheternas rader som gick över till den här versionen: ${n}.`,
	notMoved:
		'De här raderna finns inte i den nya versionen. Ange andra med plans use; tills dess gäller den äldre versionen:',
	next: 'Ange vilken rad verksamheternas ögonblicksbilder hör till:',
	named: 'Sparat. Från och med nu:',
	goesTo: (unit: string, what: string, row: string, plan: string) => `${unit}, ${what} → ${row} (${plan})`,
	staysWhere: 'Det som redan är arkiverat ligger kvar under sin rad.',
};

const en: typeof sv = {
	commands: {
		plans: 'The register of records plans.',
		'plans import':
			'Reads a decided plan from Excel (.xlsx), CSV, YAML or JSON: all rows or none. Several columns on retention are put together where they do not contradict each other.',
		'plans export': 'Writes the rows of a plan so that they can be read back.',
		'plans list': 'Lists the plans with their versions.',
		'plans show': 'Shows the rows of a plan, and which units use them.',
		'plans use': "Says which row a unit's records go to from now on.",
	},
	arguments: {
		file: 'file',
		fileAbout: 'The plan as a table with a row of heads. What stands above that row is left out.',
		plan: 'plan',
		planAbout: 'Title of the plan, with or without version, or its id. Without version: the newest.',
		row: 'row',
		rowAbout: 'Classification code or record type of the row, or # and its number, such as #12.',
	},
	options: {
		title: ['<title>', 'Title of the plan, the same in all versions.'],
		version: ['<version>', 'Name of the version, such as 2026.'],
		decidedOn: ['<date>', 'The day on which the plan was decided, such as 2026-03-01.'],
		reference: ['<reference>', 'Where the decision is registered.'],
		check: 'Says what it would come to. Nothing is changed.',
		by: ['<name>', "Who makes the change: a person's name. Default: the computer's system account."],
		unit: ['<unit>', 'Name or id of the unit.'],
		for: [
			'<what>',
			'What goes to the row: snapshots, removals, account-list or activity-plans. Can be repeated. Default: snapshots.',
		],
	},
	purposes: {
		snapshots: 'snapshots',
		removals: 'removals',
		'account-list': 'account-list',
		'activity-plans': 'activity-plans',
	},
	rules: {
		registered: 'Registered',
		medium: 'Medium/format',
		arrangement: 'Arrangement',
		storage: 'Storage',
		delivery: 'Delivery',
		secrecy: 'Secrecy',
		'security-class': 'Information security class',
		remark: 'Remark',
	},
	none: 'No records plans have been taken in.',
	rows: ['row', 'rows'],
	headings: ['heading', 'headings'],
	version: (version, on, reference) => `version ${version}, decided ${on}, ref. ${reference}`,
	usedBy: (units) => `used by ${units}`,
	takenIn: 'Taken in:',
	wouldTakeIn: 'Would be taken in:',
	ignored: (heads) => `Columns that the register does not keep: ${heads}.`,
	headingRows: 'Read as headings, not as records. Where one of them is a record, its retention is missing:',
	headingRow: (row, text) => `row ${row}: ${text}`,
	moreHeadings: (n) => `… and ${n} more. With --json all are shown.`,
	moved: (n) => `Rows of units that went over to this version: ${n}.`,
	notMoved:
		'These rows are not in the new version. Name others with plans use; until then the older version holds:',
	next: "Say which row the units' snapshots go to:",
	named: 'Saved. From now on:',
	goesTo: (unit, what, row, plan) => `${unit}, ${what} → ${row} (${plan})`,
	staysWhere: 'What is filed already stays under its row.',
};

/** All that the commands about records plans say. */
export const planWords: Readonly<Record<Language, typeof sv>> = { sv, en };
