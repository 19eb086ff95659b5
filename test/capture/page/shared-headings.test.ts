import { expect, test } from 'vitest';
import { isTimeWithNote } from '../../../src/capture/page/comments/comment-head.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const TEXT = 'Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator enligt besked nummer';
const time = (n: number) => `<time datetime="2026-11-0${n}T09:00:00Z">${n} november</time>`;
async function read(inside: (n: number) => string) {
	const post = (n: number) => `<article style="width:600px;margin:20px">${inside(n)}</article>`;
	const posts = [1, 2, 3, 4].map(post).join('');
	const { call } = await visit(
		page('<title>Ekdalens kommun</title>', `<h1>Ekdalens kommun</h1><main>${posts}</main>`),
	);
	return (await call('harvest', 0, 20_000, Date.parse('2026-11-26T12:00:00Z'))).posts;
}

test.each([
	[
		'above the account and when',
		(n: number) =>
			`<h2>Snö och is</h2><div><span>Ekdalens kommun</span> ${time(n)}</div><p>${TEXT} ${n}.</p>`,
	],
	[
		'far from when',
		(n: number) => `<h2>Driftinformation</h2><p>${TEXT} ${n}.</p><footer>${time(n)}</footer>`,
	],
])('a heading that is the same in all posts is a subject and nobody’s name: %s', async (_how, inside) => {
	const posts = await read(inside);
	expect(posts.map((p) => p.author?.name).filter((name) => name !== 'Ekdalens kommun')).toEqual(
		posts.flatMap((p) => (p.author?.name === 'Ekdalens kommun' ? [] : [undefined])),
	);
	for (const { text } of posts) expect(text).toMatch(/Snö och is|Driftinformation/);
});

test.each(['Ekdalens kommun', 'Siv Ek', 'Gatukontoret'])(
	'but %s right above when it was is whose they are',
	async (name) => {
		const posts = await read((n) => `<h2>${name}</h2>${time(n)}<p>${TEXT} ${n}.</p>`);
		expect(posts.map((p) => p.author?.name)).toEqual([name, name, name, name]);
	},
);

const face = (n: number) =>
	`<img width=32 height=32 style="border-radius:50%" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='32' height='32'><rect width='32' height='32' fill='hsl(${n * 40},50%,50%)'/></svg>">`;
const withFaces = (below: (n: number) => string) =>
	read(
		(n) =>
			`<div>${face(0)}<a href="/k">Ekdalens kommun</a> ${time(n)}</div><p>${TEXT} ${n}.</p><p>${TEXT} igen.</p><div><button>Gilla</button><button>Dela</button></div>${below(n)}`,
	);

test.each([
	[
		'in a row, with their names',
		() =>
			`<ul>${[1, 2, 3].map((k) => `<li style="display:inline-block">${face(k)}<div>Siv</div><div>Ek</div></li>`).join('')}</ul>`,
	],
	[
		'below what says whose they are',
		() => `<div style="display:flex">${face(1)}<div><div>Gillas av</div><div>Siv Ek</div></div></div>`,
	],
])('faces below the bar are of those who liked it, and no comments: %s', async (_how, below) => {
	expect((await withFaces(below)).flatMap((p) => p.comments)).toEqual([]);
});

test('faces with words beside them are of those who say them', async () => {
	const said = (who: string, what: string, k: number) =>
		`<div>${face(k)}<div><b>${who}</b><div>${what}</div></div></div>`;
	const posts = await withFaces((n) => said('Siv Ek', 'Tack', 1) + said('Olle Ask', `Bra, nummer ${n}.`, 2));
	expect(posts[0]?.comments.map((c) => [c.author?.name, c.text])).toEqual([
		['Siv Ek', 'Tack'],
		['Olle Ask', 'Bra, nummer 1.'],
	]);
});

test('beside a time stands a note, or what somebody says', () => {
	for (const note of ['3 h · via ActivityPub', '3 h · Centrum', '11 november · Norra Ekdalen'])
		expect(isTimeWithNote(note), note).toBe(true);
	for (const words of ['11 november · Tack så mycket', '3 h · Hurra för er', '3 h · Bra!'])
		expect(isTimeWithNote(words), words).toBe(false);
});
