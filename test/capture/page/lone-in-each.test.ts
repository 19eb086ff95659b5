import { expect, test } from 'vitest';
import type { Post } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const STYLE = '<style>body{margin:0}.row{display:block;width:600px;min-height:90px}</style>';
const days = [20, 18, 15, 11];
const NAMES = ['Siv Ek', 'Bo Ask', 'Åke Berg', 'Nina Ek'];
const SAID = ['Så fint det blir, vi kommer!', 'Bra jobbat allihop, tack.', 'När tänds den?', '❤️❤️ Vi ses!'];
const says = (day: number) =>
	`Granen på torget tänds klockan sex, och det blir glögg för alla. Vi ses den ${day}:e.`;
const bar = '<div><button>Gilla</button><button>Kommentera</button><button>Dela</button></div>';
const dated = (day: number) =>
	`<a href="/p/${day}"><time datetime="2026-11-${day}T10:00:00Z">${day} november</time></a>`;
const post = (day: number, when: string, below: string) =>
	`<article class=row><div><a href="/k"><b>Ekdalens kommun</b></a> ${when}</div><p>${says(day)}</p>${bar}${below}</article>`;

async function read(row: (day: number, i: number) => string): Promise<readonly Post[]> {
	const { call } = await visit(page(STYLE, `<h1>Ekdalens kommun</h1><main>${days.map(row).join('')}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts as unknown as readonly Post[];
}
const saidIn = (posts: readonly Post[]) =>
	posts.map(({ comments }) => comments.map(({ author, text }) => [author?.name, text]));
const ALL = NAMES.map((name, i) => [[name, SAID[i]]]);

// As the post's own words, an authority would be made to say what a reader does.
test.each([
	[
		'a bold name and a box below',
		(i: number) => `<div class=k><div><b>${NAMES[i]}</b></div><div>${SAID[i]}</div></div>`,
	],
	[
		'a link and words in one line',
		(i: number) => `<p class=k><a href="/u/${i}">${NAMES[i]}</a> <span>${SAID[i]}</span></p>`,
	],
] as const)(
	'one comment in every post, with neither time, count nor face, is nobody’s post: %s',
	async (_build, one) => {
		const posts = await read((day, i) => post(day, dated(day), one(i)));
		expect(saidIn(posts)).toEqual(ALL);
		expect(posts.map(({ text }) => text)).toEqual(days.map(says));
	},
);

test.each([
	['who liked it', (i: number) => `<div class=k><b>${NAMES[i]}</b> och 3 andra gillar detta</div>`],
	[
		'what else to read',
		(i: number) => `<div class=k><b>Läs också</b> <a href="/x/${i}">Mer om torget</a></div>`,
	],
	['whom to ring', (i: number) => `<div class=k><b>${NAMES[i]}</b> Ring 0980-12 34 5${i}</div>`],
	[
		'one name in all',
		(i: number) => `<div class=k><b>Siv Ek</b> Skriver om torget för ${i + 2} gången</div>`,
	],
] as const)('%s below the bar is no comment', async (_what, one) => {
	const posts = await read((day, i) => post(day, dated(day), one(i)));
	expect(saidIn(posts)).toEqual([[], [], [], []]);
});

test.each([
	[
		'beside the name',
		(i: number) =>
			`<div class=k><div><b>${NAMES[i]}</b> <span>2 v</span></div><div>${SAID[i]}</div><div><button>Svara</button></div></div>`,
	],
	[
		'below the words, beside a link',
		(i: number) =>
			`<section><a href="/u/${i}">${NAMES[i]}</a><p>${SAID[i]}</p><footer><small>2 v</small> <button>Svara</button></footer></section>`,
	],
] as const)('the “2 v” of a comment in every post is not when the post is from: %s', async (_build, one) => {
	for (const when of ['', '<span>5 v</span>']) {
		const posts = await read((day, i) => post(day, when, one(i)));
		expect(saidIn(posts)).toEqual(ALL);
		expect(posts.map(({ time }) => time?.shown)).toEqual(days.map(() => (when ? '5 v' : undefined)));
		expect(posts[0]?.comments[0]?.time?.shown).toBe('2 v');
	}
});

test.each([
	[
		'links',
		(i: number) =>
			`<div class=r><div><a href="/u/${i}">${NAMES[i]}</a> <span>2 november 2026</span></div><div>${SAID[i]}</div></div>`,
	],
	[
		'bold names',
		(i: number) => `<div><p><b>${NAMES[i]}</b>, <i>2 november 2026</i></p><p>${SAID[i]}</p></div>`,
	],
] as const)(
	'comments on a post’s own page with neither face nor anything to press are none of its words: %s',
	async (_build, one) => {
		const { call } = await visit(
			page(
				STYLE,
				`<main><article><div><a href="/k"><b>Ekdalens kommun</b></a> <a href="/kommunen">1 november 2026</a></div><p>${says(20)}</p>${[0, 1, 2].map(one).join('')}</article></main>`,
			),
		);
		await call('beOwnPage', says(20), []);
		const own = await call('readOwnPage', NOW);
		expect(own?.text).toBe(says(20));
		expect(own?.comments.map(({ author, text }) => [author?.name, text])).toEqual(ALL.slice(0, 3).flat());
	},
);

test.each([
	[
		'a line of its own',
		(i: number) =>
			`<div class=k><div><b>${NAMES[i]}</b> <span>2 d</span></div><div>${SAID[i]}</div><div>Redigerad</div><div><button>Svara</button></div></div>`,
	],
	[
		'a line of plain words',
		(i: number) =>
			`<div class=k><div><b>${NAMES[i]}</b></div><div>${SAID[i]}</div><div>Gilla · Svara · 2 d · Redigerad</div></div>`,
	],
] as const)('that comments were changed is nobody’s word, though it stands in %s', async (_build, one) => {
	const posts = await read((day, i) => post(day, dated(day), i % 2 ? '' : one(0) + one(1)));
	expect(saidIn(posts)).toEqual([0, 1, 0, 1].map((i) => (i ? [] : ALL.slice(0, 2).flat())));
	expect(posts[0]?.comments.map(({ time }) => time?.shown)).toEqual(['2 d', '2 d']);
});

test.each([
	[
		'in a link',
		(n: number) =>
			`<a href="/f/${n}" style="position:relative"><img src="/b${n}.png" width=200 height=120><div style="position:absolute;inset:0;font-size:30px">+1</div></a>`,
	],
	[
		'beside a background',
		(n: number) =>
			`<div style="position:relative;width:200px"><div style="width:200px;height:120px;background:url(/b${n}.png)"></div><span style="position:absolute;left:90px;top:50px">+1</span></div>`,
	],
] as const)(
	'how many more pictures there are, on a picture, is no word of the post: %s',
	async (_build, last) => {
		const grid = `<div style="display:grid;grid-template-columns:1fr 1fr;width:400px">${[1, 2, 3].map((n) => `<a href="/f/${n}"><img src="/b${n}.png" width=200 height=120></a>`).join('')}${last(4)}</div>`;
		const posts = await read((day) => post(day, dated(day), '').replace(bar, `${grid}${bar}`));
		expect(posts.map(({ text }) => text)).toEqual(days.map(says));
		// Somebody may write so, and then it is said.
		const said = await read((day) => post(day, dated(day), '').replace(bar, `<p>+1</p>${bar}`));
		expect(said.map(({ text }) => text)).toEqual(days.map((day) => `${says(day)}\n+1`));
	},
);
