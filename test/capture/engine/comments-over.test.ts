import { afterAll, beforeAll, expect, test } from 'vitest';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const post = (n: number, comments: string) =>
	`<article><b>Sundby kommun</b> <time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>
	<p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p>
	${svgBar({ kind: 'P', number: n, index: 0 }, 12, 20)}<div style="height:260px"></div>${comments}</article>`;
const said = (n: number, k: number) =>
	`<div class="row" style="height:140px"><img src="/face" width="32" height="32" alt=""><b>Person ${k}</b> <span>${k} tim</span><p>Tack för beskedet om väg ${n}, säger nummer ${k}.</p>${svgBar({ kind: 'C', number: n, index: k }, 12, 20)}</div>`;

/** A modal that shows the post once more and lists its comments in a box that scrolls, with more of them behind a control. */
const MODAL = `<div id="root"></div><script>
	window.comments = {2: [${range(1, 14)
		.map((k) => JSON.stringify(said(2, k)))
		.join()}], 4: [${[1, 2].map((k) => JSON.stringify(said(4, k))).join()}]};
	function show(n) {
		const shade = document.createElement('div');
		shade.style.cssText = 'position:fixed;inset:0;background:#0008;z-index:9';
		const words = document.querySelectorAll('article p')[n - 1].textContent;
		shade.innerHTML = '<div role="dialog" aria-modal="true" style="background:#fff;width:600px;margin:40px auto"><button aria-label="Stäng">✕</button><div><b>Sundby kommun</b> <p>' + words + '</p></div><div class="list" style="height:400px;overflow:auto"></div></div>';
		const list = shade.querySelector('.list');
		document.getElementById('root').append(shade);
		shade.querySelector('button').onclick = () => shade.remove();
		const left = [...window.comments[n]];
		const more = () => {
			list.querySelector('[role=button]')?.remove();
			list.insertAdjacentHTML('beforeend', left.splice(0, 9).join(''));
			if (left.length === 0) return;
			list.insertAdjacentHTML('beforeend', '<div role="button" tabindex="0">Visa fler kommentarer</div>');
			list.querySelector('[role=button]').onclick = () => setTimeout(more, 60);
		};
		setTimeout(more, 120);
	}
</script>`;

let site: Site;
beforeAll(async () => {
	const control = (n: number, many: number) =>
		`<div role="button" tabindex="0" onclick="show(${n})">${many} kommentarer</div>`;
	const posts = [1, 2, 3, 4].map((n) => post(n, n === 2 ? control(2, 14) : n === 4 ? control(4, 2) : ''));
	// A question that comes up where comments were asked for is closed, and is nobody's comments.
	const ask = `<script>function ask() { const box = document.createElement('div'); box.setAttribute('role', 'dialog'); box.style.cssText = 'position:fixed;inset:100px;background:#fff'; box.innerHTML = '<button aria-label="Stäng">✕</button><p>Ladda ner appen för att läsa vad andra säger.</p>'; document.body.append(box); box.querySelector('button').onclick = () => box.remove(); window.asked = (window.asked ?? 0) + 1; if (window.asked > 1) fetch('/again'); }</script>`;
	const asks = [1, 2, 3].map((n) =>
		post(n, '<div role="button" tabindex="0" onclick="ask()">3 kommentarer</div>'),
	);
	site = await openSite({
		'/kommunen': page(`<title>Kommunen</title><h1>Kommunen</h1>${posts.join('')}${MODAL}`),
		'/appen': page(`<title>Kommunen</title><h1>Kommunen</h1>${asks.join('')}${ask}`),
		'/face': gives(
			'image/svg+xml',
			'<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="32" height="32"/></svg>',
		),
	});
});
afterAll(() => site.close());

test('comments that open over the page are their post’s, all of them, and stand in tiles', async () => {
	const host = `127.0.0.1:${site.port}`;
	const taken = await take(`http://${host}/kommunen`, [host]);
	expect(taken.posts.map(({ comments }) => comments.length)).toEqual([0, 14, 0, 2]);
	expect(taken.posts[1]?.comments[13]).toMatchObject({
		author: { name: 'Person 14' },
		text: 'Tack för beskedet om väg 2, säger nummer 14.',
	});
	const marks = await taken.inPixels();
	expect(marks.filter((mark) => mark.includes('-C'))).toHaveLength(16);
	expect(taken.capture.changes).toContainEqual(expect.stringContaining('open in a box over the page'));
	expect(taken.verdict).toMatchObject({ outcome: 'complete' });
});

test('a question that comes up instead is not asked for again and again, and its comments are missed', async () => {
	const host = `127.0.0.1:${site.port}`;
	const taken = await take(`http://${host}/appen`, [host]);
	expect(taken.posts.map(({ comments }) => comments.length)).toEqual([0, 0, 0]);
	const codes = taken.verdict.findings.map(({ code }) => code);
	expect(codes).toContain('still-folded');
	expect([...(await taken.recorded())].filter((address) => address.endsWith('/again'))).toEqual([]);
});

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
