import { evidenceWords, findingWords, type Language } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import { limitedTo } from '../../records/limited.ts';
import type { Finding, Verdict } from '../../records/verdict.ts';
import type { Described } from '../manifest.ts';
import { foreign, html, type Markup } from './html.ts';
import { capital, speak } from './words.ts';

/** The outcome, and what it lets a reader rely on. */
export function outcome({ verdict, capture }: Described, lang: Language): Markup {
	const say = speak(lang);
	const { outcome: value, findings } = verdict;
	const limited = limitedTo(findings, capture.stop, lang);
	const meaning = {
		complete: limited
			? say(
					`Allt som beställningen bad om har fångats: ${limited}. Det är inte hela kontot.`,
					`All that the order asked for was captured: ${limited}. It is not the whole account.`,
				)
			: say(
					'Allt som nivån omfattar har fångats. Inga förluster hittades vid kontrollen.',
					'All that the level takes in was captured. The check found no losses.',
				),
		partial: say(
			'Det här är kontot, men inte allt av det. Nedan står vad som saknas.',
			'This is the account, but not all of it. What is missing is stated below.',
		),
		failed: say(
			'Det här är inte kontot. Paketet är bevis på ett försök som inte lyckades.',
			'This is not the account. The bundle is evidence of an attempt that failed.',
		),
	}[value];
	return html`<div class="verdict ${value}"><strong>${capital(label('outcome', value, lang))}</strong><p>${meaning}</p></div>`;
}

/** Every finding in words, the gravest first; under it its numbers, and in the English text the detail as it was recorded. */
export function findings(verdict: Verdict, lang: Language): Markup {
	const say = speak(lang);
	if (verdict.findings.length === 0)
		return html`<p>${say('Det finns inga iakttagelser.', 'There are no findings.')}</p>`;
	const rank = { failure: 0, loss: 1, note: 2 };
	const sorted = verdict.findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
	return html`${sorted.map((each) => finding(each, lang))}`;
}

function finding(told: Finding, lang: Language): Markup {
	const { code, severity, detail } = told;
	const words = findingWords(code, lang);
	const evidence = lang === 'en' ? detail : (evidenceWords(told, lang) ?? '');
	return html`<div class="finding"><span class="severity ${severity}">${capital(label('severity', severity, lang))}</span><div>
<h3>${words.title}</h3>
<p>${words.meaning}</p>
<p class="detail">${foreign(evidence)} <code>${code}</code></p>
</div></div>
`;
}
