import { evidenceWords, findingWords } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import type { Finding, Severity } from '../../records/verdict.ts';
import type { Desk } from '../desk.ts';
import { printable, type Tone, wrap } from '../page.ts';
import { snapshotWords } from '../words/snapshot-words.ts';

const MARKS: Readonly<Record<Severity, readonly [string, Tone]>> = {
	failure: ['✗', 'bad'],
	loss: ['!', 'warn'],
	note: ['·', 'dim'],
};
const GRAVEST_FIRST: readonly Severity[] = ['failure', 'loss', 'note'];

/** Each finding: what it is, how grave, what it means, and what was observed. Gravest first. */
export function findingsText(
	findings: readonly Finding[],
	{ lang, page }: Desk,
	of: 'account' | 'post' = 'account',
): string {
	const say = snapshotWords[lang];
	if (findings.length === 0) return say.noFindings;
	const sorted = findings.toSorted(
		(a, b) => GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity),
	);
	const blocks = sorted.map((finding) => {
		const { code, severity, detail } = finding;
		const evidence = lang === 'en' ? detail : evidenceWords(finding, lang);
		const { title, meaning } = findingWords(code, lang, of);
		const [mark, tone] = MARKS[severity];
		const head = `${page.paint(tone, mark)} ${page.paint('strong', title)} (${label('severity', severity, lang)})`;
		return [
			wrap(head, page.width, 2),
			wrap(meaning, page.width, 4),
			page.paint('dim', wrap(evidence ? `${code}: ${printable(evidence)}` : code, page.width, 4)),
		].join('\n');
	});
	return `${page.paint('strong', say.findings)} (${findings.length})\n${blocks.join('\n')}`;
}
