import { NEWS, type Page, said } from './serve.ts';

/**
 * A build with tabs that are buttons and change the page in place; an account that is a number in the query; posts as
 * articles whose comments stand in them, two in the feed and all behind a button on the post's own page.
 */
export function inPlace(path: string, query: URLSearchParams): Page | undefined {
	if (path === '/filmer.json')
		return {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(['Så röstar du', 'Rundtur i stadshuset']),
		};
	if (path !== '/konto.php' || query.get('id') !== '41234') return undefined;
	const number = Number(query.get('inlagg') ?? 0);
	if (number > NEWS.length) return undefined;
	return { body: number > 0 ? shell(own(number)) : shell(account()) };
}

function account(): string {
	return `<div role="tablist"><button role="tab" aria-selected="true" data-show="flode">Flöde</button><button role="tab" aria-selected="false" data-show="om">Om oss</button><button role="tab" aria-selected="false" data-show="filmer">Filmer 2</button></div>
<button data-deed="follow">Följ</button><div id="panel">${NEWS.map((_, i) => article(i + 1, said(i + 1).slice(0, 2))).join('')}</div>
<script>
const panel = document.getElementById('panel'), tabs = [...document.querySelectorAll('[role=tab]')], flode = panel.innerHTML;
for (const tab of tabs) tab.onclick = async () => {
	for (const t of tabs) t.setAttribute('aria-selected', String(t === tab));
	if (tab.dataset.show === 'flode') panel.innerHTML = flode;
	if (tab.dataset.show === 'om') panel.innerHTML = '<h2>Om oss</h2><p>Besök oss på Storgatan 14. Ansvarig är kommunikationschefen.</p>';
	if (tab.dataset.show === 'filmer') panel.innerHTML = (await (await fetch('/filmer.json')).json()).map((f) => '<section><h3>' + f + '</h3><p>En film om kommunen, textad på lätt svenska.</p></section>').join('');
};
document.querySelector('[data-deed]').onclick = () => fetch('/deed/follow', { method: 'POST' });
</script>`;
}

function article(n: number, remarks: ReturnType<typeof said>): string {
	return `<article><h2><a href="/konto.php?id=41234">Åmåla kommun</a></h2><a href="/konto.php?id=41234&inlagg=${n}"><time datetime="2026-09-${10 + n}T09:00:00Z">${10 + n} september</time></a><p>${NEWS[n - 1]}</p>
<button data-deed="like">Gilla</button><div class="answers">${remarks.map(answer).join('')}</div></article>`;
}

function answer([name, text]: readonly [string, string]): string {
	return `<div class="svar"><strong>${name}</strong><div>${text}</div></div>`;
}

/** The post, the way back, and its comments, the last of which come only when asked for. */
function own(n: number): string {
	const [first, ...rest] = said(n);
	return `<a href="/konto.php?id=41234">Tillbaka till kontot</a>${article(n, first ? [first] : []).replace('</article>', '<button id="more">Ladda fler kommentarer</button></article>')}
<h3>Fler inlägg</h3>${article((n % NEWS.length) + 1, said((n % NEWS.length) + 1).slice(0, 1))}
<script>document.getElementById('more').onclick = (e) => { e.target.parentElement.querySelector('.answers').insertAdjacentHTML('beforeend', ${JSON.stringify(rest.map(answer).join(''))}); e.target.remove(); };</script>`;
}

function shell(body: string): string {
	return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Åmåla kommun</title><style>body{margin:0 auto;width:760px;font:16px/1.5 sans-serif}article{border-bottom:1px solid #ccc;padding:16px 0;min-height:200px}[role=tablist]{display:flex;gap:16px}</style>
<header><a href="/start.php">Start</a> <a href="/login.php">Logga in</a></header><main><h1>Åmåla kommun</h1><p>Kommunens konto. Vi läser det ni skriver på vardagar och det blir allmän handling.</p>${body}</main></html>`;
}
