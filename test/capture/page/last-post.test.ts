import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const TEXT = 'Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator enligt besked nummer';
const post = (n: number, inside = '') =>
	`<article style="margin:20px;width:500px"><a id=w href="/k">Kommunen</a> <time>${n} november</time><p id=t>${TEXT} ${n}.</p>${inside}</article>`;
const feed = (inside: string) => page('', `<main>${post(1)}${post(2)}${post(3, inside)}</main>`);

/** What the last post shows before and after a change of the page. */
async function states(inside: string, change: string): Promise<[string, string]> {
	const { call, ours } = await visit(feed(inside));
	const before = (await call('pulse')).state;
	await ours(`{ const last = document.querySelector('article:last-of-type'); ${change} }`);
	return [before, (await call('pulse')).state];
}
const says = (text: string) => `last.querySelector('#c').textContent = ${JSON.stringify(text)};`;

test.each([
	['a clock', '<span id=c>12:03:44</span>', '12:03:45'],
	['a number of viewers', '<div id=c>13 tittar nu</div>', '104 tittar nu'],
	['how long ago it was', '<small id=c>för 59 sekunder sedan</small>', 'för en minut sedan'],
])('%s in the last post that goes on is no growth', async (_what, inside, text) => {
	const [before, after] = await states(inside, says(text));
	expect(after).toBe(before);
});

test.each([
	['a text that differs by its number alone', `last.querySelector('#t').textContent = '${TEXT} 4.';`],
	['a link to another place', `last.querySelector('#w').href = '/p/4'; ${says('12:00:09')}`],
	['other words in a short line', says('Ses i kväll')],
	['a further post', `last.after(last.cloneNode(true));`],
	[
		'another day beside it, and a text of the same words in a short line',
		`last.querySelector('time').textContent = '4 november'; ${says('12:00:09')}`,
	],
	['a time that means another', `last.querySelector('time').dateTime = '2026-11-04'; ${says('12:00:09')}`],
])('%s is growth', async (_what, change) => {
	const [before, after] = await states('<span id=c>12:00:01</span>', change);
	expect(after).not.toBe(before);
});

test('another number is another post where nothing else tells the rows of a list apart', async () => {
	const row = (n: number) =>
		`<article style="margin:20px;width:500px"><a href="/k">Kommunen</a><p>Protokoll från nämndens sammanträde är justerat och anslaget</p><span id=c>Nummer ${n}</span></article>`;
	const { call, ours } = await visit(page('', `<main>${[1, 2, 3, 4].map(row).join('')}</main>`));
	const before = (await call('pulse')).state;
	await ours(
		`for (const [i, el] of document.querySelectorAll('#c').entries()) el.textContent = 'Nummer ' + (i + 5);`,
	);
	expect((await call('pulse')).state).not.toBe(before);
});
