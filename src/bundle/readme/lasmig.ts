import type { Language } from '../../records/finding-words.ts';
import { titleOf } from '../dublin-core.ts';
import type { Described } from '../manifest.ts';
import type { PackedFile } from '../packed-file.ts';
import { contents, copied, disclosure, facts, filed, introduction } from './about.ts';
import { fileList } from './files.ts';
import { foreign, html, type Markup } from './html.ts';
import { nameOf, recipe, renewalRecipe, rootRecipe, windowsRecipe } from './recipe.ts';
import { STYLE } from './style.ts';
import { findings, outcome } from './verdict.ts';
import { number, program, speak } from './words.ts';

export interface ReadmeFacts {
	readonly described: Described;
	/** What has been packed before this page. */
	readonly files: readonly PackedFile[];
	/** The first tiles, as data: URIs. */
	readonly thumbnails: readonly string[];
}

/**
 * documentation/LASMIG.html: a person without this program understands the bundle from it, in Swedish and then in English.
 * One file that loads nothing: no script, and a policy that refuses what a mistake might let in.
 */
export function lasmig(readme: ReadmeFacts): Buffer {
	const { described } = readme;
	const title = titleOf(described);
	const page = html`<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${language(readme, 'sv')}
<div class="english" id="english" lang="en">
${language(readme, 'en')}
</div>
</main>
<footer>${program(described.bundle.software)} · <time datetime="${described.bundle.created}">${described.bundle.created}</time></footer>
</body>
</html>
`;
	return Buffer.from(page.text);
}

function language(readme: ReadmeFacts, lang: Language): Markup {
	const { described, files } = readme;
	const say = speak(lang);
	const over = described.derived
		? say('Maskad kopia av ögonblicksbild', 'Redacted copy of a snapshot')
		: say('Ögonblicksbild av konto i sociala medier', 'Snapshot of a social media account');
	const level =
		lang === 'sv'
			? html`<h1>${foreign(described.account.name)}</h1>`
			: html`<h1 lang="en">${foreign(described.account.name)}, in English</h1>`;
	return html`<header>
<p class="over">${over}</p>
${level}
${introduction(described, files, lang)}
${lang === 'sv' ? html`<nav><a href="#english" lang="en">In English</a></nav>` : undefined}
</header>
${described.derived ? copied(described.derived, lang) : undefined}
${outcome(described, lang)}
${described.derived ? undefined : disclosure(lang)}
${lang === 'sv' ? pictures(readme) : undefined}
${section(say('Uppgifter', 'Facts'), facts(described, lang))}
${section(say('Omdöme och iakttagelser', 'Verdict and findings'), findings(described, lang))}
${section(say('Innehåll', 'Contents'), contents(described, lang))}
${section(say('Arkivering', 'Filing'), filed(described, lang))}
${section(say('Filer', 'Files'), fileList(files, described.seal?.stamps ?? [], lang))}
${section(say('Kontrollera paketet utan Ögonblick', 'Check the bundle without Ögonblick'), check(described, lang))}`;
}

function section(title: string, content: Markup): Markup {
	return html`<section><h2>${title}</h2>
${content}
</section>
`;
}

function pictures({ thumbnails, files }: ReadmeFacts): Markup | undefined {
	if (thumbnails.length === 0) return undefined;
	const tiles = files.filter((file) => file.role === 'tile').length;
	return html`<figure><ul class="tiles">
${thumbnails.map((source, i) => html`<li><img src="${source}" alt="Bildruta ${i + 1}" width="300" height="375"></li>\n`)}</ul>
<figcaption>Sidans början: bildruta 1–${thumbnails.length} av ${number(tiles, 'sv')}, förminskade. <span lang="en">The top of the page: the first tiles, reduced.</span></figcaption>
</figure>`;
}

function check({ bundle, filing, seal }: Described, lang: Language): Markup {
	const say = speak(lang);
	const { keySha256 = '', stamps = [] } = seal ?? {};
	const steps = recipe({ bundleId: bundle.id, filedAs: filing.path, keySha256, stamps }, lang);
	return html`<p>${say(
		'Kommandona fungerar som de står i en terminal på Linux med OpenSSL 3. Börja i mappen där zip-filen ligger.',
		'The commands work as they stand in a terminal on Linux with OpenSSL 3. Begin in the folder where the zip lies.',
	)}</p>
<p>${say(
		`Heter zip-filen något annat hos er, som ${bundle.id}.zip efter en leverans till ett e-arkiv, skriv det namnet i kommandona i stället för ${nameOf(filing.path)}. Förnyade tidsstämplar kontrolleras bara under namnen nedan: kopiera först zip-filen och mappen bredvid till dem.`,
		`Where the zip is called otherwise with you, such as ${bundle.id}.zip after a delivery to an e-archive, write that name in the commands in place of ${nameOf(filing.path)}. Renewed time stamps are checked under the names below alone: first copy the zip and the folder beside it to those.`,
	)}</p>
<ol>${steps.map(
		({ what, command, means, answer }) => html`<li>${what}
<pre><code>${command}</code></pre>
<p class="answer">${means ?? say('Rätt svar:', 'Right answer:')} <code>${answer}</code></p></li>
`,
	)}</ol>
${stamps.map((authority, index) => vouching(authority, index + 1, lang))}
${
	stamps.length > 1
		? html`<p>${say(
				'Det räcker att en av tjänsterna är en som du litar på: då visar dess tidsstämpel att sigillet fanns vid den tidpunkten. De övriga är då inte prövade, men de talar inte emot.',
				'One of the authorities that you trust is enough: its time stamp then shows that the seal existed at that moment. The others are not checked then, and do not speak against it.',
			)}</p>`
		: undefined
}
<p>${say(
		'Finns mappen nedan bredvid zip-filen har tidsstämpeln förnyats, innan dess certifikat gick ut eller dess metod blev svag. Då gäller kontrollen den, i mappen där zip-filen ligger. För varje förnyelse ska raderna sluta med OK, och en rad säga Verification: OK. Sedan visas när förnyelsen gjordes, och rotcertifikatets namn och kontrollsumma: vem som helst kan lägga dit en förnyelse, så den bevisar inget förrän samma kontrollsumma står hos tjänsten själv, eller i EU:s eller Sveriges förteckning över betrodda tjänster.',
		'Where the folder below lies beside the zip, the time stamp has been renewed, before its certificate ran out or its method became weak. Then check that, in the folder where the zip lies. For each renewal the lines should end in OK, and one line say Verification: OK. Then it is shown when the renewal was made, and the name and the checksum of the root certificate: anybody can lay a renewal there, so it proves nothing until the same checksum stands with the authority itself, or in the list of trusted services of Sweden or the EU.',
	)}</p>
<pre><code>${renewalRecipe({ filedAs: filing.path })}</code></pre>
<p>${say(
		'Tredje steget ser inte filer som har lagts till, och inte en ändrad METS.xml, som blir klar efter manifestet. Det gör första steget, med kontrollsummefilen (.sha256) bredvid zip-filen.',
		'The third step sees neither files that were added nor a changed METS.xml, which is finished after the manifest. The first step does, by the checksum file (.sha256) beside the zip.',
	)}</p>
<p>${say(
		'I Windows PowerShell: den första raden, i mappen där zip-filen ligger, ska ge den kontrollsumma som står i .sha256-filen. De övriga, i den uppackade mappen, ska skriva ut varje fil som inte stämmer. Receptet är inte prövat.',
		'In Windows PowerShell: the first line, in the folder where the zip lies, should give the checksum that the .sha256 file states. The others, in the unpacked folder, should print every file that is not right. The recipe has not been tried.',
	)}</p>
<pre><code>${windowsRecipe(filing.path)}</code></pre>`;
}

/** A bundle's own root proves no more than its own key. */
function vouching(authority: string, count: number, lang: Language): Markup {
	return html`<p>${speak(lang)(
		`Vem går i god för tidsstämpeln från ${authority}? Kommandot visar rotcertifikatets namn och kontrollsumma. De bevisar inget förrän samma kontrollsumma står hos tjänsten själv, eller i EU:s eller Sveriges förteckning över betrodda tjänster.`,
		`Who vouches for the time stamp from ${authority}? The command shows the name and the checksum of the root certificate. They prove nothing until the same checksum stands with the authority itself, or in the list of trusted services of Sweden or the EU.`,
	)}</p>
<pre><code>${rootRecipe(count)}</code></pre>
`;
}
