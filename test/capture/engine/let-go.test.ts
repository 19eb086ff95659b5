import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { token } from '../../../fixtures/marks/code.ts';
import { gradientBar } from '../../../fixtures/marks/draw.ts';
import { readConfig } from '../../../src/config.ts';
import { SOON } from '../../fixtures/soon.ts';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { postTokens, take } from './take.ts';

const POSTS = 125;
const TALL = 2200;
const STYLE = `<style>body{margin:0}article{display:block;height:${TALL}px;box-sizing:border-box;border:2px solid #345;padding:20px;background:#fff}
	img{display:block;width:200px;height:150px}</style><h1>Björkvåla kommun</h1>`;

const contents = (n: number) =>
	`<header><a href="/k">Björkvåla kommun</a> <a href="/k/p${n}"><time datetime="2026-10-01T09:00:00Z">1 oktober</time></a></header>
	<p>Inlägg ${n} från kommunen om snöröjningen. ${token({ kind: 'P', number: n, index: 0 })}</p><div style="${gradientBar({ kind: 'P', number: n, index: 0 })}"></div><img ${n % 2 ? `src="/p${n}.svg"` : `srcset="/p${n}.svg 1x"`}>`;
const ALL = `const all = ${JSON.stringify(Array.from({ length: POSTS }, (_, i) => contents(i + 1)))};`;

/** Asks for more when all pictures that it has have loaded: one that loads once too often would end the feed. */
const COUNTING = `<title>Björkvåla</title>${STYLE}<main></main><script>
	${ALL}
	const main = document.querySelector('main');
	let waiting = 0;
	function more() {
		for (const html of all.splice(0, 5)) {
			const post = main.appendChild(document.createElement('article'));
			post.innerHTML = html;
			waiting++;
			post.querySelector('img').addEventListener('load', () => { waiting--; });
		}
	}
	addEventListener('scroll', () => { if (waiting === 0 && scrollY + 2 * innerHeight > document.documentElement.scrollHeight) more(); });
	more(); more(); more();
	</script>`;

/** Forty nodes for all posts: what lies far above is given the contents of a post that comes, part by part. */
const REUSED = `<title>Björkvåla</title>${STYLE}<main style="position:relative;height:${POSTS * TALL}px"></main><script>
	${ALL}
	const nodes = Array.from({ length: 40 }, () => document.querySelector('main').appendChild(document.createElement('article')));
	const held = [];
	function place() {
		const first = Math.max(0, Math.min(all.length - nodes.length, Math.floor(scrollY / ${TALL}) - 30));
		for (let n = first; n < first + nodes.length; n++) {
			const node = nodes[n % nodes.length];
			if (held[n % nodes.length] === n) continue;
			held[n % nodes.length] = n;
			const made = document.createElement('div');
			made.innerHTML = all[n];
			const [had, img] = [node.querySelector('img'), made.querySelector('img')];
			if (had) {
				for (const name of ['src', 'srcset']) img.hasAttribute(name) ? had.setAttribute(name, img.getAttribute(name)) : had.removeAttribute(name);
				img.remove();
				while (node.firstChild !== had) node.firstChild.remove();
				had.before(...made.childNodes);
			} else node.append(...made.childNodes);
			node.style.top = n * ${TALL} + 'px';
			node.style.position = 'absolute';
		}
	}
	addEventListener('scroll', place);
	place();
	</script>`;

const SVG =
	'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="150"><rect width="200" height="150" fill="#246"/></svg>';

describe('a page so tall that posts far above are emptied', () => {
	let site: Site;
	beforeAll(async () => {
		const pictures = Array.from({ length: POSTS }, (_, i) => [`/p${i + 1}.svg`, gives('image/svg+xml', SVG)]);
		site = await openSite({
			'/counting': page(COUNTING),
			'/reused': page(REUSED),
			...Object.fromEntries(pictures),
		});
	});
	afterAll(() => site.close());

	const config = readConfig({ ...process.env, ...SOON, LOG_LEVEL: 'silent', VIEWPORT_HEIGHT: '5400' });

	test.for(['counting', 'reused'])('keeps every post of the %s page', { timeout: 180_000 }, async (which) => {
		const taken = await take(`${site.at('127.0.0.1')}/${which}`, [`127.0.0.1:${site.port}`], { config });
		expect(taken.capture.changes.join('\n')).toContain('posts far above the window were emptied');
		expect(taken.posts.length).toBe(POSTS);
		expect([...(await taken.inPixels())].sort()).toEqual(postTokens(POSTS));
		expect(taken.posts.flatMap((p) => p.images).length).toBe(POSTS);
		expect(taken.verdict.outcome).toBe('complete');
	});
});
