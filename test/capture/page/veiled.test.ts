import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const SVG =
	"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'><rect width='300' height='200' fill='teal'/></svg>";
const picture = (style: string) => `<img width=300 height=200 style="${style}" src="${SVG}">`;
const over = (inner: string) =>
	`<div style="position:relative;width:300px;height:200px;overflow:hidden">${inner}</div>`;
const PLACED = 'position:absolute;inset:0';

test('a picture behind a veil is uncovered where the veil says how, also without a space between its words, and else is known to be veiled', async () => {
	const veil = (says: string) =>
		`<button style="${PLACED};width:300px" onclick="this.previousElementSibling.style.filter='';this.remove()">${says}</button>`;
	const blurred = picture('filter:blur(24px)');
	const inside = (n: number) =>
		[
			over(`${blurred}${veil('<span>Känsligt innehåll</span><span>Klicka för att visa</span>')}`),
			over(
				`${blurred}${veil('<span>Olycka vid torget</span>').replace('button', 'div').replace('</button', '</div')}`,
			),
			over(`${picture(`${PLACED};filter:blur(24px)`)}${picture(PLACED)}`),
		][n - 1] ?? '';
	const { call } = await visit(page('', posts(inside)));
	for (let round = 0; round < 3; round++) await call('unfold', 0, 5000);
	const { foldsLeft } = await call('readPlace', 0, 5000, Date.now());
	expect(foldsLeft).toBe(1);
});
