import { onTestFinished } from 'vitest';
import { take } from '../engine/take.ts';
import { type Answer, openSite, page } from '../recorder/site.ts';

const PLACES = 'torget simhallen biblioteket hamnen skolan parken stationen museet'.split(' ');
const THINGS = 'byggs om till hösten|får nya öppettider i lovet|stängs för reparation av taket'.split('|');
export const MANY = 18;
export const PER_PAGE = 6;

/** Posts in a markup of their own: none shares its words with another. */
export const posts = Array.from({ length: MANY }, (_, i) => ({
	address: `/i/${i + 1}`,
	at: new Date(Date.UTC(2026, 9, 28 - i, 8)).toISOString(),
	say: `Ärende ${'abcdefghijklmnopqr'[i]}${i}: ${PLACES[i % 8]} ${THINGS[i % 3]}, och ${PLACES[(i * 3 + 1) % 8]} nummer ${i * 37 + 11} ${THINGS[(i + 1) % 3]}`,
}));

/** Script that makes a box of a post. */
export const card = `const card = (p) => {
	const el = document.createElement('section');
	el.style.cssText = 'width:600px;margin:20px auto;padding:10px;border:1px solid #aaa;min-height:260px';
	el.innerHTML = '<a href="' + p.address + '"><time datetime="' + p.at + '">' + p.at.slice(0, 10) + '</time></a><p>' + p.say + '</p>';
	return el;
};`;

/**
 * A page that grows by scroll.
 * @param ask the page's own way to ask for what comes after `from`: an expression for a promise of an answer
 */
export const growing = (ask: string) =>
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

/** Six posts, and where the next begin. */
export const answerFrom = (from: number): string =>
	JSON.stringify({
		items: posts.slice(from, from + PER_PAGE),
		next: from + PER_PAGE < MANY ? from + PER_PAGE : null,
	});

/** Captures `/lillby` of a site; it may ask the same server by the name of another, `localhost`. */
export async function capturedAt(answers: Readonly<Record<string, Answer>>) {
	const site = await openSite(answers);
	onTestFinished(() => site.close());
	const { verdict, capture } = await take(
		`${site.at('127.0.0.1')}/lillby`,
		['127.0.0.1', 'localhost'].map((name) => `${name}:${site.port}`),
	);
	const losses = verdict.findings.filter(({ severity }) => severity === 'loss');
	return { losses, posts: capture.counts.posts };
}
