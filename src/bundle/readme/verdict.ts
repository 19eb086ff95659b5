import { evidenceWords, findingWords, type Language } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import { limitedTo } from '../../records/limited.ts';
import type { Finding, Verdict } from '../../records/verdict.ts';
import type { Described } from '../manifest.ts';
import { foreign, html, type Markup } from './html.ts';
import { capital, speak } from './words.ts';

/** The outcome, and what it lets a reader rely on. */
export function outcome({ verdict, capture, occasion }: Described, lang: Language): Markup {
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
		partial: occasion.removal
			? partOfPost(verdict, lang)
			: say(
					'Det här är kontot, men inte allt av det. Nedan står vad som saknas.',
					'This is the account, but not all of it. What is missing is stated below.',
				),
		failed: say(
			`Det här är inte ${occasion.removal ? 'inlägget' : 'kontot'}. Paketet är bevis på ett försök som inte lyckades.`,
			`This is not the ${occasion.removal ? 'post' : 'account'}. The bundle is evidence of an attempt that failed.`,
		),
	}[value];
	return html`<div class="verdict ${value}"><strong>${capital(label('outcome', value, lang))}</strong><p>${meaning}</p></div>`;
}

/** Of evidence of one post: that it is the post may itself be what could not be told. */
function partOfPost({ findings: found }: Verdict, lang: Language): string {
	const say = speak(lang);
	return found.some(({ code }) => code === 'post-not-shown')
		? say(
				'Det går inte att visa att det här är det inlägg som beställningen gäller. Nedan står vad som inte gick att avgöra.',
				'This cannot be shown to be the post that was ordered. What could not be told is stated below.',
			)
		: say(
				'Det här är inlägget, men inte allt av det. Nedan står vad som saknas.',
				'This is the post, but not all of it. What is missing is stated below.',
			);
}

/** Every finding in words, the gravest first, with its code beside; under it its numbers, and in the English text the detail as it was recorded. */
export function findings({ verdict, occasion }: Described, lang: Language): Markup {
	const say = speak(lang);
	if (verdict.findings.length === 0)
		return html`<p>${say('Det finns inga iakttagelser.', 'There are no findings.')}</p>`;
	const rank = { failure: 0, loss: 1, note: 2 };
	const sorted = verdict.findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
	return html`${sorted.map((each) => finding(each, lang, occasion.removal ? 'post' : 'account'))}`;
}

function finding(told: Finding, lang: Language, of: 'account' | 'post'): Markup {
	const { code, severity, detail } = told;
	const words = findingWords(code, lang, of);
	const evidence = lang === 'en' ? detail : (evidenceWords(told, lang) ?? '');
	return html`<div class="finding"><span class="severity ${severity}">${capital(label('severity', severity, lang))}</span><div>
<h3>${words.title} <code>${code}</code></h3>
<p>${words.meaning}</p>
${evidence === '' ? undefined : html`<p class="detail">${foreign(evidence)}</p>`}
</div></div>
`;
}
