const sv = {
	title: 'Överenskommelser med arkiv',
	lead: 'Vad som är överenskommet med arkivet om leveranser. Det står i varje pakets METS när det packas; paket som redan är packade behåller det som gällde då.',
	nearest:
		'Verksamhetens egen överenskommelse gäller före arkivbildarens, och arkivbildarens före den för alla. Den närmaste gäller ensam.',
	caption: 'Överenskommelser',
	none: 'Inga överenskommelser är angivna.',
	holdsFor: 'Gäller',
	all: 'alla verksamheter',
	act: 'Gör',
	remove: 'Ta bort',
	removeAria: (number: string, whose: string) => `Ta bort: ${number}, ${whose}`,
	ofSettings: 'från inställningarna (SUBMISSION_AGREEMENT)',
	set: 'Ange en överenskommelse',
	setHint:
		'Finns det redan en för samma del av organisationen ersätts den helt: fyll i också det som ska stå kvar.',
	partHint: 'Högst en av de två. Ingen: den gäller alla.',
	archiveNumberHint: 'Tio siffror. Kräver att arkivet är angivet.',
	save: 'Spara överenskommelsen',
	saved: 'Överenskommelsen är sparad, och gäller paket som packas från och med nu.',
	removed: 'Överenskommelsen är borttagen. Paket som redan är packade behåller den.',
};

const en: typeof sv = {
	title: 'Agreements with archives',
	lead: 'What is agreed with the archive about deliveries. It stands in the METS of each bundle when that is packed; bundles that are packed already keep what held then.',
	nearest:
		"A unit's own agreement goes before that of its records creator, and that before the one of all. The nearest holds alone.",
	caption: 'Agreements',
	none: 'No agreements are set.',
	holdsFor: 'Holds for',
	all: 'all units',
	act: 'Do',
	remove: 'Remove',
	removeAria: (number, whose) => `Remove: ${number}, ${whose}`,
	ofSettings: 'of the settings (SUBMISSION_AGREEMENT)',
	set: 'Set an agreement',
	setHint:
		'One that is there for the same part of the organisation is replaced as a whole: fill in also what is to stay.',
	partHint: 'At most one of the two. None: it holds for all.',
	archiveNumberHint: 'Ten digits. The archive has to be named.',
	save: 'Save the agreement',
	saved: 'The agreement is saved, and holds for bundles that are packed from now on.',
	removed: 'The agreement is removed. Bundles that are packed already keep it.',
};

export const agreementPageWords = { sv, en };
