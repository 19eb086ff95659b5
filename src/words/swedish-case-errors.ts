import type { OgonblickError } from '../errors.ts';

type Swedish = readonly [message: string, remedy: string];

/** Errors about collective cases and the yearly report, by code. */
export const SWEDISH_CASES: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'unknown-case': ['Inget samlingsärende heter ”{subject}”.', 'Se vilka som finns med cases list.'],
	'ambiguous-case': (error) => [
		`Flera samlingsärenden passar ”${error.subject ?? ''}”.`,
		`Ange diarienumret, eller id: ${(error.remedy ?? '').replace(/^[^:]*: /, '').replaceAll(' or ', ' eller ')}`,
	],
	'year-to-come': ['Året {subject} har inte börjat.', 'Ange det här året eller ett tidigare.'],
	'duplicate-case': [
		'Någon annan registrerade nyss ett samlingsärende för {subject}.',
		'Se det med cases list, och ändra det i stället.',
	],
};
