import type { OgonblickError } from '../errors.ts';

type Swedish = readonly [message: string, remedy: string];

/** What the message itself quotes: the day as it was written. */
const day = (error: OgonblickError) => /"(.*)"/s.exec(error.message)?.[1] ?? '';

/** Errors of the watch, by code. */
export const SWEDISH_WATCH: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'account-not-watched': [
		'Kontot bevakas inte: {subject}',
		'Bara konton som är registrerade och aktiva (eller under avslut) bevakas. Se kontot med accounts show.',
	],
	'lock-lost': [
		'Arbetet stoppades: låset som håller andra borta gick förlorat.',
		'Starta det igen; det som hann göras är sparat. Händer det ofta går datorn i vila, eller så hoppar dess klocka.',
	],
	'look-overtaken': [
		'En annan process har just bevakat kontot: {subject}',
		'Inget är förlorat: den andra gången gäller. Kör kommandot igen om du vill.',
	],
	'crisis-without-accounts': [
		'Inga konton är valda för krisläget.',
		'Ange konton, eller en verksamhet som har aktiva konton med --unit.',
	],
	'crisis-day-unreadable': (error) => [`”${day(error)}” är inget datum.`, 'Skriv dagen så här: 2026-12-31.'],
	'crisis-day-past': (error) => [
		`Dagen ”${day(error)}” har varit.`,
		'Ange dagens datum eller en kommande dag. Krisläget slutar när dagen är slut.',
	],
	'crisis-day-far': (error) => [
		`Dagen ”${day(error)}” ligger mer än ett år bort.`,
		'Ange en dag inom ett år. Krisläget går att starta igen.',
	],
};
