import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** Counts the questions after boxes and styles of what stands in a post that shows nothing. */
const COUNTING = `(() => {
	globalThis.asked = {};
	const within = (el) => { for (let up = el.parentElement; up; up = up.parentElement) if (up.style.contentVisibility === 'hidden') return true; return false; };
	const count = (el, what) => { if (within(el)) asked[what] = (asked[what] ?? 0) + 1; };
	for (const name of ['getBoundingClientRect', 'getClientRects', 'checkVisibility']) {
		const own = Element.prototype[name];
		Element.prototype[name] = function (...given) { count(this, name); return own.apply(this, given); };
	}
	for (const name of ['clientWidth', 'clientHeight', 'scrollHeight']) {
		const own = Object.getOwnPropertyDescriptor(Element.prototype, name);
		Object.defineProperty(Element.prototype, name, { ...own, get() { count(this, name); return own.get.call(this); } });
	}
	const style = getComputedStyle;
	globalThis.getComputedStyle = (el) => { count(el, 'getComputedStyle'); return style(el); };
})()`;
const post = (tag: string) => (_: unknown, n: number) =>
	`<${tag} class=post style="display:block;height:800px"><div><a href="/k">Kommunen</a> <time datetime="2026-01-01T09:00:00Z">${n} januari</time></div>
	<p>Snöröjningen pågår i hela kommunen, besked nummer ${n}.</p><div><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" width=300 height=200></div>
	<${tag} class=comment style="display:block"><a href="/a">Anna</a> <time datetime="2026-01-02T09:00:00Z">2 januari</time><p>Tack för beskedet om nummer ${n}, det var bra.</p></${tag}></${tag}>`;

// A browser lays out again what it is asked about: for a feed of thousands that was 250 MB at once.
test.for(['article', 'section'])(
	'no look at a long page of %s asks where something is in posts that show nothing any more',
	{ timeout: 60_000 },
	async (tag) => {
		const world = await visit(page('', `<main>${Array.from({ length: 60 }, post(tag)).join('')}</main>`));
		await world.call('goTo', 0, 'first');
		await world.call('goTo', 30_000, 'rest');
		expect(await world.call('letGo')).toBeGreaterThan(20);
		await world.ours(COUNTING);
		// Often enough for the whole page to be judged anew.
		for (let looks = 0; looks < 130; looks++) expect((await world.call('pulse')).posts).toBe(60);
		await world.call('makeReady', 0, false, { from: 0, to: 1350 });
		await world.call('readPlace', 0, 900, Date.now());
		await world.call('imagesIn', 0, 900);
		await world.call('harvest', 0, 0, Date.now());
		expect((await world.call('signs')).posts).toBe(60);
		await world.call('restick');
		await world.call('textAround');
		expect(await world.ours('asked')).toEqual({});
	},
);
