import type { Language } from '../../records/finding-words.ts';
import { NOUNS } from '../../records/labels.ts';
import type { FileRole } from '../../records/manifest.ts';
import { PATHS, representationOf, stampPaths } from '../layout.ts';
import type { PackedFile } from '../packed-file.ts';
import { html, type Markup } from './html.ts';
import { number, size, speak } from './words.ts';

/** What a file is to a reader. Those that are written after LASMIG.html have no size yet. */
interface Row {
	readonly path: string;
	readonly what: string;
	readonly more?: string;
	readonly bytes?: number;
}

/** What files the bundle holds and what each is for; picture tiles are one row. Paths are relative to `documentation/`. */
export function fileList(files: readonly PackedFile[], stamps: readonly string[], lang: Language): Markup {
	const say = speak(lang);
	const rows = [...listed(files, lang), ...later(stamps, lang)];
	const each = html`<p>${say('Varje mapp i', 'Each folder in')} <code>representations/</code> ${say(
		'har dessutom en egen innehållsförteckning',
		'also has a table of contents of its own',
	)} (<code>METS.xml</code>) ${say('och egna bevarandeuppgifter', 'and preservation metadata of its own')} (<code>metadata/preservation/premis.xml</code>).</p>`;
	return html`<table>
<thead><tr><th scope="col">${say('Fil', 'File')}</th><th scope="col">${say('Storlek', 'Size')}</th></tr></thead>
<tbody>${rows.map(
		({
			path,
			what,
			more,
			bytes,
		}) => html`<tr><td><a href="../${path}">${what}</a>${more}<small><code>${path}</code></small></td>
<td>${bytes === undefined ? undefined : size(bytes, lang)}</td></tr>
`,
	)}</tbody></table>
${each}`;
}

function listed(files: readonly PackedFile[], lang: Language): readonly Row[] {
	const tiles = files.filter((file) => file.role === 'tile');
	const first = tiles[0];
	const rows: Row[] = [];
	if (first) {
		const bytes = tiles.reduce((sum, tile) => sum + tile.bytes, 0);
		const [one, many] = NOUNS.tile[lang];
		const more = ` (${number(tiles.length, lang)} ${tiles.length === 1 ? one : many})`;
		rows.push({ path: first.path, what: roleWords('tile', lang), more, bytes });
	}
	for (const file of files) {
		const { path, role, bytes } = file;
		if (role === undefined || role === 'tile' || isTechnical(path)) continue;
		const what =
			schemaWords(path, lang) ?? (role === 'text-pdf' ? textPdfWords(file, lang) : roleWords(role, lang));
		rows.push({ path, what, bytes });
	}
	return rows;
}

/** A representation's own METS and PREMIS, which the package's METS leads a system to and no person needs. */
function isTechnical(path: string): boolean {
	return path.startsWith('representations/') && representationOf(path) === undefined;
}

/** @param stamps addresses of the authorities that stamp the seal */
function later(stamps: readonly string[], lang: Language): readonly Row[] {
	const say = speak(lang);
	return [
		{
			path: PATHS.manifest,
			what: say(
				'Manifest: uppgifter om paketet och kontrollsummor för filerna',
				'Manifest: facts about the bundle and checksums of the files',
			),
		},
		{
			path: PATHS.signature,
			what: say('Sigill: underskrift av manifestet', 'Seal: signature of the manifest'),
		},
		{ path: PATHS.publicKey, what: say('Nyckel att kontrollera sigillet med', 'Key to check the seal with') },
		...stamps.flatMap((authority, index) => stampRows(authority, index + 1, lang)),
		{
			path: PATHS.mets,
			what: say(
				'Paketets innehållsförteckning enligt E-ARK och FGS (METS)',
				'Table of contents according to E-ARK and FGS (METS)',
			),
		},
	];
}

function stampRows(authority: string, count: number, lang: Language): readonly Row[] {
	const say = speak(lang);
	const { token, chain } = stampPaths(count);
	return [
		{
			path: token,
			what: say(
				`Tidsstämpel på sigillet från ${authority} (RFC 3161)`,
				`Time stamp on the seal from ${authority} (RFC 3161)`,
			),
		},
		{
			path: chain,
			what: say(
				'Tidsstämpelns certifikat, från tjänsten upp till roten',
				'Certificates of the time stamp, from the authority up to the root',
			),
		},
	];
}

/** Two files have the role, and a reader has to know which explains which. */
function schemaWords(path: string, lang: Language): string | undefined {
	const say = speak(lang);
	if (path === PATHS.manifestSchema)
		return say(
			'Schema som förklarar fälten i manifestet (JSON Schema)',
			'Schema that explains the fields of the manifest (JSON Schema)',
		);
	if (path === PATHS.postsSchema)
		return say(
			'Schema som förklarar fälten i inläggen, posts.jsonl (JSON Schema)',
			'Schema that explains the fields of the posts, posts.jsonl (JSON Schema)',
		);
	return undefined;
}

/** The level that the file itself declares. */
function textPdfWords({ format }: PackedFile, lang: Language): string {
	const kind = format.name === 'PDF/A' ? `PDF/A-${format.version}` : undefined;
	return speak(lang)(
		`Kontots text som sökbar PDF, ${kind ? `${kind}, arkivformatet för texten` : 'inte PDF/A'}`,
		`The text of the account as a searchable PDF, ${kind ? `${kind}, the archival format of the text` : 'not PDF/A'}`,
	);
}

function roleWords(role: FileRole, lang: Language): string {
	const say = speak(lang);
	const words: Readonly<Record<FileRole, string>> = {
		tile: say('Bildrutor uppifrån och ned, utan förlust (PNG)', 'Tiles from top to bottom, lossless (PNG)'),
		overview: say('Översiktsbild', 'Overview picture'),
		'appearance-pdf': say(
			'Kontots utseende som PDF/A-1b, arkivformatet för utseendet',
			'The appearance of the account as PDF/A-1b, the archival format of the appearance',
		),
		'text-pdf': say('Kontots text som sökbar PDF', 'The text of the account as a searchable PDF'),
		posts: say(
			'Inläggen med text, tider, bilder och kommentarer, ett per rad (JSON)',
			'The posts with text, times, images and comments, one a line (JSON)',
		),
		text: say('All text, för sökning', 'All text, for searching'),
		wacz: say('Webbarkiv som kan spelas upp (WACZ)', 'Web archive that can be replayed (WACZ)'),
		provenance: say(
			'Hur fångsten gick till: program, adresser, klick och tider',
			'How the capture was made: programs, addresses, clicks and times',
		),
		'representation-mets': say('Innehållsförteckning (METS)', 'Table of contents (METS)'),
		'descriptive-metadata': say('Beskrivning (Dublin Core)', 'Description (Dublin Core)'),
		'preservation-metadata': say('Bevarandeuppgifter (PREMIS)', 'Preservation metadata (PREMIS)'),
		readme: say('Den här sidan', 'This page'),
		schema: say(
			'Schema som förklarar en fils fält (JSON Schema)',
			"Schema that explains a file's fields (JSON Schema)",
		),
		'seal-keys': say(
			'Organisationens sigillnycklar, nu och förr (JSON)',
			"The organisation's seal keys, now and before (JSON)",
		),
	};
	return words[role];
}
