import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen och plogen kommer till alla gator i ordning.';

/**
 * A program of one page with an address for each post: a long text is cut off, and its “Läs mer” draws the post's own view in the
 * place of the feed. One post is unfolded in its place by a control of another build.
 * @param route how the program goes to another view
 */
const program = (route: string) => `<main></main><script>
const main = document.querySelector('main');
const post = (n) => '<article><b>Kommunen</b> <time datetime="2026-11-0' + n + 'T10:00:00Z">' + n + ' november</time><div class="text" style="max-height:44px;overflow:hidden;width:400px"><p>' + '${TEXT} '.repeat(4) + 'Slut' + n + '.</p></div>'
	+ (n === 2 ? '<span class="mer" role="button">Visa mer</span>' : '<button class="las">Läs mer</button>') + '</article>';
function draw() {
	const own = /p(\\d)$/.exec(location.href);
	main.innerHTML = own ? '<h2>Inlägg</h2><p>Ensamt inlägg ' + own[1] + '</p>' : [1, 2, 3, 4].map(post).join('');
	for (const [i, b] of [...document.querySelectorAll('.las')].entries()) b.onclick = () => { ${route} };
	const mer = document.querySelector('.mer');
	if (mer) mer.onclick = () => { mer.previousElementSibling.style.maxHeight = 'none'; mer.remove(); };
}
addEventListener('popstate', draw); addEventListener('hashchange', draw); draw();
</script>`;

const ROUTES = {
	'by an address of its own': `history.pushState({}, '', '/p' + (i + 1)); draw()`,
	'by a fragment that is a path': `location.hash = '#/p' + (i + 1)`,
	'after an answer of the server': `setTimeout(() => { history.pushState({}, '', '/p' + (i + 1)); draw() }, 60)`,
	'each after an answer of its own': `setTimeout(() => { history.pushState({}, '', '/p' + (i + 1)); draw() }, 40 + 90 * i)`,
};

test.each(Object.entries(ROUTES))(
	'a control that leads to another view of the page: %s',
	async (_how, route) => {
		const { call, ours } = await visit(page('', program(route)));
		const led: string[] = [];
		for (let round = 0; round < 8; round++) {
			const ready = await call('makeReady', 0, true, { from: 0, to: 3000 });
			if ('pressed' in ready) await call('layoutStill', 100, 1000);
			const back = await call('comeBack');
			if (!('pressed' in ready || back)) break;
			if (back) led.push(`${back.by}${back.lost ? ', lost' : ''}`);
		}
		// The first is pressed, and by what came of it the others are known; where it is not known which, once more.
		expect(new Set(led)).toEqual(new Set(['Läs mer']));
		expect(led.length).toBeLessThanOrEqual(2);
		const { posts } = await call('harvest', 0, 3000, NOW);
		expect(posts.map(({ text }) => /Slut\d/.exec(text)?.[0])).toEqual(['Slut1', 'Slut2', 'Slut3', 'Slut4']);
		expect(
			await ours(
				`[...document.querySelectorAll('.text')].every((el) => el.scrollHeight <= el.clientHeight + 1)`,
			),
		).toBe(true);
		expect((await call('readPlace', 0, 3000, NOW)).foldsLeft).toBe(0);
	},
);

test('a page that tells in its address how far it was read has led nowhere', async () => {
	const inside = (n: number) =>
		`<article><b>Kommunen</b> <time datetime="2026-11-0${n}T10:00:00Z">${n} november</time><p>${TEXT}<span hidden> Slut${n}.</span> <button onclick="history.pushState({}, '', '/kommunen/${n}');this.previousElementSibling.hidden=false;this.remove()">Visa mer</button></p></article>`;
	const { call } = await visit(page('', `<main>${[1, 2, 3].map(inside).join('')}</main>`));
	for (let round = 0; round < 6; round++) {
		if ((await call('unfold', 0, 3000)).pressed.length === 0) break;
		expect(await call('comeBack')).toBeNull();
	}
	const { posts } = await call('harvest', 0, 3000, NOW);
	expect(posts.map(({ text }) => /Slut\d/.exec(text)?.[0])).toEqual(['Slut1', 'Slut2', 'Slut3']);
});

test('a control whose answer comes when nothing is left to press is come back from', async () => {
	const waits =
		"b.remove(); document.addEventListener('go', () => { history.pushState({}, '', '/p' + (i + 1)); draw() })";
	const { call, ours } = await visit(page('', program(waits).replace('[1, 2, 3, 4]', '[1]')));
	expect(await call('makeReady', 0, true, { from: 0, to: 3000 })).toEqual({ pressed: 1 });
	expect(await call('comeBack')).toBeNull();
	const ready: unknown[] = [];
	for (let round = 0; round < 6; round++) ready.push(await call('makeReady', 0, true, { from: 0, to: 3000 }));
	expect(ready.at(-1)).not.toHaveProperty('pressed');
	await ours(`document.dispatchEvent(new Event('go'))`);
	expect(await call('comeBack', true)).toEqual({ by: 'Läs mer', lost: false });
	// From then on another view is another thing, as a further page of the feed.
	await ours(`document.dispatchEvent(new Event('go'))`);
	expect(await call('comeBack')).toBeNull();
});
