import { expect, onTestFinished, test } from 'vitest';
import { take } from '../engine/take.ts';
import { type Answer, openSite, page } from '../recorder/site.ts';

const PLACES = 'torget simhallen biblioteket hamnen skolan parken stationen museet'.split(' ');
const THINGS = 'byggs om till hösten|får nya öppettider i lovet|stängs för reparation av taket'.split('|');
const MANY = 18;
const PER_PAGE = 6;

/** Posts in a markup of this file's own: none shares its words with another. */
const posts = Array.from({ length: MANY }, (_, i) => ({
	address: `/i/${i + 1}`,
	at: new Date(Date.UTC(2026, 9, 28 - i, 8)).toISOString(),
	say: `Ärende ${'abcdefghijklmnopqr'[i]}${i}: ${PLACES[i % 8]} ${THINGS[i % 3]}, och ${PLACES[(i * 3 + 1) % 8]} nummer ${i * 37 + 11} ${THINGS[(i + 1) % 3]}`,
}));

const card = `const card = (p) => {
	const el = document.createElement('section');
	el.style.cssText = 'width:600px;margin:20px auto;padding:10px;border:1px solid #aaa;min-height:260px';
	el.innerHTML = '<a href="' + p.address + '"><time datetime="' + p.at + '">' + p.at.slice(0, 10) + '</time></a><p>' + p.say + '</p>';
	return el;
};`;

/** @param ask the page's own way to ask for what comes after `from`: an expression for a promise of an answer */
const growing = (ask: string) =>
	page(`<title>Lillby</title><h1>Lillby kommun</h1><main></main><script>${card}
let from = 0, busy = false;
async function more() {
	if (busy || from === null) return;
	busy = true;
	const { items, next } = await (await ${ask}).json();
	document.querySelector('main').append(...items.map(card));
	from = next;
	busy = false;
	look();
}
const look = () => document.documentElement.scrollHeight - scrollY - innerHeight < 500 && more();
addEventListener('scroll', look);
more();
</script>`);

const answerFrom = (from: number): string =>
	JSON.stringify({
		items: posts.slice(from, from + PER_PAGE),
		next: from + PER_PAGE < MANY ? from + PER_PAGE : null,
	});

async function capturedAt(answers: Readonly<Record<string, Answer>>) {
	const site = await openSite(answers);
	onTestFinished(() => site.close());
	const { verdict, capture } = await take(`${site.at('127.0.0.1')}/lillby`, [`127.0.0.1:${site.port}`]);
	const losses = verdict.findings.filter(({ severity }) => severity === 'loss');
	return { losses, posts: capture.counts.posts };
}

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
