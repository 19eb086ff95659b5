import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** What a discussion has around it would stand among what an authority has written, as if it had said so. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const comment = (name: string) =>
	`<div class=comment style="margin:8px"><b>${name}</b> <time datetime="2026-11-20">20 nov</time><p>Hur blir det på vår gata?</p></div>`;
const said = `<div class=cards>${['Siv Ek', 'Ali Hassan'].map(comment).join('')}</div>`;
const fields =
	'<div><label for=n>Namn</label><input id=n></div><textarea></textarea><div>0 ord</div><button type=button>Skicka</button>';

async function texts(inside: string) {
	const post = (n: number) =>
		`<article style="margin:20px"><a href="/kommunen">Kommunen</a> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time>${inside.replaceAll('#', `${n}`)}</article>`;
	const { call } = await visit(page('', `<main>${[3, 2, 1].map(post).join('')}</main>`));
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map(({ comments }) => comments.length)).toEqual([2, 2, 2]);
	return posts[0]?.text.split('\n');
}

test.for([
	[
		'with somewhere to write above it',
		`<div><div class=w>${fields}<h4>2 kommentarer</h4><div><span>Nyast</span> <span>Äldst</span></div>${said}<div>Drivs av Pratverket 3.1</div></div></div>`,
	],
	['with a heading alone', `<section><h4>2 kommentarer</h4><p>Visa nyast först</p>${said}</section>`],
] as const)('what stands around a discussion is no word of the post: %s', async ([, talk]) => {
	expect(await texts(`<p>${WORDS} #.</p>${talk}`)).toEqual([`${WORDS} 3.`]);
});

test.for([
	[
		'words in one box with the field',
		`<div><p>${WORDS} #.</p><textarea></textarea>${said}</div>`,
		`${WORDS} 3.`,
	],
	[
		'words between the heading and what is said, longer than those of a discussion',
		`<div><h4>Kommentarer</h4><p>${`${WORDS} #. `.repeat(5)}</p>${said}</div>`,
		`${WORDS} 3. `.repeat(5).trim(),
	],
	[
		'words below a link to what is said of them',
		`<div><h2><a href="/p/#">Om snön</a></h2><a href="/p/##c">2 kommentarer</a><div><p>${WORDS} #.</p></div>${said}</div>`,
		`${WORDS} 3.`,
	],
	[
		'a day when something happens',
		`<p>${WORDS} #.</p><div><h4>2 kommentarer</h4>${said}<p>Mötet hålls 3 december</p></div>`,
		'Mötet hålls 3 december',
	],
] as const)('a post keeps %s', async ([, inside, kept]) => {
	expect(await texts(inside)).toContain(kept);
});
