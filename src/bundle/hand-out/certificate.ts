import type { Disclosure, Review } from '../../records/disclosure/disclosure.ts';
import type { Language } from '../../records/finding-words.ts';
import { type Content, foreign, html, type Markup } from '../readme/html.ts';
import { STYLE } from '../readme/style.ts';
import { number, speak } from '../readme/words.ts';

/** One file that is handed out, as the certificate names it. */
export interface Certified {
	/** Name in the zip. */
	readonly name: string;
	readonly bytes: number;
	readonly sha256: string;
	/** What it is of: the account's name and platform, and the day of the capture. */
	readonly account: string;
	readonly capturedOn: string;
	readonly bundleId: string;
	/** Where it is a redacted copy: of what. */
	readonly copyOf?: { readonly bundleId: string; readonly sha256: string; readonly posts: readonly number[] };
}

export interface CertificateFacts {
	readonly disclosure: Disclosure;
	readonly review: Review;
	readonly organisation: string;
	/** The unit that it concerns; absent where it concerns the whole organisation. */
	readonly unit?: string;
	/** Day and minute where the organisation is. */
	readonly at: string;
	readonly by: string;
	readonly files: readonly Certified[];
	readonly software: string;
}

/** bevis-om-utlamnande.html: what was handed out, when, by whom and after what review. One file that loads nothing; it prints on one sheet or two. */
export function certificate(facts: CertificateFacts): Buffer {
	const page = html`<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bevis om utlämnande av allmän handling</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><p class="over"><bdi>${facts.organisation}</bdi></p>
<h1>Bevis om utlämnande av allmän handling</h1></header>
${told(facts, 'sv')}
<div class="english" id="english" lang="en">
<h2>Certificate of disclosure of public records</h2>
${told(facts, 'en')}
</div>
</main>
<footer>${facts.software}</footer>
</body>
</html>
`;
	return Buffer.from(page.text);
}

function told(facts: CertificateFacts, lang: Language): Markup {
	const say = speak(lang);
	const { disclosure, review, unit, at, by, files } = facts;
	const { receivedOn, requester, what, caseNumber } = disclosure;
	const outcome =
		review.outcome === 'whole'
			? say('Handlingarna lämnas ut i sin helhet.', 'The records are disclosed in full.')
			: say(
					'Handlingarna lämnas ut delvis: en del är maskad.',
					'The records are disclosed in part: something is redacted.',
				);
	return html`${list([
		[say('Begäran', 'Request'), foreign(what)],
		[say('Begäran kom in', 'Request received'), receivedOn],
		[say('Begärd av', 'Requested by'), requester ? foreign(requester) : say('inte uppgivet', 'not stated')],
		[say('Diarienummer', 'Case number'), caseNumber ? foreign(caseNumber) : undefined],
		[say('Verksamhet', 'Unit'), unit ? foreign(unit) : undefined],
		[say('Utlämnat', 'Disclosed'), html`${at}, ${say('av', 'by')} ${foreign(by)}`],
		[
			say('Prövning', 'Review'),
			html`${outcome} ${review.sections ? html`${say('Prövat enligt', 'Reviewed under')} ${foreign(review.sections)}.` : undefined}`,
		],
		[say('Skäl', 'Reason'), review.reason ? foreign(review.reason) : undefined],
		[say('Prövat av', 'Reviewed by'), html`${foreign(review.by)}, ${review.at.slice(0, 10)}`],
	])}
${review.outcome === 'part' ? html`<div class="notice"><p>${appeal(lang)}</p></div>` : undefined}
${files.map((file) => section(file, lang))}
<h3>${say('Kontrollera att filerna är oförändrade', 'Check that the files are unchanged')}</h3>
<p>${say(
		'Kontrollsummorna ovan står också i kontrollsummor.txt. På Linux och macOS, i den uppackade mappen:',
		'The checksums above also stand in kontrollsummor.txt. On Linux and macOS, in the unpacked folder:',
	)}</p>
<pre><code>sha256sum --check kontrollsummor.txt</code></pre>
<p>${say('I Windows PowerShell, för en fil i taget:', 'In Windows PowerShell, file by file:')}</p>
<pre><code>Get-FileHash -Algorithm SHA256 ${files[0]?.name.replaceAll('/', '\\') ?? ''}</code></pre>
<p>${say(
		'Varje zip-fil är ett förseglat arkivpaket. I det finns documentation/LASMIG.html, som förklarar innehållet och hur sigillet kontrolleras.',
		'Each zip is a sealed archival package. In it, documentation/LASMIG.html explains the contents and how the seal is checked.',
	)}</p>`;
}

function section(file: Certified, lang: Language): Markup {
	const say = speak(lang);
	const { name, bytes, sha256, account, capturedOn, bundleId, copyOf } = file;
	return html`<section><h3>${foreign(account)}, ${capturedOn}</h3>
${list([
	[
		say('Handling', 'Record'),
		copyOf
			? say(
					'maskad kopia; originalet finns oförändrat i arkivet',
					'redacted copy; the original is unchanged in the archive',
				)
			: say('hela paketet, som det är arkiverat', 'the whole bundle, as it is filed'),
	],
	[
		say('Utdrag', 'Extract'),
		copyOf && copyOf.posts.length > 0 ? `${say('inlägg', 'posts')} ${copyOf.posts.join(', ')}` : undefined,
	],
	[say('Fil', 'File'), html`<code>${name}</code>`],
	[say('Storlek', 'Size'), `${number(bytes, lang)} byte`],
	['SHA-256', html`<code>${sha256}</code>`],
	[say('Paketets id', 'Id of the bundle'), html`<code>${bundleId}</code>`],
	[say('Gjord av paketet', 'Made of the bundle'), copyOf && html`<code>${copyOf.bundleId}</code>`],
	[say('Originalets SHA-256', 'SHA-256 of the original'), copyOf && html`<code>${copyOf.sha256}</code>`],
])}</section>`;
}

/** What whoever is refused a part has a right to (OSL 6 kap. 3 and 7 §§). */
function appeal(lang: Language): string {
	return speak(lang)(
		'Den som inte har fått allt som begärdes har rätt att få ett skriftligt beslut av myndigheten, med skäl (6 kap. 3 § offentlighets- och sekretesslagen, 2009:400). Beslutet får överklagas till kammarrätten (6 kap. 7–8 §§).',
		'Whoever was not given all that was asked for has a right to a written decision by the authority, with reasons (chapter 6, section 3 of the Public Access to Information and Secrecy Act, 2009:400). It may be appealed to the administrative court of appeal (chapter 6, sections 7–8).',
	);
}

function list(rows: readonly (readonly [string, Content])[]): Markup {
	const shown = rows.filter(([, value]) => value !== undefined);
	return html`<dl>${shown.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>\n`)}</dl>`;
}
