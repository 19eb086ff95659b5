import { evidenceWords, findingWords } from '../records/finding-words.ts';
import { label } from '../records/labels.ts';
import type { Finding } from '../records/verdict.ts';
import { foreign, html, type Markup } from './markup.ts';
import type { WebContext } from './visitor.ts';
import { bundleWords } from './words/bundles.ts';

/** A verdict's evidence in words, the gravest as it was judged. */
export function findingList(found: readonly Finding[], { var: { lang } }: WebContext): Markup {
	if (found.length === 0) return html`<p>${bundleWords[lang].noFindings}</p>`;
	const each = found.map((finding) => {
		const { title, meaning } = findingWords(finding.code, lang);
		const details = evidenceWords(finding, lang);
		return html`<li><strong>${title}</strong> (${label('severity', finding.severity, lang)}). ${meaning} ${details ? foreign(details) : ''}</li>`;
	});
	return html`<ul>${each}</ul>`;
}
