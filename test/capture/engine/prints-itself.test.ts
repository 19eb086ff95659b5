import { expect, test } from 'vitest';
import { openSite, page } from '../recorder/site.ts';
import { take } from './take.ts';

test('a page that prints itself has its posts composed into the text PDF, and nothing is missing for that', async () => {
	const posts = [1, 2, 3, 4]
		.map(
			(n) =>
				`<article><b>Kommunen</b> <time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time><p>Snöröjningen pågår i hela kommunen, det här är besked nummer ${n}.</p></article>`,
		)
		.join('');
	const site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title><h1>Kommunen</h1><main>${posts}</main><script>setTimeout(() => print(), 500)</script>`,
		),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.verdict.outcome).toBe('complete');
	expect(taken.posts).toHaveLength(4);
	expect(taken.file('text-pdf')).toBeDefined();
	await site.close();
}, 60_000);
