import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const face =
	'<span style="display:inline-block;width:40px;height:40px;border-radius:20px;background:#7ac"></span>';
const one = (
	n: number,
	name: string,
	words: string,
	time = `<a href="/s/${n}?c=1">2${n} november 2026 kl. 09:02</a>`,
) =>
	`<li style="display:flex">${face}<div><div class=bubble><a href="/u/${n}"><b>${name}</b></a><div>${words}</div></div><div><span>Gilla</span> · <span>Svara</span> · ${time}</div></div></li>`;

/** What is read of comments that come when a post's count is pressed. */
async function read(lists: readonly (readonly string[])[]) {
	const post = (rows: readonly string[], n: number) =>
		`<div class=card style="width:600px"><div>${face}<a href="/u/k"><b>Ekdalens kommun</b></a><div><a href="/s/${n}">${n + 1} november 2026 kl. 10:15</a></div></div><div>Vattnet stängs av i kvarteret Lärkan, meddelande ${n}.</div><div><span>♥ ${n + 4}</span> <span role=button tabindex=0 onclick="this.parentElement.nextElementSibling.innerHTML = this.parentElement.nextElementSibling.dataset.rows">${rows.length} ${rows.length === 1 ? 'kommentar' : 'kommentarer'}</span></div><ul data-rows="${rows.join('').replaceAll('"', '&quot;')}"></ul></div>`;
	const { call } = await visit(page('', `<h1>Ekdalens kommun</h1><main>${lists.map(post).join('')}</main>`));
	await call('pulse');
	for (let round = 0; round < 4; round++) await call('unfold', -100, 20_000);
	await call('pulse');
	return (await call('harvest', -100, 20_000, NOW)).posts.map(({ comments }) =>
		comments.map((c) => [c.author?.name, c.text, c.time?.iso?.slice(0, 10)]),
	);
}

test('the bar below the only comment that a post has is not a comment by “Svara”', async () => {
	const found = await read([
		[one(1, 'Siv Ek', 'Hur länge då?')],
		[one(2, 'Olle Ask', 'Tack för besked!'), one(3, 'Kim Vik', 'Det var på tiden.')],
		[one(4, 'Ada Berg', 'Vi har inget vatten än.')],
	]);
	expect(found).toEqual([
		[['Siv Ek', 'Hur länge då?', '2026-11-21']],
		[
			['Olle Ask', 'Tack för besked!', '2026-11-22'],
			['Kim Vik', 'Det var på tiden.', '2026-11-23'],
		],
		[['Ada Berg', 'Vi har inget vatten än.', '2026-11-24']],
	]);
});
