const sv = {
	title: 'Samlingsärenden',
	lead: 'Årets registrerade ärende, som ögonblicksbilderna hör till. Ett för hela organisationen, eller ett för en arkivbildare eller verksamhet.',
	caption: 'Samlingsärenden, det senaste året först',
	none: 'Inget samlingsärende är registrerat.',
	all: 'hela organisationen',
	oneTitle: (number: string) => `Samlingsärende ${number}`,
	filed: 'Arkiverat i ärendet',
	filedCaption: (n: number) => (n === 1 ? 'Ett paket' : `${n} paket, det senast fångade först`),
	nothingFiled: 'Inget av det som du ser är arkiverat i ärendet.',
	notStated: 'anger inget ärendenummer: arkiverades före ärendet',
	statedAs: (number: string) => `anger ett annat nummer: ${number}`,
	spoilt: 'skadat eller borta vid senaste läsningen',
	older: 'Äldre paket',
	own: 'Bara de paket som du ser är räknade.',
	holdsFor: 'Gäller',
	filings: 'Arkiverade paket',
	remark: 'Anmärkning',
	without: (n: number) =>
		n === 1
			? 'ett paket anger inte numret: det arkiverades före ärendet'
			: `${n} paket anger inte numret: de arkiverades före ärendet`,
	add: 'Registrera ett samlingsärende',
	partHint: 'Ange arkivbildare eller verksamhet bara om ärendet gäller den ensam.',
	addButton: 'Registrera',
	change: 'Ändra diarienummer eller ärendemening',
	changeHint:
		'Lämna tomt det som ska vara som det är. Paket som redan är förseglade behåller det nummer de fick.',
	which: 'Ärende',
	newNumber: 'Nytt diarienummer',
	newTitle: 'Ny ärendemening',
	changeButton: 'Ändra',
	kept: (linked: number, elsewhere: number) =>
		`Ärendet är sparat.${linked > 0 ? ` ${linked === 1 ? 'Ett arkiverat' : `${linked} arkiverade`} paket hör nu till det.` : ''}${elsewhere > 0 ? ` ${elsewhere === 1 ? 'Ett' : elsewhere} av årets paket hör till ett annat ärende, vars nummer ${elsewhere === 1 ? 'det' : 'de'} anger.` : ''}`,
};

const en: typeof sv = {
	title: 'Collective cases',
	lead: "The year's registered case, which snapshots are filed to. One for the whole organisation, or one for a records creator or unit.",
	caption: 'Collective cases, the newest year first',
	none: 'No collective case is registered.',
	all: 'the whole organisation',
	oneTitle: (number) => `Collective case ${number}`,
	filed: 'Filed in the case',
	filedCaption: (n) => (n === 1 ? 'One bundle' : `${n} bundles, the latest captured first`),
	nothingFiled: 'Nothing that you see is filed in the case.',
	notStated: 'states no number: was filed before the case',
	statedAs: (number) => `states another number: ${number}`,
	spoilt: 'damaged or gone when it was read last',
	older: 'Older bundles',
	own: 'Only the bundles that you see are counted.',
	holdsFor: 'Holds for',
	filings: 'Filed bundles',
	remark: 'Remark',
	without: (n) =>
		n === 1
			? 'one bundle does not state the number: it was filed before the case'
			: `${n} bundles do not state the number: they were filed before the case`,
	add: 'Register a collective case',
	partHint: 'Give the records creator or unit only where the case is for that alone.',
	addButton: 'Register',
	change: 'Change the reference or title',
	changeHint:
		'Leave empty what is to stay as it is. Bundles that are sealed already keep the number that they got.',
	which: 'Case',
	newNumber: 'New reference',
	newTitle: 'New title',
	changeButton: 'Change',
	kept: (linked, elsewhere) =>
		`The case is stored.${linked > 0 ? ` ${linked} filed bundles belong to it now.` : ''}${elsewhere > 0 ? ` ${elsewhere} of the year's bundles belong to another case, whose number they state.` : ''}`,
};

export const caseWords = { sv, en };
