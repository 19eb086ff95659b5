import type { RegisterProblem } from '../register/problem.ts';
import type { Language } from './language.ts';

type Unclear = Extract<
	RegisterProblem,
	| 'unreadable-retention'
	| 'retention-elsewhere'
	| 'preserved-for-a-time'
	| 'retention-footnote'
	| 'retention-disagrees'
>;

/** Why a row of a records plan does not say what becomes of a record, and what to do; as PROBLEMS in register.ts. */
export const RETENTION_PROBLEMS: Readonly<
	Record<Unclear, Readonly<Record<Language, readonly [string, string]>>>
> = {
	'unreadable-retention': {
		sv: [
			'”{value}” säger inte entydigt att handlingen bevaras, eller efter vilken tid den gallras',
			'Skriv till exempel Bevaras, Gallras efter 2 år eller Gallras vid inaktualitet, och resten som anmärkning. Vad det ska stå avgör planen, inte programmet.',
		],
		en: [
			'"{value}" does not say plainly that the record is preserved, or after what time it is disposed of',
			'Write for instance Bevaras, Gallras efter 2 år or Gallras vid inaktualitet, and the rest as a remark. What it should say is for the plan to decide, not for the program.',
		],
	},
	'retention-elsewhere': {
		sv: [
			'”{value}” säger inte om det är handlingen själv som gallras, eller bara uppgiften i ett system eller på papper',
			'Är det handlingen: skriv Gallras efter 2 år, och systemet i kolumnen Förvaring. Finns den kvar någon annanstans: skriv det som gäller där, och resten som anmärkning. Vad det ska stå avgör planen, inte programmet.',
		],
		en: [
			'"{value}" does not say whether the record itself is disposed of, or only what is in a system or on paper',
			'If it is the record, write Gallras efter 2 år, and the system in the column of storage. If it is kept elsewhere, write what holds there, and the rest as a remark. What it should say is for the plan to decide, not for the program.',
		],
	},
	'preserved-for-a-time': {
		sv: [
			'”{value}” kan betyda att handlingen levereras till arkivet efter den tiden, eller att den gallras då',
			'Bevaras den: skriv Bevaras, och tiden i kolumnen Leverans (eller Bevaras, levereras efter 5 år). Gallras den: skriv Gallras efter 5 år. Vad det ska stå avgör planen, inte programmet.',
		],
		en: [
			'"{value}" may mean that the record is delivered to the archive after that time, or that it is disposed of then',
			'If it is preserved, write Bevaras, and the time in the column of delivery (or Bevaras, levereras efter 5 år). If it is disposed of, write Gallras efter 5 år. What it should say is for the plan to decide, not for the program.',
		],
	},
	'retention-footnote': {
		sv: [
			'”{value}” hänvisar till en fotnot, som kan ändra vad som gäller',
			'Läs fotnoten. Ändrar den inget: ta bort tecknet och skriv fotnoten som anmärkning. Annars skriver du det som gäller i cellen.',
		],
		en: [
			'"{value}" refers to a footnote, which may change what holds',
			'Read the footnote. If it changes nothing, remove the mark and write the footnote as a remark. Else write what holds in the cell.',
		],
	},
	'retention-disagrees': {
		sv: [
			'kolumnerna säger olika saker: {value}',
			'Rätta den som är fel, eller töm den. Är tiden en tid för leverans till arkivet hör den till kolumnen Leverans.',
		],
		en: [
			'the columns say different things: {value}',
			'Correct the one that is wrong, or empty it. A time for delivery to the archive belongs to the column of delivery.',
		],
	},
};
