import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';

/** Four posts that a script draws anew, all of each, whenever something in one unfolds; `slots` of them are boxes, given from post to post. */
const drawn = (slots: number) =>
	page(
		'<title>Kommunen</title>',
		`<h1>Kommunen</h1><main>${'<section class=s></section>'.repeat(slots)}</main><script>
const boxes = [...document.querySelectorAll('.s')], open = {}, asked = {};
function draw(box, n) {
	const has = n % 2 === 0;
	box.innerHTML = '<div><strong>Kommunen</strong> <a href="/kommunen/' + n + '">' + n + ' november 2026</a></div><div>${TEXT} ' + n + (open[n] ? '. Och så slutet av ' + n + '.' : '… <button class=mer>Visa mer</button>') + '</div><div><button>Gilla</button></div>'
		+ (has && asked[n] ? [1, 2].map((k) => '<div class=rad><span>Person ' + 'AB'[k - 1] + '</span> <span>2 d</span><div>Svar ' + k + ' om ' + n + '.</div></div>').join('') : '')
		+ (has && !asked[n] ? '<button class=svar>Visa 2 kommentarer</button>' : '');
	box.querySelector('.mer')?.addEventListener('click', () => { open[n] = true; draw(box, n); });
	box.querySelector('.svar')?.addEventListener('click', () => { asked[n] = true; draw(box, n); });
}
window.show = (from) => boxes.forEach((box, i) => draw(box, from + i));
show(1);
</script>`,
	);

async function read(slots: number, each: (show: (from: number) => Promise<void>) => Promise<unknown>) {
	const { call, ours } = await visit(drawn(slots));
	const unfold = async () => {
		for (let round = 0; round < 6 && (await call('unfold', 0, 9000)).pressed.length > 0; round++)
			await call('frames', 2);
	};
	await unfold();
	await each(async (from) => {
		await ours(
			`(() => { const s = document.createElement('script'); s.textContent = 'show(${from})'; document.body.append(s); })()`,
		);
		await call('frames', 2);
		await unfold();
	});
	return (await call('harvest', 0, 9000, NOW)).posts;
}

test('the head of a post that is drawn anew when its comments come is none of them', async () => {
	const posts = await read(4, async () => undefined);
	expect(posts.map(({ author, time }) => [author?.name, time?.iso])).toEqual(
		[1, 2, 3, 4].map((n) => ['Kommunen', `2026-11-0${n}`]),
	);
	expect(posts.map(({ comments }) => comments.map(({ author, text }) => [author?.name, text]))).toEqual(
		[1, 2, 3, 4].map((n) =>
			n % 2
				? []
				: [
						['Person A', `Svar 1 om ${n}.`],
						['Person B', `Svar 2 om ${n}.`],
					],
		),
	);
	expect(posts.map(({ text }) => text)).toEqual(
		[1, 2, 3, 4].map((n) => `${TEXT} ${n}. Och så slutet av ${n}.`),
	);
});

test('what unfolded in a box is forgotten when the box is given to another post', async () => {
	const posts = await read(4, (show) => show(5));
	expect(posts.map(({ author, time }) => [author?.name, time?.iso])).toEqual(
		[5, 6, 7, 8].map((n) => ['Kommunen', `2026-11-0${n}`]),
	);
	expect(posts.map(({ comments }) => comments.length)).toEqual([0, 2, 0, 2]);
	expect(posts.map(({ text }) => text)).toEqual(
		[5, 6, 7, 8].map((n) => `${TEXT} ${n}. Och så slutet av ${n}.`),
	);
});

/** The same nodes for every post, the button too: only what they say changes. */
const FILLED = page(
	'<title>Kommunen</title>',
	`<h1>Kommunen</h1><main>${'<section class=s><div><strong>Kommunen</strong> <time></time></div><p></p><button>Visa mer</button></section>'.repeat(3)}</main><script>
const boxes = [...document.querySelectorAll('.s')], open = {}, at = [];
function fill(i, n) {
	const [box, long] = [boxes[i], n > 3 ? ' Här står mycket mer, redan från början, än i de andra inläggen.' : ''];
	at[i] = n;
	box.querySelector('time').dateTime = '2026-11-0' + n;
	box.querySelector('time').textContent = n + ' november';
	box.querySelector('p').textContent = 'Nummer ' + n + '. ${TEXT} ' + n + '.' + long + (open[n] ? ' Slut.' : '…');
	box.querySelector('button').hidden = open[n];
}
boxes.forEach((box, i) => box.querySelector('button').onclick = () => { open[at[i]] = true; fill(i, at[i]); });
window.show = (from) => boxes.forEach((box, i) => fill(i, from + i));
show(1);
</script>`,
);

test('a control that was pressed for one post is pressed again for the next that its box is given to', async () => {
	const { call, ours } = await visit(FILLED);
	// Where the rest of a text comes is seen where one is pressed alone: the others follow.
	const all = async () => [
		...(await call('unfold', 0, 9000)).pressed,
		...(await call('unfold', 0, 9000)).pressed,
	];
	expect(await all()).toHaveLength(3);
	await ours(
		`(() => { const s = document.createElement('script'); s.textContent = 'show(4)'; document.body.append(s); })()`,
	);
	await call('frames', 2);
	expect(await all()).toHaveLength(3);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ text }) => text.endsWith('Slut.'))).toEqual([true, true, true]);
});
