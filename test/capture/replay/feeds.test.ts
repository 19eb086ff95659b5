import { expect, test } from 'vitest';
import { page } from '../recorder/site.ts';
import { answerFrom, capturedAt, card, growing, MANY, PER_PAGE, posts } from './lillby.ts';

test('the clock and a number drawn by lot in the query of a feed: the replay shows every post all the same', async () => {
	const captured = await capturedAt({
		'/lillby': growing("fetch('/api?from=' + from + '&t=' + Date.now() + '&lot=' + Math.random())"),
		'/api': (visit, response) => {
			const from = Number(new URL(visit.path, 'http://x').searchParams.get('from'));
			response.setHeader('content-type', 'application/json').end(answerFrom(from));
		},
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);

test('the clock and a number drawn by lot in the body of a POST: the replay shows every post all the same', async () => {
	const captured = await capturedAt({
		'/lillby': growing(
			"fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'feed', variables: { after: from, at: Date.now(), lot: Math.random() } }) })",
		),
		'/graphql': (visit, response) => {
			const { variables } = JSON.parse(visit.body.toString());
			response.setHeader('content-type', 'application/json').end(answerFrom(variables.after));
		},
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);

test('one address whose answers follow the server’s own memory: the archive cannot show them, and the verdict says so', async () => {
	let from = 0;
	const captured = await capturedAt({
		'/lillby': (visit, response) => {
			from = 0;
			growing("fetch('/next')")(visit, response);
		},
		'/next': (_, response) => {
			response.setHeader('content-type', 'application/json').end(answerFrom(from));
			from += PER_PAGE;
		},
	});
	expect(captured.posts).toBe(MANY);
	expect(captured.losses).toMatchObject([{ code: 'replay-lacks-posts', data: { asked: MANY } }]);
}, 120_000);

test('posts that say something only where a reader has come to them: a leap misses them, steps do not', async () => {
	const captured = await capturedAt({
		'/lillby': page(`<title>Lillby</title><h1>Lillby kommun</h1><main></main><script>${card}
const all = ${JSON.stringify(posts)};
const main = document.querySelector('main');
main.append(...all.map((p) => card({ ...p, say: '' })));
const seen = new IntersectionObserver((entries) => {
	for (const { target, isIntersecting } of entries)
		target.querySelector('p').textContent = isIntersecting ? all[[...main.children].indexOf(target)].say : '';
}, { rootMargin: '200px' });
for (const el of main.children) seen.observe(el);
</script>`),
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);

test('a page that goes to a file, which is saved and not shown, is replayed from where it stayed', async () => {
	const captured = await capturedAt({
		'/lillby': page(`<title>Lillby</title><h1>Lillby kommun</h1><main></main><script>${card}
document.querySelector('main').append(...${JSON.stringify(posts)}.map(card));
setTimeout(() => { location.href = '/lillby/diarium'; }, 500);
</script>`),
		'/lillby/diarium': (_, response) =>
			response
				.setHeader('content-type', 'text/csv')
				.setHeader('content-disposition', 'attachment; filename=diarium.csv')
				.end('nr;rubrik'),
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);

test('a page that puts another address in the place of its own is replayed from where it was loaded', async () => {
	const captured = await capturedAt({
		'/lillby': page(`<title>Lillby</title><h1>Lillby kommun</h1><main></main><script>${card}
document.querySelector('main').append(...${JSON.stringify(posts)}.map(card));
history.replaceState({}, '', '/lillby/senaste');
</script>`),
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);

test('lots of the page’s own that weigh more than its cursor: what the replay shows is chance, and is never called complete', async () => {
	const { losses, posts: found } = await capturedAt({
		'/lillby': growing(
			"fetch('/more', { method: 'POST', body: (() => { const form = new FormData(); form.set('lot', crypto.randomUUID()); form.set('from', from); return form; })() })",
		),
		'/more': (visit, response) => {
			const from = Number(/name="from"\r\n\r\n(\d+)/.exec(visit.body.toString())?.[1]);
			response.setHeader('content-type', 'application/json').end(answerFrom(from));
		},
	});
	expect(found).toBe(MANY);
	expect(['replay-lacks-posts', 'replay-by-chance']).toContain(losses[0]?.code);
}, 120_000);
