import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';

async function counts(bar: string) {
	const { call } = await visit(
		page(
			'',
			`<main>${[1, 2, 3].map((n) => `<article><a href="/kommunen"><b>Kommunen</b></a> <time datetime="2026-11-0${n}">${n} november</time><p>${TEXT} ${n}.</p><div>${bar}</div></article>`).join('')}</main>`,
		),
	);
	return (await call('harvest', 0, 9000, NOW)).posts.map((post) => post.counts);
}

const bubble =
	'<a role=button class="comment" aria-label="Kommentera"><svg width=16 height=16></svg><span></span></a>';

test.for([
	['called', `${bubble} <span class="views">1,1K</span>`],
	['told by a title', `${bubble} <span title="visningar">1,1K</span>`],
	['told to a screen reader', `${bubble} <span aria-label="1,1K visningar">1,1K</span>`],
] as const)('a number of views, %s, beside a bubble without a number states no comments', async ([, bar]) => {
	expect(await counts(bar)).toEqual([{}, {}, {}]);
});

test('a number beside a bubble that says nothing itself is one of comments', async () => {
	expect(await counts(`${bubble} <span class="num">7</span>`)).toEqual(
		[1, 2, 3].map(() => ({ comments: 7 })),
	);
});

test('a number that says that it counts comments is one, whatever stands before it', async () => {
	expect(
		await counts(
			'<a role=button class="like" aria-label="Gilla"><svg width=16 height=16></svg></a> <span title="7 kommentarer">7</span>',
		),
	).toEqual([1, 2, 3].map(() => ({ comments: 7 })));
});

test.for(['1 234 personer', 'See who'] as const)(
	'a number whose title says nothing of what it counts is of the sign beside it: %s',
	async (title) => {
		const like = '<svg class="icon-heart" width=16 height=16></svg>';
		expect(await counts(`<span>${like}<span title="${title}">1,2 tn</span></span>`)).toEqual(
			[1, 2, 3].map(() => ({ reactions: 1200 })),
		);
	},
);
