import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const FEED = [3, 2, 1]
	.map(
		(n) =>
			`<article data-post-id=p${n}><a href=/k>Kommunen</a> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time><p>Snöröjningen pågår i hela kommunen, besked nummer ${n}.</p></article>`,
	)
	.join('');
const STYLE =
	'<style>article{height:220px;border:1px solid}.over{position:fixed;inset:10% 20%;background:#fed;z-index:9}</style>';
const clear = async (box: string, mayPress = true) => {
	const { call } = await visit(page('', `${STYLE}<main>${FEED}</main>${box}`));
	const covered = await call('isCovered', true);
	const done = await call('clearOver', mayPress);
	return {
		covered,
		done,
		after: await call('isCovered', true),
		still: await call('stillCovered', 0, 20_000),
	};
};
const gone = 'onclick="this.closest(\'.over\').remove()"';

test.for([
	['a sign', `<b>Nyhetsbrev</b> <span style="cursor:pointer" ${gone}>×</span>`, '×'],
	['words', `<b>Få våra nyheter</b> <button type=button ${gone}>Nej tack</button>`, 'Nej tack'],
	[
		'a name',
		`<b>Reklam</b> <button type=button aria-label="Close" ${gone}><svg width=9 height=9></svg></button>`,
		'Close',
	],
] as const)('a box over the posts is closed by its %s', async ([, inside, by]) => {
	const { covered, done, after, still } = await clear(`<div class=over>${inside}</div>`);
	expect(covered).toBe(true);
	expect(done).toMatchObject([{ by }]);
	expect([after, still]).toEqual([false, []]);
});

const ASKS =
	'<h2>Se mer från Kommunen</h2><a href="/login">Logga in</a> <a href="/reg/signup">Skapa konto</a>';
test.for([
	['Inte nu', gone],
	['Maybe later', gone],
	['Später', gone],
] as const)('a prompt to log in is dismissed by “%s”', async ([label, act]) => {
	const { done, after } = await clear(
		`<div class=over>${ASKS} <button type=button ${act}>${label}</button></div>`,
	);
	expect(done).toMatchObject([{ by: label }]);
	expect(after).toBe(false);
});

const COOKIES = '<p>Vi använder kakor och behandlar dina personuppgifter.</p>';
test('a prompt to log in that speaks of cookies is dismissed, and where it stays, is not hidden as a question for consent', async () => {
	const sign = (act: string) =>
		`<div class=over>${ASKS}${COOKIES}<span style="cursor:pointer" ${act}>×</span></div>`;
	const { done, after } = await clear(sign(gone));
	expect(done).toMatchObject([{ by: '×' }]);
	expect(after).toBe(false);
	const wall = await clear(sign(''));
	expect(wall.done).toEqual([]);
	expect(wall.still.length).toBeGreaterThan(0);
});

test('a prompt to log in that stays when it was dismissed stays in the picture, and is told of', async () => {
	const { done, still } = await clear(`<div class=over>${ASKS} <button type=button>Inte nu</button></div>`);
	expect(done).toEqual([]);
	expect(still.length).toBeGreaterThan(0);
});

const SENDS = 'method=post onsubmit="document.title=\'sent\'"';
test.for([
	['its control sends a form', `<form ${SENDS}><button>Stäng</button></form>`, true],
	['its control leads away', '<a href="/elsewhere">Stäng</a>', true],
	['the visitor is somebody', `<button type=button ${gone}>Stäng</button>`, false],
] as const)(
	'where %s, nothing is pressed and the box is hidden for the picture',
	async ([, inside, mayPress]) => {
		const { done, after, still } = await clear(`<div class=over>Enkät ${inside}</div>`, mayPress);
		expect(done).toEqual([{ said: expect.stringContaining('Enkät') }]);
		expect([after, still]).toEqual([false, []]);
	},
);

test.for([
	['a login', '<div class=over>Logga in <input type=password></div>'],
	[
		'a login that a link or a form would dismiss',
		`<div class=over>${ASKS} <a href="/elsewhere">Inte nu</a> <form><button>Stäng</button></form></div>`,
	],
	['a bar along the upper edge', '<div class=over style="inset:0 0 auto 0;height:90px">Meny</div>'],
] as const)('%s is left where it is', async ([, box]) => {
	expect(await clear(box)).toMatchObject({ covered: false, done: [] });
});

test.for([
	[
		'by its refusal',
		`<button ${gone}>Godkänn alla</button> <button ${gone}>Avvisa alla</button>`,
		true,
		'Avvisa alla',
	],
	[
		'behind its settings',
		`<button ${gone}>Godkänn alla</button> <button onclick="this.nextElementSibling.hidden=false">Inställningar</button><button hidden ${gone}>Bara nödvändiga</button>`,
		true,
		'Bara nödvändiga',
	],
	['or hidden where the visitor is somebody', `<button ${gone}>Avvisa alla</button>`, false, undefined],
	['or hidden where its words are not known', `<button ${gone}>Prihvaćam</button>`, true, undefined],
] as const)('a question for consent that comes up late is answered %s', async ([, inside, mayPress, by]) => {
	const { done, after, still } = await clear(`<div class=over>Vi använder kakor. ${inside}</div>`, mayPress);
	expect(done).toEqual([{ said: expect.stringContaining('kakor'), ...(by ? { by, answer: 'reject' } : {}) }]);
	expect([after, still]).toEqual([false, []]);
});

test('a box that stands in a shadow root lies over the posts like any other', async () => {
	const { call, ours } = await visit(
		page(
			'',
			`${STYLE}<main>${FEED}</main><div id=host></div><script>
const root = document.getElementById('host').attachShadow({ mode: 'open' });
root.innerHTML = '<div style="position:fixed;inset:0;background:#0007"><div style="background:#fff">Nyhetsbrev <button type=button>Nej tack</button></div></div>';
root.querySelector('button').onclick = () => root.firstChild.remove();
</script>`,
		),
	);
	expect(await call('isCovered', true)).toBe(true);
	expect(await call('clearOver', true)).toMatchObject([{ by: 'Nej tack' }]);
	expect(await call('isCovered', true)).toBe(false);
	// A head that hangs stands in a root of its own as well, and is shown once.
	await ours(
		`document.getElementById('host').shadowRoot.innerHTML = '<header style="position:fixed;top:0;left:0;right:0;height:60px;background:#123">Kommunen</header>'`,
	);
	await call('unstick', 'rest');
	const style = `getComputedStyle(document.getElementById('host').shadowRoot.querySelector('header')).visibility`;
	expect(await ours(style)).toBe('hidden');
});
