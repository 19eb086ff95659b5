import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const BAR = '<div><span role=button>Gilla</span> <span role=button>Dela</span></div>';
const PICTURE =
	'<div><svg width=0 height=0></svg><img width=560 height=300 src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"></div>';
const box = (head: string, words: string, more = '') =>
	`<div class=a1 style="width:600px;padding:12px"><div>${head}</div><div>${words}</div>${more}</div>`;
const WORDS = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer.';

async function postsOf(...boxes: readonly string[]): Promise<number> {
	const { call } = await visit(
		page('', `<h1>Sundby kommun</h1><div>2 inlägg</div><div class=w2>${boxes.join('')}</div>`),
	);
	return (await call('harvest', 0, 20_000, NOW)).posts.length;
}

test('two posts are posts also where they are of different kinds and nothing marks up when', async () => {
	const head = (day: string) => `<span>Sundby kommun</span> · <span>${day}</span>`;
	const short = box(head('22 november 2026'), WORDS, BAR);
	const long = box(head('3 oktober 2026'), `${WORDS} `.repeat(6), PICTURE + BAR);
	expect(await postsOf(short, long)).toBe(2);
});

test('two boxes that begin otherwise, or where nothing can be done alike, are none', async () => {
	const opens = '<div><span role=button>Öppettider</span></div>';
	const books = '<div><span role=button>Boka</span></div>';
	expect(
		await postsOf(box('Badhuset · 22 november', WORDS, BAR), box('Lån av lokal · 3 oktober', WORDS, BAR)),
	).toBe(0);
	expect(
		await postsOf(box('Sundby · 22 november', WORDS, opens), box('Sundby · 3 oktober', WORDS, books)),
	).toBe(0);
});
