import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
/** The page is scrolled, and not the box in its place. */
const TALL = '<style>body{min-height:3000px}</style>';
const said = (n: number) =>
	`<b>Person ${n}</b> <time datetime="2026-11-2${n % 7}">2${n % 7} nov</time><div>Tack för beskedet, det var svar nummer ${n}.</div>`;

test('comments in a box that draws only what is in view are read to its end, and are not the words of the post', async () => {
	const box =
		'<section class=ruta style="height:200px;overflow-y:auto"><div style="height:1440px;position:relative"></div></section>';
	const script = `<script>const said = ${said};
for (const box of document.querySelectorAll('.ruta')) {
	const draw = () => { box.firstChild.innerHTML = Array.from({ length: 20 }, (_, i) => i).filter((i) => i * 72 + 72 > box.scrollTop && i * 72 < box.scrollTop + 200)
		.map((i) => '<div style="position:absolute;height:70px;top:' + i * 72 + 'px">' + said(i) + '</div>').join(''); };
	box.onscroll = draw; draw();
}</script>`;
	const { call, ours } = await visit(page(TALL, posts((n) => (n === 1 ? box : '')) + script));
	expect((await call('imagesIn', 0, 5000)).boxes).toBe(1);
	for (let step = 0; step < 60 && (await call('stepBoxes', 0, 5000, NOW)) > 0; step++)
		await call('frames', 2);
	await call('frames', 2);
	expect((await call('imagesIn', 0, 5000)).boxes).toBe(0);
	expect(await ours('document.querySelector(".ruta").scrollTop')).toBe(0);
	const [first] = (await call('harvest', 0, 5000, NOW)).posts;
	expect(first?.comments.map(({ author }) => author?.name)).toEqual(
		Array.from({ length: 20 }, (_, i) => `Person ${i}`),
	);
	expect(first?.text).not.toContain('svar nummer');
});

test('a text that is scrolled inside its post is text', async () => {
	const text =
		'<div style="height:80px;overflow:auto"><p><b>Tid</b> klockan tolv i parken</p><p><b>Plats</b> torget vid sjön</p><p>Ta med fika och varma kläder till alla.</p></div>';
	const { call, ours } = await visit(
		page(
			'',
			posts((n) => (n === 1 ? text : '')),
		),
	);
	while ((await call('stepBoxes', 0, 5000, NOW)) > 0) await call('frames', 2);
	expect(await call('openBoxes', 0, 5000)).toBe(1);
	expect(await ours('document.querySelector("article div").clientHeight')).toBeGreaterThan(100);
	const [first] = (await call('harvest', 0, 5000, NOW)).posts;
	expect(first?.comments).toEqual([]);
	expect(first?.text).toContain('torget vid sjön');
});

/** Comments in a box of their own, which draws what is in view alone where `drawn`. */
const boxOf = (style: string, around = '', drawn = false) =>
	`<div style="${around}"><section class="${drawn ? 'ritad' : 'hel'}" style="height:200px;overflow-y:auto;${style}"><div style="height:1440px;position:relative">${drawn ? '' : Array.from({ length: 20 }, (_, i) => `<div style="height:72px">${said(i)}</div>`).join('')}</div></section></div>`;
const DRAWS = (follows: string) => `<script>const said = ${said};
for (const box of document.querySelectorAll('.ritad')) {
	const height = box.clientHeight;
	const draw = () => { box.firstChild.innerHTML = Array.from({ length: 20 }, (_, i) => i).filter((i) => i * 72 + 72 > box.scrollTop && i * 72 < box.scrollTop + (${follows}))
		.map((i) => '<div style="position:absolute;height:70px;top:' + i * 72 + 'px">' + said(i) + '</div>').join(''); };
	box.onscroll = draw; draw();
}</script>`;

test.each([
	['is opened', boxOf(''), '', 1440],
	[
		'in a column of a fixed height stays shut',
		boxOf('flex:1 1 0;height:auto', 'display:flex;flex-direction:column;min-height:300px;max-height:300px'),
		'',
		300,
	],
	['that draws what is in view is opened', boxOf('', '', true), DRAWS('box.clientHeight'), 1440],
	['that draws a fixed part stays shut', boxOf('', '', true), DRAWS('height'), 200],
	['that would be cut off stays shut', boxOf('', 'height:240px;overflow:hidden'), '', 200],
])(
	'a box of comments %s, and the judge is told of what tiles do not show',
	async (_, box, script, height) => {
		const { call, ours } = await visit(page(TALL, posts((n) => (n === 1 ? box : '')) + script));
		while ((await call('stepBoxes', 0, 5000, NOW)) > 0) await call('frames', 2);
		await call('openBoxes', 0, 5000);
		expect(await ours('document.querySelector("section").clientHeight')).toBe(height);
		expect(await call('shutBoxes', 0, 5000)).toHaveLength(height < 1440 ? 1 : 0);
		const [first] = (await call('harvest', 0, 5000, NOW)).posts;
		expect(first?.comments).toHaveLength(20);
	},
);
