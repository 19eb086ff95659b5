import { Markup } from './html.ts';

/** The page's whole style: no fonts, pictures or scripts from elsewhere, so that it looks the same in fifty years. */
export const STYLE = new Markup(`
:root {
	color-scheme: light dark;
	--paper: #fcfbf8; --ink: #1d1c1a; --soft: #62605a; --line: #dedad0; --tint: #f3f0e8; --link: #1f4f6b;
	--complete: #2f6b4a; --partial: #94600a; --failed: #9b2c2c;
}
@media (prefers-color-scheme: dark) {
	:root {
		--paper: #171614; --ink: #e9e6df; --soft: #a5a196; --line: #3a3832; --tint: #211f1c; --link: #9cc7e2;
		--complete: #86c5a0; --partial: #e0b263; --failed: #e59a9a;
	}
}
* { box-sizing: border-box; }
html { font-size: 17px; -webkit-text-size-adjust: 100%; }
body {
	margin: 0 auto; padding: 4rem 1.5rem 5rem; max-width: 46rem; background: var(--paper); color: var(--ink);
	font-family: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', 'DejaVu Serif', serif;
	line-height: 1.55; hyphens: auto; overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.2; font-weight: 600; hyphens: manual; text-wrap: balance; }
h1 { font-size: 2.15rem; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; margin: 3.2rem 0 .9rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .7rem 0; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.over, dt, th, .severity, figcaption, nav, footer, .answer {
	font-family: system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; font-size: .78rem; color: var(--soft);
}
.over { margin: 0 0 1rem; letter-spacing: .04em; }
.lead { font-size: 1.12rem; color: var(--soft); margin: 0 0 1.6rem; }
nav { margin: 0 0 2.4rem; }
nav a { margin-right: 1.2em; }
.verdict { border-left: 3px solid var(--line); padding: .1rem 0 .1rem 1.2rem; margin: 2rem 0; }
.verdict strong { display: block; font-size: 1.25rem; }
.verdict p { margin: .2rem 0 0; }
.complete { border-color: var(--complete); } .complete strong { color: var(--complete); }
.partial { border-color: var(--partial); } .partial strong { color: var(--partial); }
.failed { border-color: var(--failed); } .failed strong { color: var(--failed); }
.tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: .8rem; margin: 2rem 0 0; padding: 0; list-style: none; }
.tiles img { display: block; width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
figure { margin: 0; } figcaption { margin-top: .6rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 11rem) 1fr; gap: .45rem 1.4rem; margin: 1rem 0; align-items: baseline; }
dd { margin: 0; }
.finding { border-top: 1px solid var(--line); padding: .9rem 0; display: grid; grid-template-columns: minmax(8rem, 11rem) 1fr; gap: .1rem 1.4rem; align-items: baseline; }
.finding p { margin: .2rem 0 0; } .finding .detail { color: var(--soft); font-size: .88rem; }
.severity.loss { color: var(--partial); } .severity.failure { color: var(--failed); }
.notice { background: var(--tint); padding: .9rem 1.2rem; margin: 1.2rem 0; }
.notice p { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th { text-align: left; font-weight: 500; padding: 0 1rem .4rem 0; }
td { border-top: 1px solid var(--line); padding: .55rem 1rem .55rem 0; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; text-align: right; white-space: nowrap; }
td small { display: block; color: var(--soft); font-size: .8rem; }
h3 code { font-weight: 400; }
code, pre { font-family: ui-monospace, 'Cascadia Mono', Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace; font-size: .8rem; }
pre { background: var(--tint); padding: .8rem 1rem; margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
ol { padding-left: 1.3rem; } li { margin: 1.1rem 0; } .tiles li { margin: 0; }
.answer { margin: 0; }
.english { border-top: 1px solid var(--line); margin-top: 5rem; padding-top: 3.5rem; }
footer { border-top: 1px solid var(--line); margin-top: 4rem; padding-top: 1rem; }
@media (max-width: 34rem) {
	body { padding-top: 2rem; }
	dl, .finding { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .7rem; }
	.tiles { grid-template-columns: repeat(2, 1fr); }
}
@media print {
	:root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --tint: #f4f4f4; --link: #000; --complete: #000; --partial: #000; --failed: #000; }
	html { font-size: 10.5pt; } body { padding: 0; max-width: none; } nav { display: none; }
	@page { margin: 20mm 18mm; }
	h2 { break-after: avoid; margin-top: 2rem; } .finding, tr, li, figure, dl > * { break-inside: avoid; }
	.english { break-before: page; border: 0; margin: 0; padding: 0; }
}
`);
