import { expect, it } from 'vitest';
import { fontFor, TEXTS } from '../compose/other-scripts.ts';
import { openSite, page } from '../recorder/site.ts';
import { take } from './take.ts';

const held = Object.entries(TEXTS).filter(([language]) => fontFor(language));

// Such an account was filed as partial each year, and its text PDF was composed anew in vain.
it.skipIf(held.length < 2)('an account with posts in scripts whose letters join is complete', async () => {
	const posts = held.map(
		([language, text], i) =>
			`<article data-post-id="p${i}"><a href="/kommunen">Kommunen</a> <a href="/kommunen/p${i}"><time datetime="2026-10-${10 + i}T09:00:00Z">${10 + i} oktober</time></a><p lang="${language}">${text}</p></article>`,
	);
	const site = await openSite({
		'/kommunen': page(
			`<!doctype html><html lang="sv"><title>Kommunen</title><h1>Kommunen</h1><main style="width:600px">${posts.join('')}</main>`,
		),
	});
	try {
		const host = `127.0.0.1:${site.port}`;
		const taken = await take(`http://${host}/kommunen`, [host]);
		expect(taken.posts.map(({ text }) => text)).toEqual(held.map(([, text]) => text));
		expect(taken.verdict.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
		expect(taken.verdict.outcome).toBe('complete');
	} finally {
		await site.close();
	}
});
