import { findingWords } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import type { Manifest } from '../../records/manifest.ts';
import { RESTRICTED } from '../../records/words/restricted.ts';
import { titleOf } from '../dublin-core.ts';
import { PATHS } from '../layout.ts';
import { recipe, rootRecipe } from '../readme/recipe.ts';
import { moment } from '../readme/words.ts';
import type { Extracted } from './extract.ts';

/** Name of the list that `sha256sum --check` reads. */
export const SUMS = 'kontrollsummor.txt';

/** Folder of the renewals of the time stamps. */
export const RENEWALS = 'fornyelser/';

const SEAL = 'sigill/';

const FOLDERS: readonly (readonly [folder: string, sv: string])[] = [
	['bilder/', 'kontots utseende som bildrutor uppifrån och ned (PNG, förlustfria), och en översiktsbild'],
	['pdf/', 'appearance.pdf: bildrutorna som PDF/A. page.pdf: texten, sökbar'],
	['webbarkiv/', 'nätverkstrafiken som webbarkiv (WARC 1.1), att spela upp i ett program för webbarkiv'],
	['text/', 'posts.jsonl: ett inlägg på varje rad (JSON). text.txt: ren text'],
	['metadata/', 'dc.xml: beskrivning (Dublin Core). provenance.json: hur fångsten gick till'],
	[
		SEAL,
		'underskriften av manifest.json, den öppna nyckeln, och tidsstämpeln där det finns en (timestamp-1.tsr)',
	],
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
		['Fångat', moment(capture.started, capture.timezone, 'sv')],
		['Omdöme', label('outcome', verdict.outcome, 'sv')],
		['Det som fattas', lossesOf(manifest)],
		['Uttaget', date],
	];
	const holds = FOLDERS.filter(([folder]) =>
		files.some(({ path }) => path === folder || path.startsWith(folder)),
	);
	const lines = [
		titleOf(manifest),
		'='.repeat(titleOf(manifest).length),
		'',
		...facts.flatMap(([name, value]) => (value ? [`${`${name}:`.padEnd(16)}${onOneLine(value)}`] : [])),
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
		...(seal ? sealLines(manifest, files, seal) : []),
		'',
	];
	return { name: NAME, text: lines.join('\n') };
}

/** How the seal is checked here: the recipe of the package, with the places that its files have in this folder. */
function sealLines(
	{ bundle, filing, files: stated }: Manifest,
	files: readonly Extracted[],
	{ keySha256, stamps = [] }: NonNullable<Manifest['seal']>,
): readonly string[] {
	const [, manifest, , key, ...stamped] = recipe(
		{ bundleId: bundle.id, filedAs: filing.path, keySha256, stamps },
		'sv',
	).map(({ command, ...step }) => ({ ...step, commands: here(command).split('\n') }));
	const known = new Set(stated.map(({ sha256 }) => sha256));
	const apart = files.filter(({ sha256 }) => !known.has(sha256)).map(({ path }) => path);
	const asked = (what: string, commands: readonly string[] = []) => [
		...['', what, ''],
		...commands.map((command) => `    ${command}`),
	];
	return [
		...asked(
			'Är manifestet det som förseglades? Svaret ska sluta med Signature Verified Successfully.',
			manifest?.commands,
		),
		...asked('Är filerna de som manifestet anger? Kommandot visar dem som inte står i manifestet.', [
			COMPARED,
		]),
		...[
			'',
			'Bara de här ska visas. De är gjorda av manifestet, efter det, eller uttagna ur en fil som står där:',
		],
		...[...apart, NAME].sort().map((path) => `    - ${path}`),
		...asked(
			'Är nyckeln organisationens egen? Svaret ska vara det fingeravtryck som organisationen själv uppger.',
			key?.commands,
		),
		...['', 'Nyckeln som paketet förseglades med har', keySha256],
		...stamped.flatMap(({ what, commands, means = '', answer }, i) => [
			...asked(what, commands),
			...['', `${means} ${answer}`],
			...asked(
				'Vem går i god för tidsstämpeln? Kontrollsumman bevisar inget förrän den också står hos tjänsten själv, eller i EU:s eller Sveriges förteckning över betrodda tjänster.',
				[here(rootRecipe(i + 1))],
			),
		]),
	];
}

const NAME = 'README-LASMIG.txt';
/** Each on a line of its own in the manifest, as `writeManifest` keeps them. */
const COMPARED = `while read -r sum path; do grep -q "\\"sha256\\":\\"$sum\\"" manifest.json || echo "$path"; done < ${SUMS}`;

function here(command: string): string {
	const seal = PATHS.signature.slice(0, PATHS.signature.lastIndexOf('/') + 1);
	return command.replaceAll(PATHS.manifest, 'manifest.json').replaceAll(seal, SEAL);
}

function lossesOf({ verdict }: Manifest): string | undefined {
	const losses = verdict.findings.filter(({ severity }) => severity === 'loss');
	return losses.length === 0
		? undefined
		: [...new Set(losses.map(({ code }) => findingWords(code, 'sv').title))].join('; ');
}

function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
