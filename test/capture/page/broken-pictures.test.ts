import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const read = async (inside: string) => {
	const { call } = await visit(
		page(
			'<style>.sign{width:20px;height:20px}</style>',
			posts((n) => inside.replaceAll('#', `${n}`)),
		),
	);
	await call('imagesIn', 0, 20_000);
	await call('imagesIn', 0, 20_000);
	const [post] = (await call('harvest', 0, 20_000, NOW)).posts;
	return post?.images.map(({ address, broken }) => [new URL(address).pathname, broken]);
};

test('a picture that did not come is a picture of its post, however small the sign is that the browser shows for it', async () => {
	expect(await read('<img src="/bild#.jpg"><img src="/karta#.jpg" alt="Karta">')).toEqual([
		['/bild1.jpg', true],
		['/karta1.jpg', true],
	]);
});

test('a sign, an emoji and a face that did not come are none', async () => {
	expect(
		await read(
			'<img class=sign src="/a.png"><img src="/b.png" alt="👍"><img class=avatar src="/c.png"><img width=16 src="/d.png">',
		),
	).toEqual([]);
});

test('half an emoji, which a page cut in two, is no half in what is read', async () => {
	const { call } = await visit(
		page(
			'',
			`${posts(() => '<p class=cut></p>')}<script>for (const el of document.querySelectorAll('.cut')) el.textContent = '👋🏽'.slice(0, 3)</script>`,
		),
	);
	const { posts: read } = await call('harvest', 0, 20_000, NOW);
	expect(read).toHaveLength(3);
	expect(read.every(({ text }) => text.includes('👋\ufffd') && text.isWellFormed())).toBe(true);
});
