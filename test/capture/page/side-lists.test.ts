import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** Lists of the account's own entries beside its feed, which once were in no posts.jsonl under a verdict of complete. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const STYLE =
	'<style>.c{display:flex;gap:40px;width:1100px}main{width:640px}.s{width:380px}article,li,.k{margin:16px 0;padding:12px;border:1px solid}tr{height:44px}</style>';
const numbers = (to: number) => Array.from({ length: to }, (_, i) => i + 1);
const news = (n: number) =>
	`<article><h3><a href="/nyhet/${n}">Nyhet ${n}</a></h3><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober 2026</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p></article>`;
const feed = numbers(6).map(news).join('');
const EVENT = 'Öppet hus i folkets park med musik, kaffe och ponnyridning för alla barn, evenemang';
const event = (n: number) =>
	`<li><a href="/ev/${n}"><strong>Öppet hus ${n}</strong></a><div>${n + 2} november 2026</div><p>${EVENT} ${n}.</p></li>`;
const beside = (inside: string) =>
	page(
		'',
		`${STYLE}<h1>Kommunen</h1><div class=c><main>${feed}</main><section class=s>${inside}</section></div>`,
	);
const told = (posts: readonly { readonly text: string }[]) =>
	posts.flatMap(({ text }) => /evenemang (\d+)/.exec(text)?.slice(1) ?? []).sort();

test('events in a list beside the news are posts, whatever they are built of', async () => {
	for (const html of [
		beside(`<h2>Aktuellt</h2><ul>${numbers(4).map(event).join('')}</ul>`),
		// In one row with the news, and of another element.
		page(
			'',
			`${STYLE}<h1>Kommunen</h1><div style="display:grid;grid-template-columns:1fr 1fr;width:1200px"><div><h2>Nyheter</h2>${feed}</div><div><h2>Kalender</h2>${numbers(
				4,
			)
				.map(
					(n) =>
						`<div class=k><a href="/k/${n}">Dag ${n}</a> <time datetime="2026-11-0${n}">${n} nov</time><div>${EVENT} ${n}.</div></div>`,
				)
				.join('')}</div></div>`,
		),
		// Above the news, as a table in a shadow root.
		page(
			'',
			`${STYLE}<h1>Kommunen</h1><x-kal></x-kal><main>${feed}</main><script>document.querySelector('x-kal').attachShadow({ mode: 'open' }).innerHTML = '<style>tr{height:44px}</style><h2>Kalender</h2><table>${numbers(
				4,
			)
				.map((n) => `<tr><td>${n} november 2026</td><td><a href="/k/${n}">${EVENT} ${n}.</a></td></tr>`)
				.join('')}</table>'</script>`,
		),
	]) {
		const { call } = await visit(html);
		const { posts, inPage } = await call('harvest', 0, 20_000, NOW);
		expect(told(posts)).toEqual(['1', '2', '3', '4']);
		expect(posts.filter(({ text }) => /besked nummer/.test(text))).toHaveLength(6);
		expect(inPage).toBe(10);
	}
});

test('what points at posts, what others said, what is suggested and what is not dated is none', async () => {
	const lists = [
		`<h2>Senaste inläggen</h2><ul>${numbers(5)
			.map((n) => `<li><a href="/nyhet/${n}">Nyhet ${n}</a><br><span>2026-10-${10 + n}</span></li>`)
			.join('')}</ul>`,
		`<h2>Senaste kommentarer</h2><ul>${numbers(4)
			.map(
				(n) =>
					`<li><b>Siv Ek</b> <a href="/nyhet/${n}#c">Nyhet ${n}</a><div>${n} november 2026</div><p>Jag undrar när ni kommer hit, evenemang ${n}.</p></li>`,
			)
			.join('')}</ul>`,
		`<h2>Rekommenderas för dig</h2><ul>${numbers(4).map(event).join('')}</ul>`,
		`<h2>Från andra</h2><ul>${numbers(4)
			.map((n) => event(n).replace('/ev', 'https://other.example/ev'))
			.join('')}</ul>`,
		`<h2>Tjänster</h2><ul>${numbers(5)
			.map(
				(n) =>
					`<li><a href="/t/${n}">Tjänst ${n}</a><p>Här ansöker du om plats i förskola och fritidshem, evenemang ${n}.</p></li>`,
			)
			.join('')}</ul>`,
	];
	for (const inside of lists) {
		const { call } = await visit(beside(inside));
		const { posts } = await call('harvest', 0, 20_000, NOW);
		expect(posts.map(({ text }) => /besked nummer/.test(text))).toEqual(numbers(6).map(() => true));
	}
});

test('a control below such a list that brings more of it is pressed, and told where it brings nothing', async () => {
	const more = JSON.stringify(numbers(4).slice(2).map(event).join('')).replaceAll('"', '&quot;');
	const list = (does: string) =>
		beside(
			`<h2>Aktuellt</h2><ul>${numbers(2).concat(9).map(event).join('')}</ul><button type=button onclick="${does}">Visa fler evenemang</button>`,
		);
	const grows = await visit(
		list(`this.previousElementSibling.insertAdjacentHTML('beforeend',${more});this.remove()`),
	);
	expect((await grows.call('unfold', 0, 5000)).pressed).toEqual(['Visa fler evenemang']);
	expect(told((await grows.call('harvest', 0, 20_000, NOW)).posts)).toEqual(['1', '2', '3', '4', '9']);
	const dead = await visit(list(''));
	expect((await dead.call('unfold', 0, 5000)).pressed).toEqual(['Visa fler evenemang']);
	expect((await dead.call('unfold', 0, 5000)).pressed).toEqual([]);
	expect((await dead.call('readPlace', 0, 5000, NOW)).foldsLeft).toBe(1);
});
