import type { Language } from '../records/finding-words.ts';
import {
	CLOCK_BEHIND,
	type FixityCheck,
	type FixityOutcome,
	isWithoutRenewals,
	RENEWALS_MISSING,
	RENEWALS_UNREADABLE,
} from '../records/fixity.ts';

/** What a check came to in a few words, what to do about it, and how several are counted. */
interface Told {
	readonly title: string;
	readonly remedy: string;
	readonly counted: string;
}

const RESTORE_SV =
	'Återställ det med fixity restore, eller från säkerhetskopia om det inte finns någon andra förvaringsplats.';
const sv: Readonly<Record<FixityOutcome, Told>> = {
	intact: { title: 'oskadat', remedy: '', counted: 'Oskadade' },
	'companion-wrong': {
		title: 'oskadat, men kontrollsummefilen bredvid saknas eller stämmer inte',
		remedy:
			'Paketet är som när det arkiverades. Kör bundles get: kopian får en riktig kontrollsummefil, som kan läggas bredvid paketet.',
		counted: 'Fel på det som ligger bredvid',
	},
	questioned: {
		title:
			'ifrågasatt: varje byte är som när paketet arkiverades, men kontrollen har en invändning mot innehållet',
		remedy:
			'Paketet ligger kvar. Kör verify på filen: den säger vad invändningen är. Det kan vara en nyare version av programmet som ser mer än den som arkiverade paketet.',
		counted: 'Ifrågasatta',
	},
	rotten: {
		title: 'förvanskat på disken: innehållet är ett annat, fast ingen har skrivit i filen (bitröta)',
		remedy: `Be den som sköter datorn byta eller se över disken: fler paket kan vara drabbade. ${RESTORE_SV}`,
		counted: 'Förvanskade på disken',
	},
	damaged: {
		title: 'skadat: någon eller något har skrivit i filen, och innehållet är inte det som arkiverades',
		remedy: `Rör inte filen. Ta reda på vilket program som har skrivit där. ${RESTORE_SV}`,
		counted: 'Skadade',
	},
	changed: {
		title: 'utbytt: någon har lagt ett annat paket på platsen, eller ändrat det',
		remedy: `Rör inte filen. Ta reda på vem som gjort det och varför. ${RESTORE_SV}`,
		counted: 'Utbytta',
	},
	'catalogue-differs': {
		title: 'paketet är oskadat, men katalogens uppgift om plats, storlek eller kontrollsumma är ändrad',
		remedy:
			'Händelseloggen och paketets eget sigill säger samma sak, så det är katalogen som är fel. Kör doctor och ta reda på vem som ändrat i katalogen. Rätta sedan uppgiften efter loggen med fixity restore.',
		counted: 'Ändrade i katalogen',
	},
	missing: {
		title: 'filen saknas på sin plats',
		remedy: `Ta reda på om den har flyttats. ${RESTORE_SV}`,
		counted: 'Saknas',
	},
	quarantined: {
		title: 'i karantän: det var inte som det skulle och har flyttats undan, och inget ligger på dess plats',
		remedy: `Filen finns kvar i mappen _quarantine. ${RESTORE_SV}`,
		counted: 'I karantän',
	},
	unreadable: {
		title: 'gick inte att läsa; det försöks igen',
		remedy:
			'Se efter att rätt disk är ansluten och hel, och att den användare som kör Ögonblick får läsa filen. Saknas de flesta paketen i mappen tas det för en disk som inte är ansluten: är de verkligen borta, hämta tillbaka dem med fixity restore.',
		counted: 'Gick inte att läsa',
	},
};

const RESTORE_EN = 'Restore it with fixity restore, or from a backup where there is no second store.';
const en: Readonly<Record<FixityOutcome, Told>> = {
	intact: { title: 'intact', remedy: '', counted: 'Intact' },
	'companion-wrong': {
		title: 'intact, but the checksum file beside it is gone or differs',
		remedy:
			'The bundle is as it was filed. Run bundles get: the copy has a right checksum file, which can be put beside the bundle.',
		counted: 'Wrong file beside it',
	},
	questioned: {
		title: 'questioned: every byte is as it was filed, but the check objects to what is in it',
		remedy:
			'The bundle stays in its place. Run verify on the file: it says what the objection is. A newer version of the program may see more than the one that filed it.',
		counted: 'Questioned',
	},
	rotten: {
		title: 'rotten: its bytes are others, though nobody has written to the file (bit rot)',
		remedy: `Have the disk replaced or looked after: more bundles may be affected. ${RESTORE_EN}`,
		counted: 'Rotten',
	},
	damaged: {
		title: 'damaged: the file was written to, and its bytes are not those that were filed',
		remedy: `Leave the file as it is. Find out which program has written there. ${RESTORE_EN}`,
		counted: 'Damaged',
	},
	changed: {
		title: 'changed: somebody has put another bundle in its place, or altered it',
		remedy: `Leave the file as it is. Find out who has done it and why. ${RESTORE_EN}`,
		counted: 'Changed',
	},
	'catalogue-differs': {
		title: "the bundle is intact, but the catalogue's place, size or checksum of it was altered",
		remedy:
			"The event log and the bundle's own seal agree, so the catalogue is wrong. Run doctor and find out who has altered the catalogue. Then put the line right by the log with fixity restore.",
		counted: 'Altered in the catalogue',
	},
	missing: {
		title: 'the file is not in its place',
		remedy: `Find out whether it was moved. ${RESTORE_EN}`,
		counted: 'Missing',
	},
	quarantined: {
		title: 'in quarantine: it was not as it should be and was moved aside, and nothing lies in its place',
		remedy: `The file is still there, in the folder _quarantine. ${RESTORE_EN}`,
		counted: 'In quarantine',
	},
	unreadable: {
		title: 'could not be read; it is tried again',
		remedy:
			'See that the right disk is there and whole, and that the user who runs Ögonblick may read the file. Where most bundles of a folder are gone, it is taken for a disk that is not mounted: if they are lost indeed, bring them back with fixity restore.',
		counted: 'Could not be read',
	},
};

/** What a person reads of each outcome. */
export const fixityOutcomeWords: Readonly<Record<Language, Readonly<Record<FixityOutcome, Told>>>> = {
	sv,
	en,
};

const BRING_SV =
	'Paketet självt är oskadat. Hämta tillbaka förnyelserna med fixity restore, eller lägg tillbaka mappen från säkerhetskopia. Har en rot tagits bort ur TIMESTAMP_CA_FILE är det felet: låt rötterna till alla som har stämplat stå kvar. Ta annars reda på vem eller vad som har rört mappen.';
const BRING_EN =
	'The bundle itself is intact. Bring the renewals back with fixity restore, or put the folder back from a backup. If a root was taken out of TIMESTAMP_CA_FILE, that is what is wrong: let the roots of all that have stamped stand there. Else find out who or what has touched the folder.';
const withoutRenewals = {
	sv: {
		missing: 'oskadat, men tidsstämpelns förnyelser i mappen bredvid (.zip.seal) saknas, helt eller delvis',
		damaged: 'oskadat, men tidsstämpelns förnyelser i mappen bredvid (.zip.seal) är skadade eller utbytta',
		remedy: BRING_SV,
	},
	en: {
		missing:
			'intact, but the renewals of its time stamp in the folder beside it (.zip.seal) are gone, all or some',
		damaged:
			'intact, but the renewals of its time stamp in the folder beside it (.zip.seal) are damaged or exchanged',
		remedy: BRING_EN,
	},
} as const;

const unreadRenewals = {
	sv: {
		title:
			'oskadat, men tidsstämpelns förnyelser i mappen bredvid (.zip.seal) gick inte att läsa; det försöks igen',
		remedy:
			'Ingen vet ännu om något är fel på dem. Se efter att disken är hel, och att den användare som kör Ögonblick får läsa mappen.',
	},
	en: {
		title:
			'intact, but the renewals of its time stamp in the folder beside it (.zip.seal) could not be read; it is tried again',
		remedy:
			'Nobody knows yet whether anything is wrong with them. See that the disk is whole, and that the user who runs Ögonblick may read the folder.',
	},
} as const;

const behind = {
	sv: {
		title: 'oskadat, men datorns klocka går efter: tidsstämpeln bredvid är satt senare än klockan visar',
		remedy: 'Inget är fel på paketet eller på tidsstämpeln. Ställ klockan, och kontrollera paketet igen.',
	},
	en: {
		title: 'intact, but the clock is behind: the time stamp beside it is later than the clock says',
		remedy:
			'Nothing is wrong with the bundle or with the time stamp. Set the clock, and check the bundle again.',
	},
} as const;

/** What a person reads of one check. */
export function toldOfCheck(
	check: Pick<FixityCheck, 'outcome' | 'detail'>,
	lang: Language,
): Pick<Told, 'title' | 'remedy'> {
	if (check.outcome === 'intact' && check.detail === CLOCK_BEHIND) return behind[lang];
	if (check.outcome === 'unreadable' && check.detail === RENEWALS_UNREADABLE) return unreadRenewals[lang];
	if (!isWithoutRenewals(check)) return fixityOutcomeWords[lang][check.outcome];
	const { missing, damaged, remedy } = withoutRenewals[lang];
	return { title: check.detail === RENEWALS_MISSING ? missing : damaged, remedy };
}
