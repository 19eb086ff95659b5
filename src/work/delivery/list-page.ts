import { hash } from 'node:crypto';
import { address, foreign, html, Markup } from '../../bundle/readme/html.ts';
import type { Delivery } from '../../records/delivery/delivery.ts';
import { label } from '../../records/labels.ts';
import { localDate } from '../../records/local-date.ts';
import { dayInWords } from '../../records/words/day.ts';
import { evidenceSums } from './evidence.ts';
import {
	creatorsOf,
	type DeliveredLine,
	dayOf,
	deliveredBy,
	deliveredLines,
	deliveredOn,
} from './list-lines.ts';
import { listWords } from './list-words.ts';

/** The delivery list as a page to print and sign. */
export function deliveryPage(delivery: Delivery, timeZone: string): string {
	const { number, organisation, archive, agreement, system, orderedAt } = delivery;
	const date = deliveredOn(delivery, timeZone);
	const { facts, how, renewals, answer } = listWords;
	const lines = deliveredLines(delivery);
	const name = [organisation.name, organisation.number].filter(Boolean).join(', ');
	const rows: readonly (readonly [string, string | undefined])[] = [
		[facts.number, number],
		[facts.date, date === undefined ? listWords.notYet : dayInWords(date, 'sv')],
		[facts.ordered, dayInWords(localDate(new Date(orderedAt), timeZone), 'sv')],
		[facts.organisation, name],
		[facts.creators, creatorsOf(delivery).join('; ')],
		[facts.system, system],
		[facts.agreement, agreement ?? listWords.noAgreement],
		[facts.archive, archive],
		[facts.by, deliveredBy(delivery)],
		[facts.bundles, String(lines.length)],
		[facts.bytes, inBytes(lines.reduce((sum, { bytes }) => sum + bytes, 0))],
	];
	return html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${listWords.title(number)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${listWords.title(number)}</h1>
<dl>
${rows.map(([term, value]) =>
	value === undefined
		? undefined
		: html`<div><dt>${term}</dt><dd>${foreign(value)}</dd></div>
`,
)}</dl>
<p>${how}</p>
${
	lines.some(({ evidence }) => evidence)
		? html`<p>${renewals}</p>
`
		: undefined
}<p>${answer}</p>
<ol>
${lines.map((line) => bundle(line, timeZone))}</ol>
${signatures()}
</main>
</body>
</html>
`.text;
}

function bundle(line: DeliveredLine, timeZone: string): Markup {
	const { columns, restricted, noPosts } = listWords;
	const [from, to] = [dayOf(line.oldest, timeZone), dayOf(line.newest, timeZone)];
	const facts: readonly (readonly [string, string | Markup | undefined])[] = [
		[columns.id, line.bundleId],
		[columns.account, html`${foreign(line.account)}, ${address(line.address)}`],
		[columns.unit, html`${foreign(line.unit)}, ${foreign(line.creator)}`],
		[columns.row, line.row],
		[columns.case, line.caseNumber],
		[columns.occasion, line.occasion],
		[columns.outcome, label('outcome', line.outcome, 'sv')],
		[columns.captured, dayOf(line.capturedAt, timeZone)],
		[columns.period, from && to ? `${from} – ${to}` : noPosts],
		[columns.access, line.isRestricted ? restricted : undefined],
		[columns.sent, dayOf(line.sentAt, timeZone) || undefined],
		[columns.file, line.file],
		[columns.filedAs, line.filedAs],
		[columns.size, inBytes(line.bytes)],
		[columns.sha256, line.sha256],
		[columns.renewals, line.evidence && String(line.evidence.length / 3)],
		[columns.renewalSums, line.evidence && hash('sha256', evidenceSums(line.evidence), 'hex')],
	];
	return html`<li>
<h2>${foreign(line.title)}</h2>
<dl>
${facts.map(([term, value]) =>
	value === undefined
		? undefined
		: html`<div><dt>${term}</dt><dd>${value}</dd></div>
`,
)}</dl>
</li>
`;
}

function signatures(): Markup {
	const { title, from, to, name, date, signature } = listWords.signed;
	const party = (who: string) => html`<section>
<h3>${who}</h3>
<p class="line">${date}</p>
<p class="line">${signature}</p>
<p class="line">${name}</p>
</section>
`;
	return html`<section class="signed">
<h2>${title}</h2>
<div>
${party(from)}${party(to)}</div>
</section>`;
}

function inBytes(bytes: number): string {
	return `${bytes.toLocaleString('sv-SE')} ${listWords.unit}`;
}

const STYLE = new Markup(`
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
	margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 54rem; background: #fff; color: #1b1b1b;
	font: 1rem/1.5 system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .25rem; }
h3 { font-size: 1rem; margin: 0 0 1.5rem; }
dl { margin: 0 0 1rem; }
dl div { display: flex; gap: 1rem; padding: .1rem 0; }
dt { flex: 0 0 10rem; color: #4d4d4d; }
dd { margin: 0; }
ol { padding-left: 2rem; }
li { border-top: 1px solid #767676; padding: .75rem 0 0; break-inside: avoid; }
a { color: #0a4b78; }
.signed { border-top: 2px solid #1b1b1b; margin-top: 2rem; padding-top: 1rem; break-inside: avoid; }
.signed > div { display: flex; gap: 3rem; flex-wrap: wrap; }
.signed section { flex: 1 1 16rem; }
.line { border-top: 1px solid #1b1b1b; color: #4d4d4d; font-size: .9rem; margin: 2.5rem 0 0; padding-top: .2rem; }
@media (max-width: 40rem) { dl div { display: block; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } }
`);
