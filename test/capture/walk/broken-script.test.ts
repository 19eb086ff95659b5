import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../engine/take.ts';
import { openSite, page, type Site } from '../recorder/site.ts';

const said = Array.from({ length: 12 }, (_, i) => ({
	says: `Besked nummer ${i + 1} från Ekdalens kommun gäller alla gator till vecka ${i + 2}`,
	day: `2026-10-${String(28 - i).padStart(2, '0')}`,
}));

/** Brings six posts, and six more; when it is asked for the rest, its script never comes back. */
const HANGS = `<style>section{width:600px;height:260px}</style><h1>Ekdalens kommun</h1><div id=flow></div><script>{
	const said = ${JSON.stringify(said)};
	let n = 0, busy = false;
	const more = () => {
		if (busy) return;
		busy = n >= said.length;
		if (busy) for (;;);
		said.slice(n, n += 6).forEach((p) => document.querySelector('#flow').insertAdjacentHTML('beforeend', '<section><b>Ekdalens kommun</b> <time datetime="' + p.day + '">' + p.day + '</time><p>' + p.says + '</p></section>'));
	};
	more();
	addEventListener('scroll', () => { if (scrollY + innerHeight > document.documentElement.scrollHeight - 200) more(); });
}</script>`;

/** All of it is there, and its script never comes back where somebody has scrolled some way down. */
const HANGS_ON_THE_WAY = `<style>section{width:600px;height:260px}</style><h1>Ekdalens kommun</h1>${said
	.map(
		(p) =>
			`<section><b>Ekdalens kommun</b> <time datetime="${p.day}">${p.day}</time><p>${p.says}</p></section>`,
	)
	.join('')}<script>addEventListener('scroll', () => { if (scrollY > 800) for (;;); });</script>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/': page(`<title>Ekdalens kommun</title>${HANGS}`),
		'/scrolls': page(`<title>Ekdalens kommun</title>${HANGS_ON_THE_WAY}`),
	});
});
afterAll(() => site.close());

test('a feed whose script was broken when it was asked for more has not ended', async () => {
	const { verdict, posts, capture } = await take(`${site.at('localhost')}/`, [`localhost:${site.port}`]);
	expect(posts).toHaveLength(12);
	// What we broke brings no more posts: whatever it would have brought is missing, and the capture was called complete.
	expect(capture.stop).toBe('stalled');
	expect(verdict.outcome).toBe('partial');
	expect(verdict.findings.map(({ data }) => data?.sign)).toContain('script-broken');
}, 180_000);

test('a page that hangs wherever it is scrolled to is printed from its top, where it does not', async () => {
	const { verdict, posts } = await take(`${site.at('localhost')}/scrolls`, [`localhost:${site.port}`]);
	expect(posts).toHaveLength(12);
	expect(verdict.outcome).toBe('partial');
	expect(verdict.findings.map(({ code }) => code)).not.toContain('step-failed');
}, 240_000);
