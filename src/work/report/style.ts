import { Markup } from '../../bundle/readme/html.ts';

/** The report's look on a screen and on paper; no fonts or pictures from elsewhere. */
export const REPORT_STYLE = new Markup(`
* { box-sizing: border-box; }
body {
	margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 72rem; background: #fff; color: #1b1b1b;
	font: 1rem/1.55 system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; overflow-wrap: break-word; hyphens: auto;
}
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.75rem 0 .5rem; border-top: 2px solid #1b1b1b; padding-top: .75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
.over { margin: 0; color: #4d4d4d; }
.lead { font-size: 1.1rem; border-left: 4px solid #0a4b78; padding-left: 1rem; margin: 1rem 0; }
.lead p { margin: .35rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; color: #4d4d4d; padding: .25rem 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #767676; }
tbody th { font-weight: 600; }
thead th { overflow-wrap: normal; }
tfoot th, tfoot td { font-weight: 700; border-bottom-width: 2px; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
.documented, .complete { color: #1c5c38; } .partial { color: #7a4a00; font-weight: 600; } .missing { color: #8f1d1d; font-weight: 700; }
tr:has(+ .where) > td { border-bottom: 0; padding-bottom: 0; }
.where td { padding-top: .1rem; font-size: .85rem; color: #4d4d4d; }
td.documented, td.complete, td.partial, td.missing, td.to-come { white-space: nowrap; }
code { overflow-wrap: anywhere; hyphens: none; font: .95em ui-monospace, 'DejaVu Sans Mono', monospace; }
@media print {
	html { font-size: 9.5pt; } body { max-width: none; padding: 0; font-size: 1rem; } section > p { break-after: avoid; }
	h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 10.5pt; }
	h2, h3, caption { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } tfoot { display: table-row-group; }
	tr:has(+ .where) { break-after: avoid; }
}
`);
