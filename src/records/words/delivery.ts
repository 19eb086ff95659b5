import type { DeliveryState } from '../delivery/delivery.ts';
import type { AsideCode, WrongReceiptCode } from '../delivery/receipt.ts';
import type { TargetKind, WrongTargetCode } from '../delivery/target.ts';
import type { Language } from './language.ts';

type Said<Code extends string> = Readonly<Record<Code, Readonly<Record<Language, string>>>>;

/** How far a bundle has come. */
export const DELIVERY_STATE_WORDS: Said<DeliveryState> = {
	ordered: { sv: 'beställt', en: 'ordered' },
	sent: { sv: 'skickat, kvittens saknas', en: 'sent, no receipt yet' },
	received: { sv: 'mottaget', en: 'received' },
	refused: { sv: 'avvisat', en: 'refused' },
	withdrawn: { sv: 'återtaget', en: 'withdrawn' },
};

export const TARGET_KIND_WORDS: Said<TargetKind> = {
	folder: { sv: 'mapp', en: 'folder' },
	sftp: { sv: 'SFTP', en: 'SFTP' },
	s3: { sv: 'S3', en: 'S3' },
};

/** What is wrong with what was said of a delivery target. */
export const TARGET_PROBLEMS: Said<WrongTargetCode> = {
	'no-address': {
		sv: 'Skriv en mapp med hela sin sökväg, sftp://användare@värd/mapp eller s3://hink/prefix.',
		en: 'Write a folder by its whole path, sftp://user@host/folder or s3://bucket/prefix.',
	},
	'secret-in-address': {
		sv: 'Lösenord får inte stå i adressen, där alla ser det: lägg det i en fil och ange --password-file.',
		en: 'A password must not stand in the address, where all can see it: put it in a file and give --password-file.',
	},
	'no-user': {
		sv: 'Adressen saknar användare: sftp://användare@värd/mapp.',
		en: 'The address lacks a user: sftp://user@host/folder.',
	},
	'no-path': { sv: 'Mappen får inte innehålla ”..”.', en: 'The folder must not contain "..".' },
	'no-bucket': { sv: 'Skriv hinken som s3://hink/prefix.', en: 'Write the bucket as s3://bucket/prefix.' },
	'not-encoded': {
		sv: 'Ett procenttecken i adressen skrivs %25; i övrigt står det bara framför två tecken som anger en byte, till exempel %20.',
		en: 'A percent sign in the address is written %25; otherwise it stands only before two characters that give a byte, such as %20.',
	},
	'not-a-fingerprint': {
		sv: 'Fingeravtrycket ska skrivas som SHA256: följt av 43 tecken, så som ssh-keygen -l visar det.',
		en: 'The fingerprint is written as SHA256: and 43 characters, as ssh-keygen -l shows it.',
	},
	'not-a-web-address': {
		sv: 'Tjänstens adress ska börja med https:// (eller http:// inom det egna nätet), utan användare.',
		en: 'The address of the service begins with https:// (or http:// in a network of your own), without a user.',
	},
	'not-absolute': {
		sv: 'Ange filen med hela sin sökväg: leveransen kan köras från en annan mapp.',
		en: 'Give the file by its whole path: a delivery may be run from another directory.',
	},
	'not-of-this-kind': {
		sv: 'Uppgiften hör inte till den här sortens leveransmål.',
		en: 'This does not belong to a target of this kind.',
	},
	needed: { sv: 'Uppgiften behövs.', en: 'This is needed.' },
	'other-kind': {
		sv: 'Ett leveransmål kan inte bli ett av en annan sort. Lägg till ett nytt i stället.',
		en: 'A target cannot become one of another kind. Add a new one instead.',
	},
	'reserved-name': {
		sv: 'Namnet är ett av programmets egna kommandon. Välj ett annat.',
		en: "The name is one of the program's own commands. Choose another.",
	},
};

/** What is wrong with a line of a receipt. */
export const RECEIPT_PROBLEMS: Readonly<
	Record<WrongReceiptCode, Readonly<Record<Language, (given: string, expected: string) => string>>>
> = {
	'no-bundle': {
		sv: (given) => `Paketets id saknas på en rad som säger ”${given}”. Fyll i det, eller ta bort raden.`,
		en: (given) =>
			`The bundle's id is missing in a row that says “${given}”. Fill it in, or take the row out.`,
	},
	'no-status': {
		sv: (given) => `Beskedet saknas, fast orsaken är ”${given}”. Skriv mottaget eller avvisat.`,
		en: (given) => `The answer is missing, though the reason is “${given}”. Write received or refused.`,
	},
	contradicts: {
		sv: (given) =>
			`Raden säger emot sig själv: ${given}. Fråga arkivet; låt kolumnerna säga samma sak, eller svara för hand med --received eller --refused.`,
		en: (given) =>
			`The row contradicts itself: ${given}. Ask the archive; let the columns say the same, or answer by hand with --received or --refused.`,
	},
	unclear: {
		sv: (given) =>
			`Beskedet går inte att lita på: ${given}. Det sista kan betyda att paketet är avvisat. Fråga arkivet, och svara sedan för hand: deliver receipt med --received eller --refused.`,
		en: (given) =>
			`The answer cannot be relied on: ${given}. The last may mean that the bundle is refused. Ask the archive, then answer by hand: deliver receipt with --received or --refused.`,
	},
	'unknown-bundle': {
		sv: (given) => `Paketet ”${given}” ingår inte i leveransen. Rätta id:t, eller ta bort raden.`,
		en: (given) => `The bundle “${given}” is not part of the delivery. Correct the id, or take the row out.`,
	},
	'other-delivery': {
		sv: (given, expected) =>
			`Raden svarar på leverans ${given}, inte på ${expected}. Ta in den där med deliver receipt ${given}; är numret arkivets eget, ta bort kolumnen.`,
		en: (given, expected) =>
			`The row answers delivery ${given}, not ${expected}. Take it in there with deliver receipt ${given}; where the number is the archive's own, take the column out.`,
	},
	twice: {
		sv: (given) => `Paketet ${given} står två gånger. Ta bort den ena raden.`,
		en: (given) => `The bundle ${given} stands twice. Take one of the rows out.`,
	},
	'unknown-status': {
		sv: (given) => `”${given}” är inget besked. Skriv mottaget eller avvisat.`,
		en: (given) => `“${given}” is no answer. Write received or refused.`,
	},
	'other-checksum': {
		sv: (given, expected) =>
			`Kvittensen anger kontrollsumman ${given}, men det levererade paketet har ${expected}. Det som arkivet har tagit emot är något annat än det som levererades.`,
		en: (given, expected) =>
			`The receipt states the checksum ${given}, but the bundle that was delivered has ${expected}. What the archive has taken in is something else than what was delivered.`,
	},
	'no-reason': {
		sv: (given) => `Paketet ${given} är avvisat utan orsak. Ange orsaken.`,
		en: (given) => `The bundle ${given} is refused without a reason. Give the reason.`,
	},
	'not-sent': {
		sv: (given) => `Paketet ${given} är inte skickat. Fråga arkivet vad det är som har tagits emot.`,
		en: (given) => `The bundle ${given} has not been sent. Ask the archive what it is that was taken in.`,
	},
	withdrawn: {
		sv: (given, expected) =>
			`Paketet ${given} togs ut ur leveransen (${expected}). Har arkivet det ändå, och är det rätt paket: lägg till --correct.`,
		en: (given, expected) =>
			`The bundle ${given} was taken out of the delivery (${expected}). If the archive has it all the same, and it is the right one, add --correct.`,
	},
	'answered-otherwise': {
		sv: (given, expected) =>
			`Beskedet är ”${given}”, men ett annat är redan taget in (${expected === 'received' ? 'mottaget' : 'avvisat'}). Var det fel: lägg till --correct.`,
		en: (given, expected) =>
			`The answer is “${given}”, but another one is taken in already (${expected}). If that was wrong, add --correct.`,
	},
};

/** Why a line of a receipt was passed over. */
export const RECEIPT_ASIDE: Readonly<
	Record<AsideCode, Readonly<Record<Language, (given: string) => string>>>
> = {
	'sum-row': {
		sv: (given) => `”${given}” är en summering och svarar inte för något paket. Raden är överhoppad.`,
		en: (given) => `“${given}” sums up the others and answers for no bundle. The row was passed over.`,
	},
	'other-digest': {
		sv: (given) =>
			`kontrollsumman är ${given}, men leveranslistan anger SHA-256. De går inte att jämföra, så beskedet är inte taget in. Be arkivet räkna SHA-256 av filen som det har tagit emot, med sha256sum (Linux) eller Get-FileHash (Windows PowerShell), och ta in kvittensen igen.`,
		en: (given) =>
			`the checksum is ${given}, but the delivery list states SHA-256. They cannot be compared, so the answer was not taken in. Ask the archive to calculate SHA-256 of the file that it has received, by sha256sum (Linux) or Get-FileHash (Windows PowerShell), and take the receipt in again.`,
	},
};
