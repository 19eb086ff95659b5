import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const post = (n: number) =>
	`<section class="${n < 4 ? 'here' : 'to-come'}"><b>Kommunen</b> <time datetime="2026-11-1${n}T10:00:00Z">1${n} november</time><p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p></section>`;
const STYLE =
	'<style>body{margin:0}section{height:290px;width:600px}.to-come{opacity:0;transform:translateY(80px) scale(.9)}</style>';

test('a tile ends above a post that is still below the window, and slides up into its place when it comes into view', async () => {
	const { call } = await visit(page(STYLE, `<main>${[1, 2, 3, 4, 5].map(post).join('')}</main>`));
	await call('goTo', 0, 'first');
	// To the lower edge, at 900, the tile would have the place of the fourth post's first lines, and those would be in none.
	expect(await call('makeReady', 0, true, null, false, false)).toMatchObject({ bottom: 870 });
});
