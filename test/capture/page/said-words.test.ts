import { expect, test } from 'vitest';
import type { Post } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const STYLE =
	'<style>body{margin:0}.row{display:block;width:600px;min-height:90px}img{background:#678}.sr{position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap}</style>';
const days = [20, 18, 15, 11];
const says = (day: number) => `Gissa hur många ljus som granen på torget har. Vi svarar den ${day}:e.`;
const when = (day: number) => `<time datetime="2026-11-${day}T10:00:00Z">${day} november</time>`;
const head = (day: number) => `<a href="/k"><b>Ekdalens kommun</b></a> <a href="/p/${day}">${when(day)}</a>`;

async function read(
	row: (day: number) => string,
): Promise<readonly Pick<Post, 'author' | 'text' | 'comments' | 'images'>[]> {
	const { call } = await visit(page(STYLE, `<h1>Ekdalens kommun</h1><main>${days.map(row).join('')}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts;
}

// What looks like a control, a label or a count, and is said by somebody: nobody asks for words that were dropped when they were read.
test.for([
	[
		'tags that a script leads on from',
		(day: number) => `<p>${says(day)}</p><div class=tags><a>#julmarknad</a> <a>#granen</a></div>`,
		'#julmarknad',
	],
	[
		'a day and a clock beside drawings',
		(day: number) =>
			`<p>${says(day)}</p><div><span><i class="icon-calendar"></i>7.11.2026</span><span><i class="icon-clock"></i>18.00</span></div>`,
		'18.00',
	],
	[
		'telephones beside drawings',
		(day: number) =>
			`<p>${says(day)}</p><div><span><svg width=9 height=9></svg>0910 73 70 00</span><span><svg width=9 height=9></svg>0910 73 70 01</span></div>`,
		'0910 73 70 00',
	],
	[
		'a number that can be copied',
		(day: number) => `<p>${says(day)}</p><div><code>112</code><button>Kopiera</button></div>`,
		'112',
	],
	[
		'words whose drawn letters are kept from those who have pages read to them',
		(day: number) =>
			`<h3><span class=sr>Julmarknad på torget</span><span aria-hidden=true>J u l m a r k n a d</span></h3><p>${says(day)}</p>`,
		'Julmarknad på torget',
	],
	[
		'a day that something happens on, below a head that has its own',
		(day: number) => `<p>Julmarknad</p><p>${day} november</p><p>${says(day)}</p>`,
		'\n',
	],
] as const)('%s stay in the text', async ([, inside, words]) => {
	const posts = await read((day) => `<article class=row>${head(day)}${inside(day)}</article>`);
	expect(posts.map(({ author }) => author?.name)).toEqual(days.map(() => 'Ekdalens kommun'));
	for (const [i, day] of days.entries()) {
		expect(posts[i]?.text).toContain(says(day));
		expect(posts[i]?.text).toContain(words === '\n' ? `\n${day} november\n` : words);
	}
});

test('a number, one word and what stands beside the time are what a comment says where it says nothing else', async () => {
	const answers = ['42', 'Så fint', 'Bra gjort!', '谢谢市政府今天的回答'];
	const remark = (text: string, i: number) =>
		`<div class="comment"><a class=author href="/u/${i}">Siv${i} Ek</a><div><time datetime="2026-11-21T10:0${i}:00Z">${i + 2} h</time>${i > 1 ? ` · ${text}` : ''}</div>${i > 1 ? '' : `<div><div>${text}</div><button>Gilla</button><button>Svara</button></div>`}</div>`;
	const posts = await read(
		(day) =>
			`<article class=row>${head(day)}<p>${says(day)}</p><div class=comments>${answers.map(remark).join('')}</div></article>`,
	);
	for (const { comments } of posts) {
		expect(comments.map(({ author }) => author?.name)).toEqual(answers.map((_, i) => `Siv${i} Ek`));
		for (const [i, said] of answers.entries()) expect(comments[i]?.text).toContain(said);
	}
});

test('the one comment on a picture without words is no word of the post’s', async () => {
	const posts = await read(
		(day) =>
			`<article class=row>${head(day)}<img width=400 height=80 src="/b${day}.jpg"><div class="comment"><b>Siv Ek</b><p>Så fint det blev på torget den ${day}:e!</p></div></article>`,
	);
	for (const { text, comments } of posts) {
		expect(text).not.toContain('Så fint');
		expect(comments.map((one) => one.text)).toEqual([expect.stringContaining('Så fint')]);
	}
});

test('a small square picture that leads to a titled post is one of its pictures', async () => {
	const posts = await read(
		(day) =>
			`<article class=row><a href="/n/${day}"><img width=64 height=64 src="/b${day}.jpg"></a><h3><a href="/n/${day}">Julmarknad på torget ${day}</a></h3>${when(day)}<p>${says(day)}</p></article>`,
	);
	expect(posts.map(({ images }) => images.length)).toEqual(days.map(() => 1));
});
