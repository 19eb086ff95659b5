import { NEWS, type Page, said } from './serve.ts';

const ACCOUNT = '/grannas/linden';

/**
 * A build with tabs that are links in a list, in Finnish, beside the menu of the whole site; posts without any markup of
 * posts; comments below the post and not in it. One post's page is gone, one tab asks for a login.
 */
export function linked(path: string): Page | undefined {
	const number = Number(/^\/grannas\/linden\/n\/10(\d\d)$/.exec(path)?.[1]);
	if (path === ACCOUNT)
		return { body: shell(`<div id="flow">${NEWS.map((_, i) => entry(i + 1, 1)).join('')}</div>`) };
	if (path === `${ACCOUNT}/tietoja`)
		return { body: shell('<h2>Tietoja</h2><p>Växeln nås på telefon 0980-12 34 56.</p>') };
	if (path === `${ACCOUNT}/kuvat`) return { body: shell(photos()) };
	if (path === `${ACCOUNT}/tapahtumat`)
		return { status: 302, headers: { location: '/login?next=tapahtumat' } };
	if (path === '/login')
		return {
			body: '<h1>Kirjaudu</h1><form action="/login"><input name="user"><input type="password" name="pw"><button>OK</button></form>',
		};
	if (path.endsWith('.svg')) return { headers: { 'content-type': 'image/svg+xml' }, body: picture(path) };
	if (Number.isNaN(number) || number === 4 || number > NEWS.length) return undefined;
	return {
		body: shell(
			`<div class="one">${entry(number, 0)}</div><div class="talk"><h3>Kommentarer</h3><ol>${said(number).map(remark).join('')}</ol></div>`,
		),
	};
}

function entry(n: number, remarks: number): string {
	return `<div class="bit"><a class="who" href="${ACCOUNT}">Grännäs kommun</a> <a href="${ACCOUNT}/n/10${String(n).padStart(2, '0')}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a>
<p>${NEWS[n - 1]}</p><img src="/bild-${n}.svg" width="480" height="240" alt="Bild ${n}">${remarks ? `<ol class="comments">${said(n).slice(0, remarks).map(remark).join('')}</ol>` : ''}</div>`;
}

function remark([name, text]: readonly [string, string]): string {
	return `<li class="comment"><b>${name}</b><p>${text}</p></li>`;
}

function photos(): string {
	const cell = (n: number) =>
		`<figure><img src="/foto-${n}.svg" width="300" height="200" alt="Foto ${n}"><figcaption>Foto ${n}</figcaption></figure>`;
	return `<h2>Kuvat</h2>${[1, 2, 3].map(cell).join('')}`;
}

function picture(path: string): string {
	const hue = (path.charCodeAt(6) * 53) % 360;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240"><rect width="480" height="240" fill="hsl(${hue} 60% 60%)"/></svg>`;
}

function shell(body: string): string {
	return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Grännäs kommun</title>
<style>body{margin:0;font:16px/1.5 sans-serif}.top{display:flex;gap:20px;padding:12px;background:#eee}.wide{width:720px;margin:0 auto}.bit{border:1px solid #ccc;margin:16px 0;padding:16px}.tools{display:flex;gap:16px;list-style:none;padding:0}</style>
<div class="top"><a href="/">Torg</a><a href="/grannas">Kommuner</a><a href="/grannas/granne">Grannen</a><a href="/login">Logga in</a><a href="/settings">Inställningar</a></div>
<div class="wide"><h1>Grännäs kommun</h1><p>Det här är kommunens eget konto på Torget. Här svarar vi på frågor på vardagar mellan åtta och fem.</p>
<ul class="tools"><li><a href="${ACCOUNT}">Julkaisut</a></li><li><a href="${ACCOUNT}/tietoja">Tietoja</a></li><li><a href="${ACCOUNT}/kuvat">Kuvat</a></li><li><a href="${ACCOUNT}/tapahtumat">Tapahtumat</a></li><li><a href="${ACCOUNT}/followers">812 följare</a></li></ul>
${body}</div></html>`;
}
