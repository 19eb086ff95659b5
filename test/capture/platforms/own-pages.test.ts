import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from './serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const TEXT = 'Nu börjar vi plantera träd längs Storgatan. Arbetet pågår till och med fredag.';
const SAID = [
	['bo.ek', 'Så fint det blev på torget!'],
	['anna_lind', 'Vilka träd blir det?'],
	['lillbykommun', 'Lindar, Anna. De planteras på torsdag.'],
] as const;
const ACTS =
	'<button><svg width="24" height="24" aria-label="NAME"><title>NAME</title><path d="M2 2h20v20z"/></svg></button>';
const comment = ([name, text]: (typeof SAID)[number], i: number) =>
	`<ul><li><div><div><a href="/${name}/"><img alt="${name}s profilbild" src="/a.png" width="32" height="32"></a></div><div><h3><a href="/${name}/">${name}</a></h3><div><span dir="auto">${text}</span></div>
	<div><span><a href="/p/C1abc/c/1790000${i}/"><time datetime="2026-11-2${i}T10:00:00.000Z">${5 - i} d</time></a></span><button><span>${i + 2} gilla-markeringar</span></button><button><span>Svara</span></button></div></div>
	<button><svg width="12" height="12" aria-label="Gilla"><title>Gilla</title></svg></button></div></li></ul>`;

/** A photo's own page on Instagram, in its public structure of 2026: the caption stands first in the list of what is said. */
const photo = (count: number) =>
	page(
		'<title>Lillby kommun på Instagram</title>',
		`<main><div><article role="presentation"><div><img alt="Bild" src="/b.png" style="display:block;width:500px;height:400px"></div>
	<div><header><div><a href="/lillbykommun/"><img alt="lillbykommuns profilbild" src="/a.png" width="32" height="32"></a></div><div><a href="/lillbykommun/">lillbykommun</a> <span>•</span> <button>Följ</button></div></header>
	<div><ul><div role="button" tabindex="0"><li><div><div><a href="/lillbykommun/"><img alt="lillbykommuns profilbild" src="/a.png" width="32" height="32"></a></div><div><h2><a href="/lillbykommun/">lillbykommun</a></h2><div><h1 dir="auto">${TEXT} <a href="/explore/tags/lillby/">#lillby</a></h1></div><div><span><time datetime="2026-11-19T10:00:00.000Z">1 v</time></span></div></div></div></li></div>
	${SAID.slice(0, count).map(comment).join('')}</ul></div>
	<section>${['Gilla', 'Kommentera', 'Dela'].map((name) => ACTS.replaceAll('NAME', name)).join('')}</section>
	<section><div><a href="/p/C1abc/liked_by/"><span><span>34</span> gilla-markeringar</span></a></div></section>
	<div><a href="/kommunen"><span><time datetime="2026-11-19T10:00:00.000Z">19 november</time></span></a></div></div></article></div></main>`,
	);

test.each([1, 2, 3])(
	'Instagram: %i comments below the caption are comments, and the likes are those of the photo',
	async (count) => {
		for (const platform of ['instagram', undefined]) {
			const world = await visit(photo(count), platform);
			await world.call('beOwnPage', '', []);
			const own = await world.call('readOwnPage', NOW);
			expect(own?.comments.map(({ author, text }) => [author?.name, text])).toEqual(SAID.slice(0, count));
			expect(own?.text).toBe(`${TEXT} #lillby`);
			expect(own?.counts).toMatchObject({ reactions: 34 });
			expect(own?.author?.name).toBe('lillbykommun');
		}
	},
);
