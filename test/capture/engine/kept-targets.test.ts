import { expect, test } from 'vitest';
import { openSite, page } from '../recorder/site.ts';
import { take } from './take.ts';

const post = (n: number, rest: string) =>
	`<article><b>Kommunen</b> <time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} okt</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p>${rest}</article>`;

// Whoever asks why the page looked otherwise than for a visitor is told what was done to it.
test.each([
	[
		'the target itself',
		'.rest{display:none}.rest:target{display:block}',
		(n: number) => `<p class=rest id=r${n}>`,
	],
	[
		'what stands below it',
		'@media screen{.rest{display:none}i:target~.rest{display:block}}',
		(n: number) => `<i id=r${n}></i><p class=rest>`,
	],
] as const)(
	'rules for the target of a link that were changed are told of: %s',
	async (_how, css, box) => {
		const rest = (n: number) => `${box(n)}Resten av inlägg ${n} står här.</p><a href="#r${n}">Läs mer</a>`;
		const of = (inside: (n: number) => string) =>
			page(
				`<title>Kommunen</title><style>${css}</style><h1>Kommunen</h1><main>${[1, 2, 3].map((n) => post(n, inside(n))).join('')}</main>`,
			);
		const site = await openSite({ '/kommunen': of(rest), '/annat': of(() => '') });
		const host = `127.0.0.1:${site.port}`;
		const told = async (path: string) =>
			(await take(`http://${host}${path}`, [host])).capture.changes.filter((change) =>
				change.includes(':target'),
			);
		expect(await told('/kommunen')).toHaveLength(1);
		expect(await told('/annat')).toEqual([]);
		await site.close();
	},
	60_000,
);
