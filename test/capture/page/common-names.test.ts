import { expect, test } from 'vitest';
import type { Post } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const STYLE =
	'<style>body{margin:0}.row{display:block;width:600px;min-height:90px}img{background:#678}.face{width:40px;height:40px;border-radius:50%}</style>';
const days = [20, 18, 15, 11];
const says = (day: number) =>
	`Granen på torget tänds klockan sex, och det blir glögg för alla. Vi ses den ${day}:e.`;
const when = (day: number) => `<time datetime="2026-11-${day}T10:00:00Z">${day} november</time>`;
const face = '<img class=face src="/face.png" width=40 height=40 alt="">';

async function read(
	row: (day: number) => string,
	head = '',
	top = '',
): Promise<readonly Pick<Post, 'author' | 'text' | 'comments'>[]> {
	const { call } = await visit(page(STYLE + head, `${top}<main>${days.map(row).join('')}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts;
}

// Words that elsewhere say what can be done, or who may see it.
test.for(['Public', 'Link', 'Share', 'Dela', 'Offentligt', 'Report'])(
	'an account called %s is named where a name stands',
	async (name) => {
		const builds = [
			(day: number) =>
				`<article class=row><a href="/u/x">${face}</a><div><a href="/u/x"><b>${name}</b></a> <a href="/p/${day}">${when(day)}</a></div><p>${says(day)}</p><button>Share</button></article>`,
			(day: number) =>
				`<div class="row card"><div class=meta><span class="author"><a href="/om">${name}</a></span> · ${when(day)}</div><div class=body>${says(day)}</div><a href="/share?u=${day}">Share</a></div>`,
			(day: number) =>
				`<section class=row><header>${face}<strong>${name}</strong><small>${when(day)}</small></header><p>${says(day)}</p></section>`,
		];
		for (const [i, build] of builds.entries()) {
			const posts = await read(build);
			expect(
				posts.map(({ author }) => author?.name),
				`build ${i}`,
			).toEqual(days.map(() => name));
			expect(posts.map(({ text }) => text.split('\n')[0])).toEqual(days.map(says));
		}
	},
);

test('somebody called Link who comments is named', async () => {
	const posts = await read(
		(day) =>
			`<article class=row><b><a href="/k">Ekdalens kommun</a></b> ${when(day)}<p>${says(day)}</p><div class=comments>${['Link', 'Siv Ek'].map((who, i) => `<div class="comment">${face}<a href="/u/${i}">${who}</a><p>Så fint det blir på torget ${i}!</p><a href="#svara">Svara</a></div>`).join('')}</div></article>`,
	);
	for (const { comments } of posts) {
		expect(comments.map(({ author }) => author?.name)).toEqual(['Link', 'Siv Ek']);
	}
});

test('what can be done with a post, and who may see it, names nobody wherever it stands', async () => {
	const builds = [
		(day: number) =>
			`<article class=row><a href="/share?p=${day}">Share</a> ${when(day)}<p>${says(day)}</p></article>`,
		(day: number) => `<article class=row><a href="/login">Share</a><p>${says(day)}</p>${when(day)}</article>`,
		(day: number) =>
			`<article class=row>${face}<a href="/login" style="float:right">Follow</a><p>${says(day)}</p>${when(day)}</article>`,
		(day: number) => `<article class=row><b>Public</b> ${when(day)}<p>${says(day)}</p></article>`,
		(day: number) =>
			`<article class=row>${when(day)}<p>${says(day)}</p><div>${face} <a href="/likes">Link</a></div></article>`,
		(day: number) =>
			`<article class=row><div>${when(day)} <span class=author-links><a href="/dela">Dela</a></span></div><p>${says(day)}</p></article>`,
	];
	for (const build of builds) {
		const posts = await read(build);
		expect(posts.map(({ author }) => author?.name)).toEqual(days.map(() => undefined));
	}
});

const WHOLE = 'Bibliotek · Umeå kommun';
const byline = (name: string) => (day: number) =>
	`<article class=row><div class=author-line><span class=author>${name}</span></div>${when(day)}<p>${says(day)}</p></article>`;

test.for([
	['its title', `<title>${WHOLE} | Torget</title>`, ''],
	['its heading', '', `<h1>${WHOLE}</h1>`],
	['what it declares', `<meta property="og:title" content="${WHOLE}">`, ''],
] as const)('a name that the page states whole in %s is not cut at its dot', async ([, head, top]) => {
	const linked = (day: number) =>
		`<div class="row note"><p class=byline><a href="/om">${WHOLE}</a></p><p>${when(day)}</p><div>${says(day)}</div></div>`;
	for (const build of [byline(WHOLE), linked]) {
		const posts = await read(build, head, top);
		expect(posts.map(({ author }) => author?.name)).toEqual(days.map(() => WHOLE));
		expect(posts.map(({ text }) => text)).toEqual(days.map(says));
	}
});

test('where somebody lives is no part of the name, though all of the page repeat it', async () => {
	const posts = await read(byline('Siv Ek · Centrum'), '<title>Siv Ek</title>', '<h1>Siv Ek</h1>');
	expect(posts.map(({ author }) => author?.name)).toEqual(days.map(() => 'Siv Ek'));
});
