import type { OgonblickError } from '../errors.ts';
import { GROUNDS } from '../records/look/contrast.ts';

type Swedish = readonly [message: string, remedy: string];

/** Errors of the organisation's logo and colour, by code. */
export const SWEDISH_LOOK: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'accent-unfit': ({ subject = '', reason }) => {
		const grounds = subject.startsWith('WEB_ACCENT_DARK') ? GROUNDS.dark : GROUNDS.light;
		return [
			`Text i färgen går inte att läsa för alla: {subject} har kontrasten ${reason?.sv.replace('.', ',') ?? ''}.`,
			`Välj en färg med minst 4,5:1 mot ${grounds.join(' och ')} (WCAG 2.2 AA).`,
		];
	},
	'logo-unreadable': [
		'Logotypen går inte att läsa: {subject}',
		'Låt WEB_LOGO_FILE ange en fil som Ögonblick får läsa.',
	],
	'logo-too-large': [
		'Logotypen är större än 200 kB eller 4000 bildpunkter: {subject}',
		'Gör den mindre: den visas omkring 40 bildpunkter hög.',
	],
	'logo-unsafe': ({ reason }) => [
		`Logotypen {subject} innehåller något som en bild inte behöver: ${reason?.sv ?? ''}`,
		'Spara den som vanlig eller optimerad SVG, utan skript, inbäddade bilder, typsnitt utifrån och länkar, och med text som konturer; eller som PNG.',
	],
	'logo-unknown': [
		'Logotypen är varken en SVG i UTF-8 eller en PNG: {subject}',
		'Spara den som någon av dem.',
	],
};
