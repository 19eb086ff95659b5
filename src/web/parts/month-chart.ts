import { GRAVEST, type MonthCount } from '../../records/yearly/months.ts';
import type { DueState } from '../../records/yearly/report.ts';
import { html, type Markup } from '../shell/markup.ts';

const WIDTH = 720;
const HEIGHT = 200;
/** Room for the names of the months below the bars. */
const BELOW = 24;

/** Bars of a year: a month each, its parts from the ground up by what became of what was due. A table beside it says the same in numbers. */
export function monthChart(
	months: readonly MonthCount[],
	names: readonly string[],
	states: Readonly<Record<DueState, string>>,
	alt: string,
): Markup {
	const most = Math.max(1, ...months.map((month) => GRAVEST.reduce((sum, state) => sum + month[state], 0)));
	const step = WIDTH / months.length;
	const bars = months.map((month, i) => {
		let ground = HEIGHT;
		return GRAVEST.toReversed().map((state) => {
			const height = (month[state] / most) * (HEIGHT - 10);
			ground -= height;
			return height === 0
				? ''
				: html`<rect class="bar ${state}" x="${(i * step + step * 0.15).toFixed(1)}" y="${ground.toFixed(1)}" width="${(step * 0.7).toFixed(1)}" height="${height.toFixed(1)}"/>`;
		});
	});
	const labels = names.map(
		(name, i) =>
			html`<text x="${(i * step + step / 2).toFixed(1)}" y="${HEIGHT + BELOW - 6}" text-anchor="middle">${name}</text>`,
	);
	const keys = GRAVEST.toReversed().map(
		(state) =>
			html`<li><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="bar ${state}" width="10" height="10"/></svg> ${states[state]}</li>`,
	);
	return html`<svg class="chart" role="img" aria-label="${alt}" viewBox="0 0 ${WIDTH} ${HEIGHT + BELOW}"><line x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="${HEIGHT}"/>${bars}${labels}</svg>
<ul class="keys">${keys}</ul>`;
}
