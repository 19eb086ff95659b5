import { ConfigurationError } from '../config.ts';
import type { OgonblickError } from '../errors.ts';
import { canonicalAddress } from '../records/address.ts';
import { wrongSetting } from './setting-words.ts';
import { SWEDISH_CASES } from './swedish-case-errors.ts';
import { SWEDISH_DELIVERY } from './swedish-delivery-errors.ts';
import { SWEDISH_DISCLOSURES } from './swedish-disclosure-errors.ts';
import { SWEDISH_FAULTS } from './swedish-faults.ts';
import { SWEDISH_FIND } from './swedish-find-errors.ts';
import { SWEDISH_FIXITY } from './swedish-fixity-errors.ts';
import { SWEDISH_LOGIN } from './swedish-login-errors.ts';
import { SWEDISH_LOOK } from './swedish-look-errors.ts';
import { SWEDISH_NOTICES } from './swedish-notice-errors.ts';
import { SWEDISH_OCCASIONS } from './swedish-occasion-errors.ts';
import { SWEDISH_PASSKEYS } from './swedish-passkey-errors.ts';
import { SWEDISH_PUBLIC_LIST } from './swedish-public-list-errors.ts';
import { SWEDISH_REGISTER } from './swedish-register-errors.ts';
import { SWEDISH_SEAL } from './swedish-seal-errors.ts';
import { SWEDISH_SIGN_IN } from './swedish-sign-in-errors.ts';
import { SWEDISH_WATCH } from './swedish-watch-errors.ts';
import { SWEDISH_WEB } from './swedish-web-errors.ts';

/** Message and remedy; `{subject}` stands for what the error is about. */
type Swedish = readonly [message: string, remedy: string];

const WRITABLE = 'Ge den användare som kör Ögonblick rätt att skriva där, eller välj en annan plats.';
const EXAMPLE = 'https://social.example/@kommunen';

/** Every error that is thrown on purpose, by code. */
export const SWEDISH: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	...SWEDISH_FAULTS,
	...SWEDISH_CASES,
	...SWEDISH_FIXITY,
	...SWEDISH_DELIVERY,
	...SWEDISH_DISCLOSURES,
	...SWEDISH_LOGIN,
	...SWEDISH_PUBLIC_LIST,
	...SWEDISH_REGISTER,
	...SWEDISH_OCCASIONS,
	...SWEDISH_NOTICES,
	...SWEDISH_WATCH,
	...SWEDISH_SEAL,
	...SWEDISH_FIND,
	...SWEDISH_LOOK,
	...SWEDISH_PASSKEYS,
	...SWEDISH_SIGN_IN,
	...SWEDISH_WEB,
	'bad-configuration': (error) => [
		[
			'Inställningarna är fel:',
			...(error instanceof ConfigurationError ? error.wrong.map(wrongSetting) : [error.subject]),
		].join('\n'),
		'Rätta miljövariablerna som nämns ovan; alla står i README.md.',
	],
	'clock-without-jobs': [
		'Alla klockans arbeten är avstängda (off): {subject}',
		'Ge minst ett av dem en tid, eller låt bli att starta klockan.',
	],
	'bad-address': badAddress,
	'unknown-account': (error) => [
		`Inget konto heter ”${quoted(error)}”.`,
		`Skriv hela adressen, till exempel ${EXAMPLE}.`,
	],
	'ambiguous-account': (error) => [
		'Flera konton heter {subject}.',
		`Ange adressen i stället: ${afterColon(error.remedy).replaceAll(' or ', ' eller ')}`,
	],
	'bad-allow-host': (error) => [
		`”${quoted(error)}” är ingen värd som kan tillåtas.`,
		'Skriv värd eller värd:port utan https:// och sökväg, till exempel intranet.example eller 127.0.0.1:8080.',
	],
	'bad-allowed-host': [
		'{subject} är ingen värd som kan tillåtas.',
		'Skriv värd eller värd:port utan https:// och sökväg, till exempel 127.0.0.1:8080.',
	],
	'out-unwritable': ['Det går inte att arkivera under {subject}.', WRITABLE],
	'data-dir-unwritable': [
		'Datamappen (DATA_DIR) går inte att använda: {subject}',
		'Ge den användare som kör Ögonblick rätt att skriva där, flytta det som ligger i vägen, eller ange en annan mapp med DATA_DIR.',
	],
	'store-unwritable': ['Det går inte att skriva i {subject}.', WRITABLE],
	'disk-almost-full': ({ cause }) => [
		'Disken med datamappen är nästan full: {subject}',
		// Where not even a small file fits, keeping less free gives no room.
		cause === undefined
			? 'Frigör utrymme på disken eller sänk KEEP_FREE_BYTES, och försök igen.'
			: 'Frigör utrymme på disken, och försök igen.',
	],
	'disk-full': [
		'Disken är full: {subject} kunde inte skrivas. Det halvskrivna är borttaget.',
		'Frigör utrymme. Beställningen väntar och kan tas igen.',
	],
	'store-full': ({ subject = '' }) => [
		subject.endsWith('.sqlite')
			? 'Det finns inget utrymme kvar för katalogen: {subject}'
			: 'Det finns inget utrymme kvar där paketen förvaras: {subject}',
		'Frigör utrymme på den disken, eller höj kvoten, och försök igen.',
	],
	'catalogue-busy': [
		'Ett annat program har hållit katalogen upptagen för länge.',
		'Försök igen när det är klart.',
	],
	'catalogue-foreign': [
		'En annan programvaras databas ligger där katalogen ska vara: {subject}',
		'Flytta filen, eller ange en mapp som bara Ögonblick använder med DATA_DIR.',
	],
	'catalogue-too-new': [
		'Katalogen är skriven av en nyare version av Ögonblick: {subject}',
		'Kör den versionen eller en ännu nyare.',
	],
	'no-browser': [
		'Det finns ingen Chromium på datorn, eller så går den i BROWSER_PATH inte att köra.',
		'Installera Chromium (Debian och Ubuntu: apt-get install chromium), eller ange sökvägen i BROWSER_PATH.',
	],
	'order-taken': [
		'En annan process arbetar redan med beställningen {subject}.',
		'Vänta tills den är klar. Kommandot due visar vilka beställningar som är öppna.',
	],
	'account-busy': [
		'Kontot fångas redan av en annan process: {subject}',
		'Vänta tills den är klar och försök igen. Beställningen ligger kvar i kön.',
	],
	'host-busy': [
		'En annan fångst pågår mot {subject}, och regeln är en i taget.',
		'Vänta tills den är klar och försök igen. Beställningen ligger kvar i kön.',
	],
	'host-resting': [
		'Plattformen {subject} har bett programmet att vänta.',
		'Försök igen senare. Beställningen ligger kvar i kön.',
	],
	'lease-lost': [
		'Programmet förlorade sitt lås på beställningen {subject}, så arbetet avbröts.',
		'Beställningen väntar och tas igen. Händer det ofta går datorn i vila, eller så hoppar dess klocka.',
	],
	stopped: [
		'ögonblicksbilden blev inte klar, och inget är arkiverat.',
		'Beställningen ligger kvar i kön: kör kommandot work, eller ge samma kommando igen.',
	],
	'stopped-by-request': ['inget halvfärdigt är kvar.', 'Ge kommandot igen när det passar.'],
	'unknown-bundle': [
		'Inget arkiverat paket har id {subject}.',
		'Kommandot bundles list visar vilka som finns; början av ett id räcker.',
	],
	'ambiguous-file': [
		'Flera arkiverade paket har en fil som heter så: {subject}',
		'Skriv paketets id i stället; kommandot bundles list visar det.',
	],
	'ambiguous-bundle': ['Flera paket har ett id som börjar på {subject}.', 'Skriv mer av id:t.'],
	'bundle-missing': [
		'Paketet finns inte där det arkiverades: {subject}',
		'Se efter om disken är ansluten, eller återställ filen från säkerhetskopia och kontrollera den.',
	],
	'no-such-bundle': [
		'Filen går inte att öppna: {subject}',
		'Ange sökvägen till ett paket: en zip-fil som du får läsa.',
	],
	'not-a-bundle': [
		'{subject} går inte att läsa som ett paket.',
		'Kontrollera filen med kommandot verify. Är den skadad: hämta paketet från en annan kopia.',
	],
	'bad-manifest': [
		'Paketets manifest går inte att läsa.',
		'Kontrollera filen med kommandot verify. Är den skadad: hämta paketet från en annan kopia.',
	],
	'no-such-file': [
		'Paketet innehåller ingen {subject}.',
		'Paketets filer står i documentation/manifest.json.',
	],
	'file-exists': [
		'Det finns redan en fil med det namnet: {subject}',
		'Ange en annan mapp, eller flytta filen.',
	],
	'target-not-a-directory': [
		'En fil ligger i vägen där mappen för kopian ska vara: {subject}',
		'Ange en mapp, eller en som inte finns än. Kopian får samma namn som paketet.',
	],
	'target-inside-data': [
		'Kopian kan inte ligga bland det som programmet självt förvarar: {subject}',
		'Ange en mapp utanför datamappen (DATA_DIR).',
	],
	'target-full': ['Kopian får inte plats: {subject}', 'Frigör utrymme, eller ange en annan mapp.'],
	'target-unwritable': ['Kopian går inte att skriva där: {subject}', 'Ange en mapp som du får skriva i.'],
};

function badAddress(error: OgonblickError): Swedish {
	const target = quoted(error);
	const address = canonicalAddress(target);
	const problem = address.ok ? 'malformed' : address.problem;
	const words: Readonly<Record<typeof problem, Swedish>> = {
		malformed: [
			`”${target}” är ingen webbadress, och inget konto heter så.`,
			`Skriv hela adressen med https:// först, till exempel ${EXAMPLE}.`,
		],
		'not-http': [
			`Adressen ”${target}” börjar inte med http:// eller https://.`,
			`Bara webbsidor kan fångas: skriv hela adressen, till exempel ${EXAMPLE}.`,
		],
		credentials: [
			`Adressen ”${target}” innehåller ett användarnamn eller lösenord.`,
			'Ta bort det som står före @ framför värdens namn: det skulle ligga kvar i paketet för alltid.',
		],
	};
	return words[problem];
}

/** What the message itself quotes: it says what was written, while the subject names the field. */
function quoted(error: OgonblickError): string {
	return /"(.*)"/s.exec(error.message)?.[1] ?? error.subject ?? '';
}

function afterColon(text = ''): string {
	return text.slice(text.indexOf(': ') + 2);
}
