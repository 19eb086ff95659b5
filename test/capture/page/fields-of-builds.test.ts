import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const STYLE =
	'<style>body{margin:0}.row{display:block;width:600px;min-height:90px}img{background:#678}.sr{position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap}</style>';
const days = [20, 18, 15, 11];
const says = (day: number) =>
	`Plogningen pågår sedan den ${day}:e i hela kommunen och vi börjar med de stora vägarna.`;
const when = (day: number) => `<time datetime="2026-11-${day}T10:00:00Z">${day} november</time>`;

async function read(row: (day: number) => string) {
	const { call } = await visit(page(STYLE, `<h1>Ekdalens kommun</h1><main>${days.map(row).join('')}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts;
}

test('a body that its builder calls a comment, under author and time and beside a picture, is the post’s text', async () => {
	const posts = await read(
		(day) =>
			`<div class=row><a href="/@ekdalen"><b>Ekdalens kommun</b></a> <a href="/n/${day}">${when(day)}</a><div class="feedCommentBody"><div><p>${day} röstmottagare sökes</p><p>${says(day)}</p></div></div><img width=400 height=80 src="/b${day}.jpg"><button>Gilla</button></div>`,
	);
	expect(posts.map(({ text, comments }) => [text, comments])).toEqual(
		days.map((day) => [`${day} röstmottagare sökes\n${says(day)}`, []]),
	);
});

test('who and when in a box that is called a comment as well is no comment, though it says by what that was written', async () => {
	const remark = (day: number, name: string, text: string) =>
		`<div class="comment level2"><a href="/u/${name}"><img width=40 height=40 src="/f.svg"></a><div class="contact-info-comment"><h5><a href="/u/${name}">${name} Berg</a></h5><small><a href="/k/${day}${name}"><span title="2026-11-2${name.length}">för 3 dagar sedan</span></a> · <span>via ActivityPub</span></small></div><div>${text}</div><p><button>Gilla</button></p></div>`;
	const posts = await read(
		(day) =>
			`<div class="row h-entry"><div class="level1"><h4><a href="/kommun">Ekdalens kommun</a></h4><small><a href="/p/${day}">${when(day)}</a></small><div>${says(day)}</div><p><button>Gilla</button></p></div>${remark(day, 'Karin', 'Tack, när blir det vår tur?')}${remark(day, 'Leif', 'Det undrar vi också här på Åsen.')}</div>`,
	);
	expect(posts.map(({ text }) => text)).toEqual(days.map(says));
	for (const { comments } of posts) {
		expect(comments.map(({ author }) => author?.name)).toEqual(['Karin Berg', 'Leif Berg']);
		expect(comments[0]?.text).toContain('Tack, när blir det vår tur?');
		expect(comments[1]?.text).toContain('Det undrar vi också');
	}
});

test.for([
	[
		'between the arrows of a vote',
		(day: number) =>
			`<div class=row><div><button aria-label=Upp>▲</button><div>${day}</div><button aria-label=Ner>▼</button></div><div><b>Ekdalens kommun</b> ${when(day)}<p>${says(day)}</p></div></div>`,
	],
	[
		'beside what can be pressed below it',
		(day: number) =>
			`<div class=row><b>Ekdalens kommun</b> ${when(day)}<p>${says(day)}</p><div><div role=button tabindex=0>♡</div><div role=button tabindex=0>💬</div><div title="visningar">${day}34</div></div><p>Kontakt: 112</p></div>`,
	],
] as const)('a number alone in a row of controls is no word of the post: %s', async ([name, row]) => {
	const posts = await read(row);
	const more = name.startsWith('beside') ? '\nKontakt: 112' : '';
	expect(posts.map(({ text }) => text)).toEqual(days.map((day) => says(day) + more));
});

test('a number that somebody says stays, though one may like and answer below it', async () => {
	const posts = await read(
		(day) =>
			`<div class=row><b>Ekdalens kommun</b> ${when(day)}<p>${says(day)}</p><section><div>${day}34</div><button>Gilla</button><button>Svara</button></section></div>`,
	);
	expect(posts.map(({ text }) => text)).toEqual(days.map((day) => `${says(day)}\n${day}34`));
});

test.for([
	[
		'who and when in a sentence below a title',
		(day: number) =>
			`<article class=row><h2><a href="/n/${day}">Vatten stängs av ${day}</a></h2><div>Inskickat av <span class="field--name-uid"><span>Ekdalens kommun</span></span> den <span>${day} november 2026</span></div><p>${says(day)}</p><ul><li><a href="/n/${day}#k">2 kommentarer</a></li><li><a href="/in">Logga in för att kommentera</a></li></ul><h2>Kommentarer</h2></article>`,
		'Ekdalens kommun',
	],
	[
		'a day alone between title and text',
		(day: number) =>
			`<article class=row><h2><a href="/n/${day}">Vatten stängs av ${day}</a></h2><p>${when(day)}</p><p>${says(day)}</p></article>`,
		undefined,
	],
] as const)('what a post says is its title and its text alone: %s', async ([, row, author]) => {
	const posts = await read(row);
	expect(posts.map((post) => [post.author?.name, post.text])).toEqual(
		days.map((day) => [author, `Vatten stängs av ${day}\n${says(day)}`]),
	);
});

test('a number of things is nobody’s name, nor is what is there to be read aloud; a handle and a place are no part of one', async () => {
	const heads = [
		(day: number) =>
			`<p>${says(day)}</p><a href="/n/${day}">${when(day)}</a> <a class=notes href="/n/${day}#k">${day} anteckningar</a> <a href="/r/${day}">Reblogga</a>`,
		(day: number) =>
			`<h2 class=sr>Inlägg nummer ${day} i flödet</h2><a href="/k"><span>Ekdalens kommun</span><span class=sr>Ekdalens kommun</span></a> ${when(day)}<p>${says(day)}</p>`,
		(day: number) =>
			`<a href="/@k"><span><bdi><strong>Ekdalens kommun</strong></bdi><span>@ekdalen@social.example</span></span></a> ${when(day)}<p>${says(day)}</p>`,
		(day: number) =>
			`<div class=author><a href="/k">Ekdalens kommun</a><span> • Centrum</span></div>${when(day)}<p>${says(day)}</p>`,
	];
	const names: (string | undefined)[] = [];
	for (const inside of heads) {
		const posts = await read((day) => `<article class=row>${inside(day)}</article>`);
		names.push(...new Set(posts.map(({ author }) => author?.name)));
		expect(posts.map(({ text }) => text)).toEqual(days.map(says));
	}
	expect(names).toEqual([undefined, 'Ekdalens kommun', 'Ekdalens kommun', 'Ekdalens kommun']);
});

test('whoever is named by a face alone wrote the post, and what a builder calls the name of a category did not', async () => {
	const posts = await read(
		(day) =>
			`<li class=row><a href="/u/ekdalen"><img title="ekdalen" alt="" width=48 height=48 src="/f.svg"></a><div><a href="/t/${day}">Vatten den ${day}:e</a><div><span class="badge-category__name">Drift</span></div></div>${when(day)}<div>${says(day)}</div></li>`,
	);
	expect(posts.map(({ author }) => author?.name)).toEqual(days.map(() => 'ekdalen'));
	for (const [i, day] of days.entries()) expect(posts[i]?.text).toContain(`Vatten den ${day}:e`);
});

test('of a comment its place, its time and what is pressed below it in any language are no words, and its face no picture', async () => {
	const posts = await read(
		(day) =>
			`<div class=row><a href="/kommun">Ekdalens kommun</a> <a href="/p/${day}">${when(day)}</a><div>${says(day)}</div><button>Gilla</button><div class=replies>${[
				'Siv',
				'Bo',
			]
				.map(
					(name) =>
						`<div class="reply"><a href="/u/${name}${day}"><img width=50 height=50 src="/f${name}${day}.svg"></a><div><div class=reply_author><a href="/u/${name}${day}">${name} Ek</a><span> • Centrum</span></div><div class=reply_text>Tack för det, hälsar ${name} från bygatan.</div><div class=reply_footer><span>${day + 1} november 2026</span><a class=reply_link>Ответить</a></div></div></div>`,
				)
				.join('')}</div></div>`,
	);
	for (const { images, comments } of posts) {
		expect(images).toEqual([]);
		expect(comments.map(({ author, text }) => [author?.name, text])).toEqual(
			['Siv', 'Bo'].map((name) => [`${name} Ek`, `Tack för det, hälsar ${name} från bygatan.`]),
		);
	}
});

test('how sure a name is, in brackets after it, is no part of it, nor of what is said', async () => {
	const posts = await read(
		(day) =>
			`<article class=row><b>Ekdalens kommun</b> ${when(day)}<p>${says(day)}</p><section><h2>Kommentarer</h2>${['Siv Ek', 'Bo Al'].map((name, i) => `<article id="comment-${day}${i}" class="comment"><footer><p><span>${name}</span> (ej verifierad)</p><p>${day + 1} november 2026</p><p><a href="/c/${day}${i}">Permalänk</a></p></footer><div><p>Tack, det var bra att få veta.</p></div></article>`).join('')}</section></article>`,
	);
	expect(posts[0]?.comments.map(({ author, text }) => [author?.name, text])).toEqual(
		['Siv Ek', 'Bo Al'].map((name) => [name, 'Tack, det var bra att få veta.']),
	);
});
