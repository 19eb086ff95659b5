import { expect, test } from 'vitest';
import { dayIn } from '../../../src/capture/page/time/days.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const NUMBERS = [1, 2, 3, 4, 5];
const all = (one: (n: number) => string) => `<main>${NUMBERS.map(one).join('')}</main>`;

test('numbers that may be two days are told by the day of the week', () => {
	expect(dayIn('thu, 11/12/2026 - 14:18', NOW)).toMatchObject({ day: '2026-11-12' });
	expect(dayIn('tor 12/11/2026', NOW)).toMatchObject({ day: '2026-11-12' });
	expect(dayIn('3/10 2026 14:20', NOW)).toMatchObject({ day: '2026-10-03' });
	expect(dayIn('fre 12/11/2026', NOW)).toMatchObject({ day: '2026-12-11' });
	expect(dayIn('11/12/2026', NOW)).toBe('unclear');
	expect(dayIn('mon, 11/12/2026', NOW)).toBe('unclear');
});

test('who wrote a post is told by the sentence above it, and not by a heading below it', async () => {
	const { call } = await visit(
		page(
			'',
			all(
				(n) =>
					`<article><h2><a href="/n/${n}">Nyhet ${n}</a></h2><div>Submitted by <span>Kommunen</span> on <span>Thu, 11/12/2026 - 14:1${n}</span></div><p>${TEXT} ${n}.</p><h3>Tags</h3><ul><li><a href="/tag">Nyheter</a></li></ul></article>`,
			),
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(NUMBERS.map(() => 'Kommunen'));
	expect(posts.map(({ time }) => time?.iso?.slice(0, 10))).toEqual(NUMBERS.map(() => '2026-11-12'));
});

test('the box with face, name and day above what a post says is no comment', async () => {
	const { call } = await visit(
		page(
			'',
			all(
				(n) =>
					`<article><a href="/tag">Nyheter</a><h2><a href="/n/${n}">Nyhet ${n}</a></h2><div class=meta><div><a href="/skribent/k"><img src="/k.png" width=40 height=40 alt=""></a></div><div><h4><a href="/skribent/k">Kommunen</a></h4><div><time datetime="2026-11-0${n}">0${n} Nov 2026</time><span>— 1 min read</span></div></div></div><section><p>${TEXT} ${n}.</p></section></article>`,
			),
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.flatMap(({ comments }) => comments)).toEqual([]);
	expect(posts.map(({ author }) => author?.name)).toEqual(NUMBERS.map(() => 'Kommunen'));
	expect(posts.map(({ time }) => time?.iso?.slice(0, 10))).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
});

test('how many posts a suggested account has is no number of this one', async () => {
	const suggested =
		'<aside><ul><li><a href="/andra"><h3>Storskogens kommun</h3><p>310 inlägg</p></a></li></ul></aside>';
	const own = '<ul><li><a href="/kommunen"><h2>Kommunen</h2><p>5 inlägg</p></a></li></ul>';
	const post = (n: number) =>
		`<article><b>Kommunen</b> <time datetime="2026-11-0${n}">${n} november</time><p>${TEXT} ${n}.</p></article>`;
	const stated = async (beside: string) => {
		const { call } = await visit(page('<title>Kommunen</title>', `<h1>Kommunen</h1>${beside}${all(post)}`));
		return (await call('profile')).statedPosts;
	};
	expect(await stated(suggested)).toBeUndefined();
	expect(await stated(suggested + own)).toBe(5);
	// Nor is how many films a channel has, where its posts show none.
	expect(await stated('<p>512 prenumeranter • 31 videor</p>')).toBeUndefined();
});

test('who wrote the page that a post points to did not write the post, however short its title is', async () => {
	const pointed = `<a href="https://nyheter.example/1" style="display:block;border:1px solid"><span>nyheter.example</span><b style="display:block">Bron öppnar</b><span class="card__author" style="display:block">Av Olle Skribent</span></a>`;
	const remote = `<a href="https://andra.example/@siv"><span>Siv Ek</span><br><span class=handle>@siv@andra.example</span></a>`;
	const local = `<a href="/@kommunen"><span>Kommunen</span></a>`;
	const { call } = await visit(
		page(
			'',
			all(
				(n) =>
					`<article><header>${n === 2 ? remote : local} <time datetime="2026-11-1${n}T10:00:00Z">1${n} nov</time></header><p>${TEXT} ${n}.</p>${n % 2 ? pointed : ''}</article>`,
			),
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual([
		'Kommunen',
		'Siv Ek',
		'Kommunen',
		'Kommunen',
		'Kommunen',
	]);
});

test('the name of the page beside the time, in one line and in nothing but a box of its own, is who wrote it', async () => {
	const read = async (head: (n: number) => string) => {
		const { call } = await visit(
			page(
				'<title>Kommunen</title>',
				`<h1>Kommunen</h1>${all((n) => `<div class=c1>${head(n)}<div>${TEXT} ${n}.</div></div>`)}`,
			),
		);
		const { posts } = await call('harvest', 0, 9000, NOW);
		return posts.map(({ author, time }) => [author?.name, time?.iso?.slice(0, 10)]);
	};
	const told = NUMBERS.map((n) => ['Kommunen', `2026-11-0${n}`]);
	expect(
		await read((n) => `<div><span>Kommunen</span> <a href="/k/${n}">${n} november 2026</a></div>`),
	).toEqual(told);
	expect(
		await read(
			(n) => `<small>av Kommunen den <time datetime="2026-11-0${n}">${n} november 2026</time></small>`,
		),
	).toEqual(told);
	// What stands so is a subject as well, and nobody's name.
	expect(
		await read((n) => `<div><span>Snöröjning</span> <a href="/k/${n}">${n} november 2026</a></div>`),
	).toEqual(NUMBERS.map((n) => [undefined, `2026-11-0${n}`]));
});

test('a time behind what says that it was written then, whatever stands in the line after it', async () => {
	const { call } = await visit(
		page(
			'',
			`<table>${NUMBERS.map((n) => `<tr><td>Siv${n}<br><small>Blev medlem: 3 jan 2019</small></td><td><table><tr><td><a href="/t?p=${n}#${n}">#</a> Skrivet: ${n} nov 2026 14:20 &nbsp; Ämne: Plogning 2026</td></tr><tr><td>${TEXT} ${n}.</td></tr></table></td></tr>`).join('')}</table>`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ time }) => time?.shown)).toEqual(NUMBERS.map((n) => `${n} nov 2026 14:20`));
});

test('a heading that leads nowhere and is another in each post is what it is about, and stays in its text', async () => {
	const read = async (heading: (n: number) => string, face = '') => {
		const { call } = await visit(
			page(
				'',
				all(
					(n) =>
						`<div class=k><small>${n} november 2026</small>${face}<h3>${heading(n)}</h3><p>${TEXT} ${n}.</p></div>`,
				),
			),
		);
		const { posts } = await call('harvest', 0, 9000, NOW);
		return posts.map(({ author, text }) => [author?.name, text.split('\n')[0]]);
	};
	const about = ['Badhuset stängt', 'Snöröjning', 'Vägen till skolan', 'Lov', 'Ny bro'];
	expect(await read((n) => about[n - 1] ?? '')).toEqual(about.map((title) => [undefined, title]));
	expect((await read(() => 'Badhuset')).map(([name]) => name)).toEqual(about.map(() => 'Badhuset'));
	const people = ['Siv Ek', 'Olle Ask', 'Kim Vik', 'Ada Berg', 'Nils af Å'];
	expect((await read((n) => people[n - 1] ?? '')).map(([name]) => name)).toEqual(people);
	const units = ['Badhuset', 'Skolan', 'Museet', 'Parken', 'Hamnen'];
	const face = '<img src=/a.png width=32 height=32 style="border-radius:50%">';
	expect((await read((n) => units[n - 1] ?? '', face)).map(([name]) => name)).toEqual(units);
});

test('a heading below name, day and face in one line is what the post is about, however short, and not who wrote it', async () => {
	const face = `<img width=32 height=32 style="border-radius:50%" src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="32" height="32" fill="teal"/></svg>')}">`;
	const names = ['Siv Ek', 'Ali Hassan', 'Kim Vik'];
	const titles = ['Plogning av torget', 'Nya öppettider', 'Extra sopbil'];
	const post = (head: (i: number) => string) =>
		names.map(
			(_, i) =>
				`<li><div class=b>${head(i)}<div>Det här är besked nummer ${i + 1}, och vi återkommer när vi vet mer.</div></div></li>`,
		);
	const read = async (head: (i: number) => string) => {
		const { call } = await visit(
			page('', `<h1>Nyheter från förvaltningen</h1><ol>${post(head).join('')}</ol>`),
		);
		const { posts } = await call('harvest', 0, 20_000, NOW);
		return posts.map((p) => p.author?.name);
	};
	expect(
		await read(
			(i) =>
				`<div>${face}<span>${names[i]}</span><span style="margin-left:6px">1${i} november 2026</span></div><h3>${titles[i]}</h3>`,
		),
	).toEqual(names);
	// With the face beside the heading itself, it is whose the post is.
	expect(
		await read(
			(i) => `<div style="display:flex">${face}<h3>Förvaltning ${i}</h3></div><div>1${i} november 2026</div>`,
		),
	).toEqual(names.map((_, i) => `Förvaltning ${i}`));
});

test('whoever a post answers did not write it; whoever has a face beside name and day did', async () => {
	const read = async (head: (n: number) => string) => {
		const { call } = await visit(
			page(
				'<title>Kommunen</title>',
				`<h1>Kommunen</h1>${all((n) => `<div class=m>${head(n)}<div>${TEXT} ${n}.</div><time datetime="2026-11-0${n}">${n} november</time></div>`)}`,
			),
		);
		const { posts } = await call('harvest', 0, 9000, NOW);
		return posts.map(({ author }) => author?.name);
	};
	expect(
		await read(
			(n) => `<div>Kommunen</div><blockquote><b>Siv Ek</b><p>Jag undrar över gata ${n}.</p></blockquote>`,
		),
	).toEqual(NUMBERS.map(() => 'Kommunen'));
	const people = ['Siv Ek', 'Olle Ask', 'Kim Vik', 'Ada Berg', 'Nils Å'];
	const beside = (round: number) => (n: number) =>
		`<div style="display:flex"><img src=/a.png width=40 height=40 style="border-radius:${round}px"><div><span style="display:block">${people[n - 1]}</span><span style="display:block">${n} november 2026</span></div></div>`;
	expect(await read(beside(20))).toEqual(people);
	expect(await read(beside(4))).toEqual(NUMBERS.map(() => undefined));
});

test('days in figures with a year make boxes posts', async () => {
	const { call } = await visit(
		page(
			'',
			all(
				(n) =>
					`<div class=n><span>${n % 2 ? `${n}/11 2026` : `0${n}.11.2026`}</span><div>${TEXT} ${n}.</div></div>`,
			),
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ time }) => time?.iso)).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
});

test('a time in one line with the name is no part of it, though the text below begins with another day', async () => {
	const words = ['Simhallen är stängd.', 'Sök sommarjobb senast den 15 mars, så får du besked i april.'];
	const { call } = await visit(
		page(
			'<title>Lunda kommun</title>',
			`<h1>Lunda kommun</h1>${all(
				(n) =>
					`<div class=ruta style="width:500px"><a href="/s/${n}"><b>Lunda kommun</b></a> <span title="x">${n} november 2026 kl. 08:15</span><p>${words[n % 2]} ${TEXT} ${n}.</p></div>`,
			)}`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(NUMBERS.map(() => 'Lunda kommun'));
	expect(posts.map(({ time }) => time?.iso?.slice(0, 10))).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
});

test('how many like a post is nobody’s name, though it stands in bold above the words and the name leads to the page itself', async () => {
	const { call } = await visit(
		page(
			'<title>Lunda kommun (@lunda)</title>',
			`<h1>Lunda kommun</h1>${all(
				(n) =>
					`<div class="card status" style="width:600px"><div class=card-header><img src="/f.png" width=38 height=38 style="border-radius:50%"><div><a class=username href="/kommunen">Lunda kommun</a><div>Lunda</div></div></div><img src="/p${n}.jpg" width=600 height=300><div><strong>${n + 3} gillar detta</strong></div><div><a href="/kommunen"><b>Lunda kommun</b></a> <span>${TEXT} ${n}.</span></div><a href="/p/${n}"><time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></a></div>`,
			)}`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(NUMBERS.map(() => 'Lunda kommun'));
});
