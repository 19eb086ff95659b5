import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const STYLE =
	'<style>.p{border:1px solid;margin:12px}.av{width:36px;height:36px;border-radius:50%;background:#9bd}.in{margin-left:40px}</style>';

/** Two posts, so that there is a feed; what stands below the words of the first. */
async function commentsBelow(below: string, press = true): Promise<{ tree: unknown; text: string }> {
	const post = (n: number, foot: string) =>
		`<section class=p data-post-id=p${n}><div><a href=/k>Kommunen</a> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></div><p>${WORDS} ${n}.</p>${foot}</section>`;
	const { call } = await visit(
		page('', `${STYLE}<main>${post(3, below)}${post(2, '')}${post(1, '')}</main>`),
	);
	if (press) await call('unfold', 0, 20_000);
	const [first] = (await call('harvest', 0, 20_000, NOW)).posts;
	const tree = (comments: readonly Comment[]): unknown =>
		comments.map(({ author, time, text, replies }) => [
			author?.name,
			time?.shown,
			text,
			...(tree(replies) as []),
		]);
	return { tree: tree(first?.comments ?? []), text: first?.text ?? '' };
}

const folded = (label: string, inner: string) =>
	`<button type=button aria-expanded=false aria-controls=d onclick="d.hidden=false">${label}</button><div id=d hidden>${inner}</div>`;
const said = (name: string, time: string, words: string, more = '') =>
	`<div class=q7><span class=a1>${name}</span><div dir=auto>${words}</div><span class=b2>${time}</span></div>${more}`;

test('what unfolds and has a name, words and a time is a comment, whatever it is called, and one inside is a reply', async () => {
	const inside = said('Olle', '2 t', 'Det ved jeg ikke.');
	const { tree, text } = await commentsBelow(
		folded(
			'Bemærkninger',
			`<div>${said('Siv Ek', '3 t', 'Hvornår kommer I?', `<div class=in>${inside}</div>`)}</div>`,
		),
	);
	expect(tree).toEqual([['Siv Ek', '3 t', 'Hvornår kommer I?', ['Olle', '2 t', 'Det ved jeg ikke.']]]);
	expect(text).toBe(`${WORDS} 3.`);
});

test('rows in one column answer the row that stands further to the left', async () => {
	const row = (left: number, name: string, words: string) =>
		`<div style="display:flex;margin-left:${left}px"><i class=av></i><div><b>${name}</b> <small>for 2 dage siden</small><p>${words}</p></div></div>`;
	const { tree } = await commentsBelow(
		folded(
			'Samtale',
			`${row(0, 'Siv', 'Først.')}${row(40, 'Olle', 'Et svar.')}${row(80, 'Siv', 'Et til.')}${row(0, 'Kim', 'Sidst.')}`,
		),
	);
	const shown = 'for 2 dage siden';
	expect(tree).toEqual([
		['Siv', shown, 'Først.', ['Olle', shown, 'Et svar.', ['Siv', shown, 'Et til.']]],
		['Kim', shown, 'Sidst.'],
	]);
});

test('a head in one line, a link in the words, and answers in the same box', async () => {
	const one = (name: string, words: string, answers = '') =>
		`<section><header><span>${name}</span><span> · </span><span>vor 3 Std.</span></header><div>${words} <a href="https://example.org/">Mehr dazu</a></div>${answers}</section>`;
	const { tree } = await commentsBelow(
		folded('Diskussion', `${one('Siv Ek', 'Wann?', one('Olle Ask', 'Morgen.'))}${one('Kim', 'Gut.')}`),
	);
	expect(tree).toEqual([
		['Siv Ek', 'vor 3 Std.', 'Wann? Mehr dazu', ['Olle Ask', 'vor 3 Std.', 'Morgen. Mehr dazu']],
		['Kim', 'vor 3 Std.', 'Gut. Mehr dazu'],
	]);
});

test('where nothing unfolds, several that are built alike and have a face are comments, and initials are nobody’s words', async () => {
	const one = (name: string, words: string) =>
		`<div style="display:flex"><div class=av>${name.charAt(0)}K</div><div><div><span>${name}</span><span> 2 pv</span></div><div>${words}</div></div></div>`;
	const { tree, text } = await commentsBelow(`${one('Siv K', 'Kiitos!')}${one('Olle K', 'Hyvä.')}`, false);
	expect(tree).toEqual([
		['Siv K', '2 pv', 'Kiitos!'],
		['Olle K', '2 pv', 'Hyvä.'],
	]);
	expect(text).toBe(`${WORDS} 3.`);
});

test('a programme with dates in a post is the post’s own text', async () => {
	const event = (what: string, day: string) =>
		`<div class=ev><b>${what}</b> <span>${day}</span><div>Välkommen till torget.</div></div>`;
	const { tree, text } = await commentsBelow(`${event('Konsert', '12 dec')}${event('Marknad', '13 dec')}`);
	expect(tree).toEqual([]);
	expect(text).toContain('Konsert');
	expect(text).toContain('Marknad');
});

test('components whose tags call them comments are comments, with what is slotted into them', async () => {
	const define = `<script>customElements.define('by-kommentar', class extends HTMLElement {
connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<div><slot name=vem></slot> · <slot name=nar></slot><div><slot></slot></div><slot name=svar></slot></div>'; } });</script>`;
	const one = (name: string, time: string, words: string, more = '', slot = '') =>
		`<by-kommentar${slot}><b slot=vem>${name}</b><time slot=nar datetime="2026-11-15">${time}</time>${words}${more}</by-kommentar>`;
	const answer = one('Olle', '2 d', 'Det undrar jag med.', '', ' slot=svar');
	const { tree, text } = await commentsBelow(
		define + one('Siv Ek', '3 d', 'När plogar ni hos oss?', answer),
		false,
	);
	expect(tree).toEqual([['Siv Ek', '3 d', 'När plogar ni hos oss?', ['Olle', '2 d', 'Det undrar jag med.']]]);
	expect(text).toBe(`${WORDS} 3.`);
});

test('who, what and when stand bare in the same box as its answers, beside links that only do something', async () => {
	const box = (name: string, words: string, time: string, inner = '') =>
		`<div class=z4><b>${name}</b> ${words}<div><span>${time}</span> · <a href=#>Svara</a> · <a href=#>Gilla</a></div>${inner}</div>`;
	const answer = box('Ekdalens kommun', 'Vi ser över saken i veckan.', '5 d');
	const { tree } = await commentsBelow(
		folded(
			'Visa alla kommentarer',
			`${box('Nina Ek', 'När plogas Ågatan?', '2 v', answer)}${box('Omar Said', 'Tack för beskedet om Kvarngatan.', '2 v')}`,
		),
	);
	expect(tree).toEqual([
		['Nina Ek', '2 v', 'När plogas Ågatan?', ['Ekdalens kommun', '5 d', 'Vi ser över saken i veckan.']],
		['Omar Said', '2 v', 'Tack för beskedet om Kvarngatan.'],
	]);
});

test('in a frame that is nothing but what is said, the first time is a comment’s and not a post’s', async () => {
	const names = ['Siv Ek', 'Olle Ask', 'Kim Vik'];
	const { call } = await visit(
		page(
			'',
			`<main>${names.map((name, n) => said(name, `${n + 2} d`, `Fråga nummer ${n}?`)).join('')}</main>`,
		),
	);
	const comments = await call('frameTalk', NOW);
	expect(comments.map(({ author, text }) => [author?.name, text])).toEqual(
		names.map((name, n) => [name, `Fråga nummer ${n}?`]),
	);
});

test('when a remark was made is told as ISO 8601 too, whatever element shows it', async () => {
	const one = (name: string, i: number) =>
		`<div style="margin:8px"><strong>${name}</strong> <em>2026-11-1${i} 10:15</em><div>Hur blir det på vår gata?</div></div>`;
	const below = `<details><summary>Kommentarer (2)</summary>${['Siv Ek', 'Ali Hassan'].map(one).join('')}</details>`;
	const post = (n: number, foot = '') =>
		`<section class=p data-post-id=p${n}><div><a href=/k>Kommunen</a> <time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></div><p>${WORDS} ${n}.</p>${foot}</section>`;
	const { call } = await visit(page('', `${STYLE}<main>${post(3, below)}${post(2)}${post(1)}</main>`));
	await call('unfold', 0, 20_000);
	const [first] = (await call('harvest', 0, 20_000, NOW)).posts;
	expect(first?.comments.map(({ time }) => [time?.shown, time?.iso?.slice(0, 16)])).toEqual([
		['2026-11-10 10:15', '2026-11-10T10:15'],
		['2026-11-11 10:15', '2026-11-11T10:15'],
	]);
});
