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

test('what the answers of a thread answer is a post as well, built as they are and outside of their list', async () => {
	const letter = (n: number, more = '') =>
		`<div class="mail ${more}"><div class=mail-top><h2 class=name>${NAMES[n % 3]}</h2> <span>2${n} nov</span></div> <div class=mail-text><p>Synpunkt nummer ${n} om plogningen av gångvägen vid skolan och busshållplatsen.</p></div><div class="reply-offer"><a href="/login?next=/t#svar">Sign in to reply online</a> <a href="mailto:lista@example.org">Use email software</a></div></div>`;
	const { call } = await visit(
		page(
			'',
			`<div role=main><h3>Plogningen</h3><div id=thread>${letter(1, 'mail-first')}<p class=sort><a href="?sort=date">Show replies by date</a></p><div class=replies>${[2, 3, 4, 5].map((n) => `<div class="${n % 2 ? 'odd' : 'even'} ${n > 2 ? 'reply-level-1' : ''}">${letter(n)}</div>`).join('')}</div></div></div>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map(({ text }) => /nummer (\d)/.exec(text)?.[1])).toEqual(['1', '2', '3', '4', '5']);
	expect(posts.flatMap(({ comments }) => comments)).toEqual([]);
});

test('answers of a forum that are marked up as articles within dated boxes are those boxes, whole, however long ago and however short', async () => {
	const answer = (n: number) =>
		`<li class=post id="post-${n}"><div class=side><a href="/u/${n}"><b>${NAMES[n % 3]}</b></a> <a href="/t/1/post/${n}/" title="Permalink">${n < 4 ? 'för en månad sedan' : 'för ett år sedan'}</a></div><article class=markup style="line-height:20px">${n === 3 ? 'Ja, nummer 3.' : `Synpunkt nummer ${n} om plogningen av gångvägen vid skolan.<br>Den ligger länge i skugga.<br>Tack.`}</article></li>`;
	const { call } = await visit(
		page('', `<h1>Plogningen</h1><ul style="width:640px">${[1, 2, 3, 4, 5].map(answer).join('')}</ul>`),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map(({ text }) => /nummer (\d)/.exec(text)?.[1])).toEqual(['1', '2', '3', '4', '5']);
	expect(posts.map(({ author }) => author?.name)).toEqual([1, 2, 3, 4, 5].map((n) => NAMES[n % 3]));
});

test('one line that calls itself an article is one where the others are built as it is', async () => {
	const notice = (n: number) =>
		`<article class=note style="width:600px;line-height:20px">${n === 3 ? 'Stängt, nummer 3.' : `Synpunkt nummer ${n} om plogningen av gångvägen vid skolan.<br>Den ligger länge i skugga.<br>Tack.`}</article>`;
	const { call } = await visit(
		page('', `<h1>Plogningen</h1><main>${[1, 2, 3, 4].map(notice).join('')}</main>`),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map(({ text }) => /nummer (\d)/.exec(text)?.[1])).toEqual(['1', '2', '3', '4']);
});
