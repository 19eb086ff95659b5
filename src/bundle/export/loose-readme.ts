import { label } from '../../records/labels.ts';
import type { Manifest } from '../../records/manifest.ts';
import { RESTRICTED } from '../../records/words/restricted.ts';
import { titleOf } from '../dublin-core.ts';
import type { Extracted } from './extract.ts';

/** Name of the list that `sha256sum --check` reads. */
export const SUMS = 'kontrollsummor.txt';

/** Folder of the renewals of the time stamps. */
export const RENEWALS = 'fornyelser/';

const FOLDERS: readonly (readonly [folder: string, sv: string])[] = [
	['bilder/', 'kontots utseende som bildrutor uppifrån och ned (PNG, förlustfria), och en översiktsbild'],
	['pdf/', 'appearance.pdf: bildrutorna som PDF/A. page.pdf: texten, sökbar'],
	['webbarkiv/', 'nätverkstrafiken som webbarkiv (WARC 1.1), att spela upp i ett program för webbarkiv'],
	['text/', 'posts.jsonl: ett inlägg på varje rad (JSON). text.txt: ren text'],
	['metadata/', 'dc.xml: beskrivning (Dublin Core). provenance.json: hur fångsten gick till'],
	['sigill/', 'underskriften av manifest.json, och den öppna nyckeln'],
	[
		RENEWALS,
		'förnyelser av tidsstämpeln. De gäller hela zip-filen, och prövas mot den: den finns hos den som lämnade ut filerna',
	],
	['manifest.json', 'paketets förseglade manifest: vad, vems, när, varför, omdöme, och varje fil i paketet'],
];

/** The page of text that explains loose files, in Swedish. */
export function looseReadme(
	manifest: Manifest,
	files: readonly Extracted[],
	date: string,
): { readonly name: string; readonly text: string } {
	const { account, bundle, capture, filing, verdict, seal } = manifest;
	const facts: readonly (readonly [string, string | undefined])[] = [
		['Paket-id', bundle.id],
		['Konto', `${account.name}, ${account.address}`],
		['Verksamhet', account.unit],
		['Arkivbildare', `${account.creator}, ${account.organisation}`],
		['Handlingstyp', filing.isDefault ? undefined : `${filing.row.code} ${filing.row.title}`],
		['Diarienummer', filing.caseNumber],
		['Fångat', capture.started],
		['Omdöme', label('outcome', verdict.outcome, 'sv')],
		['Uttaget', date],
	];
	const holds = FOLDERS.filter(([folder]) =>
		files.some(({ path }) => path === folder || path.startsWith(folder)),
	);
	const lines = [
		titleOf(manifest),
		'='.repeat(titleOf(manifest).length),
		'',
		...facts.flatMap(([name, value]) => (value ? [`${`${name}:`.padEnd(14)}${onOneLine(value)}`] : [])),
		'',
		...(filing.isRestricted ? [RESTRICTED.sv, ''] : []),
		'Det här är innehållet i ett förseglat arkivpaket (E-ARK SIP) som lösa filer, för den som inte tar emot paketet som det är.',
		'Filerna är desamma som i paketet. Webbarkivet låg där i en WACZ, och är uttaget ur den.',
		'',
		...holds.map(([folder, what]) => `${folder.padEnd(14)}${what}`),
		`${SUMS}  kontrollsumman (SHA-256) av varje fil`,
		'',
		'Kontrollera filerna i den här mappen:',
		'',
		`    sha256sum --check ${SUMS}`,
		...(seal
			? [
					'',
					'Kontrollera att manifestet är det som förseglades, och jämför sedan filernas kontrollsummor med dem i manifestet:',
					'',
					'    openssl pkeyutl -verify -pubin -inkey sigill/public-key.pem -rawin -in manifest.json -sigfile sigill/manifest.sig',
					'    openssl pkey -pubin -in sigill/public-key.pem -outform DER | sha256sum',
					'',
					'Den sista raden ska ge det fingeravtryck som organisationen själv uppger. Nyckeln som paketet förseglades med har',
					seal.keySha256,
				]
			: []),
		'',
	];
	return { name: 'README-LASMIG.txt', text: lines.join('\n') };
}

function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
