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
const bar = '<div><button>Gilla</button><button>Kommentera</button><button>Dela</button></div>';
const SAID = 'Så fint det blir, vi kommer hela familjen!';

async function read(
	row: (day: number) => string,
): Promise<readonly Pick<Post, 'author' | 'text' | 'comments'>[]> {
	const { call } = await visit(page(STYLE, `<h1>Ekdalens kommun</h1><main>${days.map(row).join('')}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts;
}

const post = (day: number, below: string) =>
	`<article class=row><div><a href="/k"><b>Ekdalens kommun</b></a> <a href="/p/${day}">${when(day)}</a></div><p>${says(day)}</p>${bar}${below}</article>`;

const builds: Record<string, string> = {
	'a nickname, a span and a control': `<div><div><b>kalle78</b> <span>2 d</span></div><div>${SAID}</div><div><button>Svara</button></div></div>`,
	'a face, a name and a day in words': `<div style="display:flex">${face}<div><div>Siv</div><div>${SAID}</div><div>22 november</div></div></div>`,
	'a face and a name without a time': `<div style="display:flex">${face}<div><div>Siv Ek</div><div>${SAID}</div></div></div>`,
	'a link, words and a span below': `<div><div><a href="/u/siv">Siv</a></div><div>${SAID}</div><div><span>2 d</span> <button>Svara</button></div></div>`,
	'drawn initials, a name and a marked time': `<div style="display:flex"><span style="width:32px;height:32px;border-radius:50%;background:#ccc">SE</span><div><span>Siv</span> <time datetime="2026-11-22T10:00:00Z">22 nov.</time><p>${SAID}</p></div></div>`,
};

test.for(Object.entries(builds))('one comment below one post: %s', async ([, below]) => {
	const posts = await read((day) => post(day, day === 18 ? below : ''));
	expect(posts.map(({ comments }) => comments.length)).toEqual([0, 1, 0, 0]);
	expect(posts.map(({ text }) => text)).toEqual(days.map(says));
	expect(posts[1]?.comments[0]?.author?.name).toMatch(/^(?:kalle78|Siv|Siv Ek)$/);
	expect(posts[1]?.comments[0]?.text).toBe(SAID);
});

test.for([
	[
		'who to ask, with a face and a button',
		`<div style="display:flex">${face}<div><b>Siv Ek</b><div>Kulturchef, svarar på frågor om torget</div><button>Ring</button></div></div>`,
	],
	[
		'a programme with one hour',
		`<div><b>Luciatåg</b> <span>18:00</span><div>Vid scenen på torget</div></div>`,
	],
	[
		'a card of another page',
		`<a href="https://example.org/x" style="display:flex">${face}<div><div>Norran</div><div>Granen är på plats i år igen</div></div></a>`,
	],
] as const)('%s stays in the text', async ([, inside]) => {
	const posts = await read((day) =>
		day === 18 ? post(day, '').replace(bar, `${inside}${bar}`) : post(day, ''),
	);
	expect(posts.map(({ comments }) => comments.length)).toEqual([0, 0, 0, 0]);
});

const LINES = `<p>${['Torget öppnar igen.', 'Bänkarna är målade.', 'Granen är på plats.', 'Välkomna!'].join('<br>')}</p>`;
const whom = `<div style="display:flex">${face}<div><b>Siv Ek</b><div>Kulturchef, svarar på frågor om torget</div><button>Ring</button></div></div>`;

// However far down it stands: an authority's own words would be told as a reader's else.
test.for([
	['beside the text', whom],
	['in a box of its own', `<section><div>${whom}</div></section>`],
] as const)('who to ask below four lines of text, %s, is no comment', async ([, card]) => {
	const posts = await read((day) => post(day, '').replace(bar, `${LINES}${day === 18 ? card : ''}${bar}`));
	expect(posts.map(({ comments }) => comments.length)).toEqual([0, 0, 0, 0]);
	expect(posts[1]?.text).toContain('svarar på frågor');
});

test('a comment without a time keeps its own bar, and several stand above the bar of the post', async () => {
	const said = (name: string) =>
		`<div class=said style="display:flex">${face}<div><div>${name}</div><div>${SAID}</div></div></div>`;
	const own = `<div>${said('Siv Ek')}<div><button>Gilla</button> <button>Svara</button></div></div>`;
	const builds = [`${LINES}${own}`, `${LINES}${said('Siv Ek')}${said('Bo Ask')}${bar}`];
	for (const [i, build] of builds.entries()) {
		const posts = await read((day) => post(day, '').replace(bar, day === 18 ? build : LINES));
		expect(posts.map(({ comments }) => comments.length)).toEqual([0, i + 1, 0, 0]);
		expect(posts[1]?.comments[0]).toMatchObject({ author: { name: 'Siv Ek' }, text: SAID });
	}
});

// Below the bar too stands what nobody says of the post.
test.for([
	[
		'whoever changed it',
		`<div><span>Uppdaterat av Siv Ek</span> <span>2 d</span><div>${SAID}</div><button>Läs</button></div>`,
	],
	[
		'an older post',
		`<div style="display:flex"><div><b>Luciatåg</b> <time datetime="2026-10-02T10:00:00Z">2 oktober</time><div>Vi söker en lucia till torget</div><button>Läs</button></div></div>`,
	],
	[
		'what is yet to come',
		`<div style="display:flex"><div><b>Luciatåg</b> <time datetime="2026-12-13T10:00:00Z">13 december</time><div>Luciatåg vid scenen på torget</div><button>Läs</button></div></div>`,
	],
	[
		'a dated file',
		`<div><div><b>Program</b> <span>21 november 2026</span><div>Programmet för hela dagen</div></div><button>Ladda ner</button></div>`,
	],
	[
		'an event',
		`<div><div><b>Luciatåg</b> <span>25 november</span><div>Vid scenen på torget</div></div><button>Intresserad</button></div>`,
	],
	[
		'a poll',
		`<div><div><b>Omröstning</b> <span>2 d</span></div><div>Granen ska vara röd</div><button>Rösta</button></div>`,
	],
] as const)('%s below the bar is no lone comment', async ([, below]) => {
	const posts = await read((day) => post(day, day === 18 ? below : ''));
	expect(posts.map(({ comments }) => comments.length)).toEqual([0, 0, 0, 0]);
});

test.for([
	['two letters', 'Ab', 'Abdi Ek'],
	['two names in one', 'A-K', 'Anna-Karin Ek'],
] as const)('initials of %s stand for a face before a comment', async ([, initials, name]) => {
	const one = (face: string, who: string) =>
		`<div style="display:flex"><span>${face}</span><div><b>${who}</b> <span>2 d</span><p>${SAID}</p><button>Svara</button></div></div>`;
	const posts = await read((day) => post(day, one(initials, name) + one('BA', 'Bo Ask')));
	for (const { comments } of posts) {
		expect(comments.map(({ author }) => author?.name)).toEqual([name, 'Bo Ask']);
		expect(comments.map(({ text }) => text)).toEqual([SAID, SAID]);
	}
});
