import { expect, onTestFinished, test } from 'vitest';
import { take } from '../engine/take.ts';
import { openSite, page } from '../recorder/site.ts';

const post = (n: number) =>
	`<article style="min-height:900px"><b>Kommunen</b> <time datetime="2026-10-${30 - n}T09:00:00Z">${30 - n} okt</time><p>Snöröjningen pågår i hela kommunen, det här är besked nummer ${n}.</p></article>`;
const list = (from: number) => `<main>${[0, 1, 2, 3].map((i) => post(from + i)).join('')}</main>`;
const PILL = `const pill = () => { const b = document.createElement('button'); b.textContent = '3 nya inlägg';
	b.style.cssText = 'position:fixed;top:9px;left:300px'; b.onclick = () => b.remove(); document.body.append(b); };`;

test('what comes above the first of several pages while it is read, and a choice that it shows, make the capture partial', async () => {
	const site = await openSite({
		'/kommunen':
			page(`<title>Kommunen</title><h1>Kommunen</h1><select><option>Mest relevanta<option>Alla inlägg</select>
			${list(1)}<a rel=next href="/kommunen/2">Äldre inlägg</a><script>${PILL} pill(); const late = () => { if (scrollY < 400) return; removeEventListener('scroll', late); pill(); }; addEventListener('scroll', late)</script>`),
		'/kommunen/2': page(`<title>Kommunen</title><h1>Kommunen</h1>${list(5)}`),
	});
	onTestFinished(() => site.close());
	const { verdict, posts } = await take(`${site.at('127.0.0.1')}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(posts).toHaveLength(8);
	const told = verdict.findings.filter(({ severity }) => severity === 'loss');
	expect(told.map(({ code, data }) => [code, data])).toEqual([
		['feed-filtered', { chosen: 'Mest relevanta', instead: 'Alla inlägg' }],
		['newer-posts-left', { says: '3 nya inlägg' }],
	]);
}, 120_000);
