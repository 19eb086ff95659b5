import type { OgonblickError } from '../../errors.ts';

type Swedish = readonly [message: string, remedy: string];

/** Errors about collective cases, by code. */
export const SWEDISH_CASES: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'unknown-case': ['Inget samlingsärende heter ”{subject}”.', 'Se vilka som finns med cases list.'],
	'ambiguous-case': (error) => [
		`Flera samlingsärenden passar ”${error.subject ?? ''}”.`,
		`Ange diarienumret, eller id: ${(error.remedy ?? '').replace(/^[^:]*: /, '').replaceAll(' or ', ' eller ')}`,
	],
	'duplicate-case': [
		'Någon annan registrerade nyss ett samlingsärende för {subject}.',
		'Se det med cases list, och ändra det i stället.',
	],
};
