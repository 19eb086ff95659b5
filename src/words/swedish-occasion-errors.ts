import type { OgonblickError } from '../errors.ts';
import { CLOSURE_LACK_WORDS } from '../records/words/closure-lacks.ts';
import { ClosingWaits } from '../work/occasions/closing-waits.ts';

type Swedish = readonly [message: string, remedy: string];

/** Errors of occasions, by code. */
export const SWEDISH_OCCASIONS: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'closing-not-registered': [
		'Kontot är inte registrerat: det har bara fångats efter sin adress.',
		'Registrera det först med accounts add, och ange verksamheten.',
	],
	'closing-not-started': [
		'Kontot är planerat: det har inte startat, så det finns inget att dokumentera.',
		'Ange varför det avslutas utan ögonblicksbild: close --override --reason … --by ….',
	],
	'already-closed': ['Kontot är redan avslutat.', 'Titta på det med accounts show.'],
	'not-closing': [
		'Kontot är inte under avslut, så det finns inget att avbryta.',
		'Titta på det med accounts show.',
	],
	'closing-lowered-unnamed': [
		'Kontot är redan under avslut: en tidigare dag för det sista innehållet, eller en lägre nivå, är ett beslut att dokumentera mindre.',
		'Ange vem som beslutar och varför: --by … --reason …. En senare dag eller en högre nivå kräver inget av det.',
	],
	'closing-dated-back': [
		'Med den dagen för det sista innehållet skulle en ögonblicksbild från före avslutet avsluta kontot: det är ett beslut att inte ta en ny.',
		'Ange vem som beslutar och varför: --by … --reason …. Eller utelämna --last-content: då tas en ny.',
	],
	'no-person': [
		'Beslutet är en persons, och ”{subject}” är ingen persons namn.',
		'Ange för- och efternamn på den som beslutar med --by; en titel får stå före.',
	],
	'closing-waits': (error) => [
		`Kontot är inte avslutat än: ${error instanceof ClosingWaits ? CLOSURE_LACK_WORDS.sv[error.lack] : ''}.`,
		'Ligger dagen för det sista innehållet framåt i tiden beställs ögonblicksbilden av job due när den har gått. Utför annars beställningen med work. Kontot avslutas när ögonblicksbilden är arkiverad som fullständig. Utan den avslutar en namngiven person det med close --override --reason … --by ….',
	],
	'change-there': [
		'Samma ändring är redan anmäld den dagen: {subject}',
		'Se den med change list. En annan dag anges med change move, och change withdraw tar tillbaka den.',
	],
	'no-such-order': [
		'Ingen väntande beställning börjar så: {subject}',
		'Se beställningarna och deras beteckningar med due.',
	],
	'order-ambiguous': [
		'Flera beställningar börjar så: {subject}',
		'Skriv mer av beteckningen. Se den med due.',
	],
	'order-over': [
		'Beställningen är avslutad, så det finns inget att ta tillbaka: {subject}',
		'Se vad den gav med bundles list.',
	],
	'order-stopped': (error) => [
		`Beställningen stoppades på begäran. Inget arkiverades. (${error.subject ?? ''})`,
		'Beställ ögonblicksbilden på nytt när den behövs.',
	],
	'order-begun': [
		'Beställningen utförs just nu: {subject}',
		'Vänta tills den är klar, eller avsluta programmet som utför den; då väntar den igen.',
	],
	'removal-waits': [
		'Bevis på inlägget är redan beställt, på annat sätt. Beställningens beteckning: {subject}',
		'Ta tillbaka beställningen med due withdraw om den är fel, och beställ igen.',
	],
	'status-by-gate': [
		'Ett konto blir inte under avslut eller avslutat på det här sättet: {subject}',
		'Använd kommandot close.',
	],
	'unknown-change': ['Katalogen känner inte en sådan ändring: {subject}', 'Rapportera felet.'],
	'bundle-restricted': [
		'Paketet har begränsad åtkomst: {subject}',
		'Pröva sekretess först. Lägg sedan till --restricted och --reason: skälet antecknas med ditt namn (--by).',
	],
	'job-silent': [
		'Arbetet slutade utan att säga vad det gjorde: {subject}',
		'Se vad som står ovanför, och kör det igen.',
	],
};
