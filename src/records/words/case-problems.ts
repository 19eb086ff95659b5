/** What can be wrong with a collective case, and what to do; as PROBLEMS in register.ts. */
export const CASE_PROBLEMS = {
	'not-a-year': {
		sv: ['”{value}” är inget år', 'Skriv året med fyra siffror, till exempel 2026.'],
		en: ['"{value}" is no year', 'Write the year with four digits, such as 2026.'],
	},
	'not-a-case-number': {
		sv: ['”{value}” kan inte vara ett diarienummer', 'Skriv det som i diariet, till exempel KS 2026/123.'],
		en: ['"{value}" cannot be a case number', 'Write it as the diary does, such as KS 2026/123.'],
	},
	'creator-and-unit': {
		sv: [
			'ärendet kan inte gälla både en arkivbildare och en verksamhet',
			'Ange en av dem, eller ingen om ärendet gäller hela organisationen.',
		],
		en: [
			'the case cannot be for both a records creator and a unit',
			'Give one of them, or none where the case is for the whole organisation.',
		],
	},
	'unknown-creator': {
		sv: [
			'ingen verksamhet hör till arkivbildaren ”{value}”',
			'Skriv nämndens namn som det står hos verksamheterna (units list).',
		],
		en: [
			'no unit belongs to the records creator "{value}"',
			"Write the board's name as it stands with the units (units list).",
		],
	},
	'case-there': {
		sv: [
			'det finns redan ett samlingsärende för det året: {value}',
			'Ändra det med cases change, eller ange vilken arkivbildare eller verksamhet det nya gäller.',
		],
		en: [
			'there is a collective case for that year already: {value}',
			'Change it with cases change, or say which records creator or unit the new one is for.',
		],
	},
} as const;
