import type { OgonblickError } from '../errors.ts';

type Told = readonly [message: string, remedy: string];

/** Errors of requests for public records and of redaction, by code. */
export const SWEDISH_DISCLOSURES: Readonly<Record<string, Told | ((error: OgonblickError) => Told)>> = {
	'unknown-disclosure': [
		'Ingen begäran om utlämnande har id {subject}.',
		'Lista begärandena för att se deras id; början av det räcker.',
	],
	'ambiguous-disclosure': ['Flera begäranden börjar med {subject}.', 'Skriv mer av id:t.'],
	'handed-out-damaged': [
		'Det som lämnades ut är skadat, och lämnas inte ut igen: {subject}',
		'Hämta filen från säkerhetskopia. Paketet som det togs ur är orört: registrera begäran på nytt för att lämna ut det en gång till.',
	],
	'disclosure-ended': ['Begäran är avslutad, och inget i den ändras längre.', 'Registrera en ny begäran.'],
	'disclosure-changed': [
		'Begäran eller prövningen ändrades under tiden.',
		'Titta på begäran igen och gör sedan om det du skulle göra.',
	],
	'disclosure-needs-what': [
		'Det står inget om vad begäran gäller.',
		'Skriv vilka handlingar som begärs, till exempel kontot och året.',
	],
	'disclosure-bad-day': [
		'”{subject}” är ingen dag som en begäran kan ha kommit in.',
		'Skriv dagen som 2026-11-28, och inte senare än i dag.',
	],
	'disclosure-unknown-unit': ['Det finns ingen sådan verksamhet.', 'Ange en verksamhet som är registrerad.'],
	'disclosure-not-reviewed': [
		'Sekretessen är inte prövad.',
		'Spara prövningen först. Den försvinner när det som är valt eller maskat ändras.',
	],
	'disclosure-refused': [
		'Enligt prövningen ska inget lämnas ut.',
		'Avsluta begäran som avslagen, eller pröva den på nytt.',
	],
	'nothing-handed-out': ['Inget har lämnats ut i den begäran.', 'Lämna ut först.'],
	'bundle-not-picked': ['Begäran gäller inte paketet {subject}.', 'Välj paketet först.'],
	'other-unit': [
		'Paketet hör till en annan verksamhet än den som begäran gäller.',
		'Registrera en begäran för den verksamheten, eller en som gäller hela organisationen.',
	],
	'no-such-post': [
		'Paketet har inget inlägg {subject}.',
		'Inläggen räknas från 1, i den ordning som de står i paketet.',
	],
	'too-long': ['Texten är längre än {subject} tecken.', 'Korta den, och lägg resten i ärendet.'],
	'review-needs-reason': [
		'Beslutet saknar skäl.',
		'Skriv varför något inte lämnas ut, och enligt vilken paragraf.',
	],
	'nothing-picked': ['Inget paket är valt.', 'Välj de paket som begäran gäller, eller avslå den.'],
	'extract-without-copy': [
		'Bara några inlägg ur paketet {subject} ska lämnas ut, och någon kopia med bara dem är inte gjord.',
		'Gör kopian först, eller välj hela paketet.',
	],
	'whole-with-copies': [
		'Något är maskat, så handlingarna lämnas inte ut i sin helhet.',
		'Besluta att de lämnas ut delvis, eller ta bort den maskade kopian.',
	],
	'part-without-copy': [
		'Inget är maskat, så handlingarna lämnas inte ut delvis.',
		'Gör en maskad kopia först, eller besluta att de lämnas ut i sin helhet.',
	],
	'not-refused': [
		'Prövningen har inte lett till avslag.',
		'Spara prövningen först, eller avsluta begäran som återtagen.',
	],
	'strikes-nothing': ['Inget maskas.', 'Ange vad som ska maskas: inlägg, texter eller ytor.'],
	'strikes-need-reason': [
		'Det saknas skäl till maskningen.',
		'Skriv vilken paragraf som gäller, eller varför annars. Det står i kopian.',
	],
	'strikes-too-many': [
		'Mer än {subject} saker maskas på en gång.',
		'Maska färre, eller välj de inlägg som ska lämnas ut.',
	],
	'strike-too-short': [
		'”{subject}” är för kort för att maskas överallt.',
		'Skriv minst tre tecken, eller maska inläggen.',
	],
	'strike-in-reason': [
		'Skälet säger det som maskas.',
		'Skriv skäl och lagrum på annat sätt: den som får kopian läser dem. Står det i skälet till en annan kopia, gör om den kopian.',
	],
	'strike-bad-region': [
		'”{subject}” är ingen yta i bilderna.',
		'Skriv bildruta:x,y,bredd,höjd i bildpunkter, till exempel 2:0,140,640,90.',
	],
	'strike-is-account': [
		'Kontot, dess verksamhet eller platsen där det är arkiverat heter ”{subject}”.',
		'Det säger vems handlingarna är och står överallt i kopian. Maska inlägg eller ytor i stället, eller skriv mer av texten.',
	],
	'strike-unplaced': [
		'Det är inte känt var i bilderna inlägg {subject} står.',
		'Markera ställena i bilderna och ange att de är markerade för hand, eller ta inte med några bilder i kopian.',
	],
	'strike-repeated': [
		'Det som maskas återges också i inlägg {subject}, som inte är maskat.',
		'Maska också de inläggen, eller skriv det som de återger bland texterna som maskas.',
	],
	'strike-left': [
		'Det som skulle maskas står kvar i kopian, som därför kastades: {subject}',
		'Skriv mer av texten, eller maska inlägg och ytor: ord som programmet självt använder står i varje paket.',
	],
	'copy-not-whole': [
		'Kopian höll inte vid kontrollen och kastades: {subject}',
		'Försök igen, och anmäl felet om det händer en gång till.',
	],
};
