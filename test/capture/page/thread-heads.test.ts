import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const NAMES = ['Anna Berg', 'Bertil Ek', 'Cecilia Dal'];
const said = (n: number, answers = '') =>
	`<div class="tr-comment" id="tr-${n}"><div class=tr-wrap><div class=tr-head><span class=tr-author>${NAMES[n % 3]}</span> <time datetime="2026-11-2${n}T09:00:00Z">2${n} november</time></div><div class=tr-text><p>Synpunkt nummer ${n} om plogningen av gångvägen vid skolan.</p></div></div><div class=tr-answers>${answers}</div></div>`;
const write =
	'<div class=tr-box><div><textarea placeholder="Skriv här"></textarea></div><section><p><label for=a>Namn (frivilligt)</label><input id=a></p><p><label for=b>E-post (frivilligt)</label><input id=b></p><p><input type=submit value=Skicka></p></section><section><label><input type=checkbox> Prenumerera på svar</label></section></div>';

test('the heading of a discussion and where one may write in it are no comment around the others', async () => {
	const { call } = await visit(
		page(
			'',
			`<main><article class=post-text><h1>Så plogar vi</h1><p>Kommunen <time datetime="2026-11-20T08:00:00Z">20 november</time></p><p>Snöröjningen pågår i hela kommunen, och vi börjar med gång- och cykelvägarna där barnen går till skolan om morgonen.</p></article><section class="comments hidden-print"><h2>Kommentarer</h2><div id=thread><h4>4 kommentarer</h4>${write}<div>${said(1, said(2))}${said(3)}${said(4)}</div></div></section></main>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts).toHaveLength(1);
	expect(posts[0]?.comments.map(({ author, replies }) => [author?.name, replies.length])).toEqual([
		['Bertil Ek', 1],
		['Anna Berg', 0],
		['Bertil Ek', 0],
	]);
});
