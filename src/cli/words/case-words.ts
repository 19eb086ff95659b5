import type { Language } from '../../records/finding-words.ts';

const sv = {
	commands: {
		cases: 'Samlingsärenden: årets registrerade ärende, som ögonblicksbilderna hör till.',
		'cases add': 'Registrerar årets samlingsärende, och knyter det som redan är arkiverat till det.',
		'cases list': 'Visar samlingsärendena, det senaste året först.',
		'cases show': 'Visar ett samlingsärende och vad som är arkiverat i det.',
		'cases change': 'Ändrar ett samlingsärendes diarienummer eller ärendemening.',
	},
	arguments: {
		case: 'ärende',
		caseAbout: 'Ärendets diarienummer eller id, eller året om det bara har ett samlingsärende.',
	},
	options: {
		year: ['<år>', 'Året som ärendet gäller, till exempel 2026.'],
		listYear: ['<år>', 'Bara det årets ärenden.'],
		number: ['<diarienummer>', 'Ärendets nummer som det står i diariet, till exempel "KS 2026/123".'],
		newNumber: ['<diarienummer>', 'Ett annat nummer. Paket som redan är förseglade behåller det gamla.'],
		title: ['<text>', 'Ärendemeningen i diariet.'],
		creator: ['<nämnd>', 'Ärendet gäller bara den här arkivbildarens verksamheter.'],
		unit: ['<verksamhet>', 'Ärendet gäller bara den här verksamheten. Namn eller id.'],
		by: ['<namn>', 'Vem som ändrar: en persons namn. Förval: datorns systemkonto.'],
	} satisfies Record<string, readonly [string, string]>,
	none: 'Inga samlingsärenden är registrerade. Registrera årets med cases add.',
	saved: 'Sparat.',
	all: 'hela organisationen',
	labels: {
		number: 'Diarienummer',
		year: 'År',
		title: 'Ärendemening',
		scope: 'Gäller',
		filings: 'Arkiverade paket',
		id: 'Id',
	},
	filings: ['paket', 'paket'] as [string, string],
	linked: (n: string) =>
		`${n} som var arkiverade innan ärendet fanns hör nu till det i katalogen. Deras förseglade manifest är oförändrade och saknar numret.`,
	elsewhere: (n: string) =>
		`${n} från året ligger kvar i ett annat ärende: dess nummer står i deras förseglade manifest. Se dem med cases show.`,
	sealedBefore: (n: string) =>
		`Numret står inte i manifestet till ${n}: de förseglades innan ärendet hade det numret. Katalogen knyter dem till ärendet.`,
	notStated: 'numret saknas i manifestet',
	statedAs: (number: string) => `manifestet anger ${number}`,
	nothingFiled: 'Inget är arkiverat i ärendet än. Nya ögonblicksbilder får numret i sitt manifest.',
};

const en: typeof sv = {
	commands: {
		cases: 'Collective cases: the registered case of a year that snapshots belong to.',
		'cases add': "Registers the year's collective case, and links to it what is filed already.",
		'cases list': 'Lists the collective cases, the newest year first.',
		'cases show': 'Shows a collective case and what is filed in it.',
		'cases change': 'Changes the number or title of a collective case.',
	},
	arguments: {
		case: 'case',
		caseAbout: "The case's number or id, or the year where it has one collective case only.",
	},
	options: {
		year: ['<year>', 'The year that the case is for, such as 2026.'],
		listYear: ['<year>', "Only that year's cases."],
		number: ['<number>', 'The number of the case as it stands in the diary, such as "KS 2026/123".'],
		newNumber: ['<number>', 'Another number. Bundles that are sealed already keep the old one.'],
		title: ['<text>', 'The title of the case in the diary.'],
		creator: ['<creator>', 'The case is for the units of this records creator only.'],
		unit: ['<unit>', 'The case is for this unit only. Name or id.'],
		by: ['<name>', "Who makes the change: a person's name. Default: the computer's system account."],
	},
	none: "No collective cases are registered. Register the year's with cases add.",
	saved: 'Saved.',
	all: 'the whole organisation',
	labels: {
		number: 'Case number',
		year: 'Year',
		title: 'Title',
		scope: 'For',
		filings: 'Filed bundles',
		id: 'Id',
	},
	filings: ['bundle', 'bundles'],
	linked: (n) =>
		`${n} filed before the case was there belong to it in the catalogue now. Their sealed manifests are unchanged and lack the number.`,
	elsewhere: (n) =>
		`${n} of the year stay in another case, whose number their sealed manifests state. See them with cases show.`,
	sealedBefore: (n) =>
		`The number is not in the manifests of ${n}: they were sealed before the case had that number. The catalogue links them to it.`,
	notStated: 'the number is not in the manifest',
	statedAs: (number) => `the manifest states ${number}`,
	nothingFiled: 'Nothing is filed in the case yet. New snapshots have its number in their manifests.',
};

/** All that `cases` says. */
export const caseWords: Readonly<Record<Language, typeof sv>> = { sv, en };
