import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const STYLE = '<style>body{margin:0}.row{display:block;width:600px;min-height:90px}</style>';
const days = [20, 18, 15, 11];
const says = (day: number) =>
	`Granen på torget tänds klockan sex, och det blir glögg för alla. Vi ses den ${day}:e.`;
const when = (day: number) => `<time datetime="2026-11-${day}T10:00:00Z">${day} november 2026</time>`;

async function texts(row: (day: number) => string): Promise<string[]> {
	const { call } = await visit(page(STYLE, `<h1>Torget</h1><main>${days.map(row).join('')}</main>`));
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ time }) => time?.iso?.slice(0, 10))).toEqual(days.map((day) => `2026-11-${day}`));
	return posts.map(({ text }) => text);
}

const title = (day: number) => `<h2><a href="/p/${day}">Julmarknad ${day}</a></h2>`;
const whole = (day: number) => `Julmarknad ${day}\n${says(day)}`;

test.for(['Published', 'Publicerad', 'Created', 'Postat', 'Posted on', 'Skapad:'])(
	'“%s” beside the time is no word of the post’s',
	async (label) => {
		const builds = [
			// In an element of its own before the time, as blocks and themes have it.
			(day: number) =>
				`<article class=row>${title(day)}<div class=meta><span class=meta-label>${label}</span> ${when(day)}</div><p>${says(day)}</p></article>`,
			// In the same words.
			(day: number) =>
				`<div class="row post-item">${title(day)}<p class=posted>${label} ${when(day)}</p><div>${says(day)}</div></div>`,
			// In a line above it, below the words.
			(day: number) =>
				`<section class=row>${title(day)}<div>${says(day)}</div><dl><dt>${label}</dt><dd>${when(day)}</dd></dl></section>`,
			// Above the title.
			(day: number) =>
				`<li class=row><span>${label}</span><span>${when(day)}</span>${title(day)}<p>${says(day)}</p></li>`,
		];
		for (const [i, build] of builds.entries())
			expect(await texts(build), `build ${i}`).toEqual(days.map(whole));
	},
);

test('of a line with several days only the post’s own is taken', async () => {
	const posts = await texts(
		(day) =>
			`<article class=row>${title(day)}<div class=meta><span><i></i><span>Created</span>${when(day)}<span>|</span><i></i><span>Updated</span><time datetime="2026-11-26T10:00:00Z">26 november 2026</time></span><span>|</span><a href="/k/torg">Torg</a></div><p>${says(day)}</p></article>`,
	);
	for (const [i, day] of days.entries()) {
		expect(posts[i]).not.toContain('Created');
		expect(posts[i]).not.toContain(`${day} november`);
		expect(posts[i]).toContain('26 november 2026');
		expect(posts[i]).toContain(says(day));
	}
});

test.for([
	[
		'a title that is such a word',
		(day: number) =>
			`<h2>${day === 20 ? 'Created' : `Julmarknad ${day}`}</h2>${when(day)}<p>${says(day)}</p>`,
		'Created',
	],
	[
		'such a word that leads to the post',
		(day: number) => `<a href="/p/${day}">Published</a>${when(day)}<p>${says(day)}</p>`,
		'Published',
	],
	[
		'such a word that is all the post says',
		(day: number) =>
			`<div><a href="/k"><b>Torget</b></a></div><p>${day === 20 ? 'Sent' : says(day)}</p><div>${when(day)}</div>`,
		'Sent',
	],
	[
		'where it was published',
		(day: number) => `${title(day)}${when(day)}<p>${says(day)}</p><p>Publicerad i Norran</p>`,
		'Publicerad i Norran',
	],
	[
		'a day in a sentence',
		(day: number) =>
			`${title(day)}${when(day)}<p>${says(day)}</p><p>Planen blev publicerad ${day} november 2026 på anslagstavlan.</p>`,
		'Planen blev publicerad',
	],
	[
		'another day that is labelled so',
		(day: number) =>
			`${title(day)}${when(day)}<p>${says(day)}</p><p><b>Publicerad</b> <span>3 oktober 2026</span> är den förra planen.</p>`,
		'Publicerad 3 oktober 2026',
	],
] as const)('%s stays in the text', async ([, inside, words]) => {
	const [text] = await texts((day) => `<article class=row>${inside(day)}</article>`);
	expect(text).toContain(words);
});
