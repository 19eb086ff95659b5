import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const STYLE =
	'<style>body{margin:0;display:grid;grid-template-columns:640px 320px;gap:40px}li{min-height:60px}</style>';
const posts = [20, 18, 15, 11, 9]
	.map(
		(day) =>
			`<article><h2><a href="/n/${day}">Nyhet ${day}</a></h2><time datetime="2026-11-${day}">${day} november</time><p>Plogningen pågår sedan den ${day}:e i hela kommunen och vi börjar med de stora vägarna.</p></article>`,
	)
	.join('');
const list = (heading: string, entries: readonly string[]) =>
	`<section><h2>${heading}</h2><ul>${entries.map((text, i) => `<li><a href="/d/${heading}${i}"><strong>${text}</strong></a><br><time datetime="2026-11-1${i}">2026-11-1${i}</time><p>Gäller hela området.</p></li>`).join('')}</ul></section>`;

test('a dated list beside the feed is told of by its heading, and the feed, a menu and a list without days are not', async () => {
	const menu =
		'<nav><ul><li><a href="/a">Barn och utbildning</a></li><li><a href="/b">Bygga och bo i kommunen</a></li></ul></nav>';
	const links = `<section><h2>Länkar</h2><ul>${['Självservice', 'Lediga jobb', 'Kontakt'].map((text) => `<li><a href="/${text}">${text} hos kommunen</a></li>`).join('')}</ul></section>`;
	const told = async (aside: string) => {
		const { call } = await visit(
			page(STYLE, `<main><h1>Aktuellt</h1>${posts}</main><aside>${menu}${aside}</aside>`),
		);
		expect((await call('harvest', 0, 9000, Date.now())).posts).toHaveLength(5);
		return call('datedLists');
	};
	expect(await told(links)).toEqual([]);
	const drift = ['Vattenläcka på Storgatan', 'Strömavbrott i Åsen', 'Väg 23 avstängd'];
	expect(await told(links + list('Driftinformation', drift))).toEqual([
		{ title: 'Driftinformation', entries: 3 },
	]);
});
