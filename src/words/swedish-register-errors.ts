import type { OgonblickError } from '../errors.ts';
import { wrongWords } from '../records/words/register.ts';
import { RegisterRefused } from '../work/register/refused.ts';

type Swedish = readonly [message: string, remedy: string];

/** Errors of the register, by code. */
export const SWEDISH_REGISTER: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'register-refused': (error) => {
		const words = error instanceof RegisterRefused ? error.wrong.map((w) => wrongWords(w, 'sv')) : [];
		return [
			words.map(({ what }) => what).join('\n'),
			[...new Set(words.map(({ remedy }) => remedy))].join(' '),
		];
	},
	'duplicate-unit': [
		'Det finns redan en verksamhet som heter ”{subject}”.',
		'Välj ett annat namn, eller ändra den som finns.',
	],
	'second-communications-unit': [
		'”{subject}” är redan kommunikationsverksamhet.',
		'En organisation har bara en: ändra den andra först.',
	],
	'duplicate-account': [
		'Kontot finns redan i registret: {subject}',
		'Ändra det som finns, med accounts change. Också andra skrivsätt av adressen räknas.',
	],
	'signed-twice': [
		'Planen är redan undertecknad i den rollen, eller av samma person i den andra rollen: {subject}',
		'Två personer undertecknar: verksamhetschefen och förvaltningschefen.',
	],
	'register-changed': [
		'Någon annan har ändrat uppgifterna under tiden.',
		'Titta på dem igen, och ange sedan hur det ska vara.',
	],
	'plan-version-there': [
		'Den versionen av planen finns redan: {subject}',
		'En beslutad plan ändras inte. Ange den nya versionens beteckning.',
	],
	'unknown-plan': ['Ingen dokumenthanteringsplan heter ”{subject}”.', 'Se vilka som finns med plans list.'],
	'unknown-row': ['Planen har ingen rad ”{subject}”.', 'Se raderna med plans show.'],
	'ambiguous-row': (error) => [
		`Flera rader i planen heter ”${error.subject ?? ''}”.`,
		`Ange radens nummer: ${(error.remedy ?? '').replace(/^[^:]*: /, '').replaceAll(' or ', ' eller ')}`,
	],
	'migration-lossy': [
		'Katalogen går inte att uppgradera utan att något går förlorat: {subject}',
		'Inget är ändrat. Använd den äldre versionen, och rapportera felet.',
	],
	'attachment-unreadable': [
		'Filen går inte att läsa: {subject}',
		'Ange en fil som finns och får läsas, på högst 100 MB.',
	],
};
