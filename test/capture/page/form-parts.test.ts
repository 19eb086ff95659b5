import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const TEXT =
	'Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator enligt den plan som vi antog i höstas. Vi börjar med de stora vägarna, och sist kommer bostadsgatorna.';
const FIELDS =
	'<div class=skriv><div class=falt><span>Namn</span><input type=text></div><div class=falt><span>E-post</span><input type=email></div><div class=falt><div>Kommentar</div><textarea></textarea></div><button>Skicka</button></div>';
const LABELS =
	'<section class="reply-box"><p class="reply-input"><label for=a>Namn (valfritt)</label><input id=a></p><p class="reply-input"><label for=e>E-post</label><input id=e type=email></p><div contenteditable=true role=textbox></div><input type=submit value=Skicka></section>';
const said = (n: number, who: string) =>
	`<li><div><strong>${who}</strong> <time datetime="2026-11-1${n}T10:00:00Z">1${n} november</time></div><p>Det var på tiden, nummer ${n}.</p></li>`;

async function comments(form: string, list: string): Promise<(string | undefined)[][]> {
	const talk = `<div class=comments><h3>Kommentarer</h3>${form}<ul>${list}</ul></div>`;
	const html = page(
		'<title>Plogning</title>',
		`<article style="width:600px"><h1>Så plogar vi</h1><p>Av <a rel=author href="/k">Kommunen</a> <time datetime="2026-11-01T09:00:00Z">1 november 2026</time></p><p>${TEXT}</p>${talk}</article>`,
	);
	const { call } = await visit(html);
	await call('pulse');
	const { posts } = await call('harvest', -100, 20_000, Date.parse('2026-11-26T12:00:00Z'));
	return (posts[0]?.comments ?? []).map((c) => [c.author?.name, c.text]);
}

test.each([
	['fields with words beside them', FIELDS],
	['labels', LABELS],
])('what the fields of a form are called is no comment: %s', async (_how, form) => {
	expect(await comments(form, '')).toEqual([]);
});

test.each([
	['fields with words beside them', FIELDS],
	['labels', LABELS],
])('and is in none that others have written: %s', async (_how, form) => {
	expect(await comments(form, said(2, 'Siv Ek') + said(3, 'Olle Ask'))).toEqual([
		['Siv Ek', 'Det var på tiden, nummer 2.'],
		['Olle Ask', 'Det var på tiden, nummer 3.'],
	]);
});

test('a comment that offers a field for an answer is one', async () => {
	const one = (n: number) =>
		`<div class=comment><b>Siv Ek</b><p>Bra!</p><input placeholder="Svara" id=s${n}></div>`;
	expect(await comments('', one(1) + one(2))).toHaveLength(2);
});

test('a set without fields is a frame around what others have written', async () => {
	const one = (n: number) =>
		`<div class=comment><b>Siv Ek</b> <time datetime="2026-11-1${n}">1${n} november</time><p>Det var på tiden, nummer ${n}.</p></div>`;
	const set = `<fieldset><legend>Kommentarer</legend>${one(2)}${one(3)}</fieldset>`;
	expect(await comments('', `</ul>${set}<ul>`)).toEqual([
		['Siv Ek', 'Det var på tiden, nummer 2.'],
		['Siv Ek', 'Det var på tiden, nummer 3.'],
	]);
});

test('a form for a grade below what somebody said, and a row of links, are none of it', async () => {
	const one = (n: number, who: string) =>
		`<div class="comment media" id=comment-${n}><div><h4>${who} <small>1${n} november 2026</small></h4><p>Det var på tiden, nummer ${n}.</p><a href="#comment-${n}">Länk</a> | <a href="#svar-${n}">Svara</a><div class=betyg><form><ul><li><label><input type=radio name=v value=1> 1</label></li><li><label><input type=radio name=v value=2> 2</label></li></ul><input type=submit value=Betygsätt></form></div></div></div>`;
	expect(await comments('', `</ul>${one(2, 'Siv Ek')}${one(3, 'Olle Ask')}<ul>`)).toEqual([
		['Siv Ek', 'Det var på tiden, nummer 2.'],
		['Olle Ask', 'Det var på tiden, nummer 3.'],
	]);
});

test('what a form asks below what somebody said is no word of theirs', async () => {
	const one = (n: number, who: string) =>
		`<div class=comment><b>${who}</b> <time datetime="2026-11-1${n}">1${n} november</time><p>Det var på tiden, nummer ${n}.</p><form><span>Var detta till hjälp?</span> <button>Ja</button> <button>Nej</button></form></div>`;
	expect(await comments('', `</ul>${one(2, 'Siv Ek')}${one(3, 'Olle Ask')}<ul>`)).toEqual([
		['Siv Ek', 'Det var på tiden, nummer 2.'],
		['Olle Ask', 'Det var på tiden, nummer 3.'],
	]);
});

test.each([
	[
		'the button of a vote',
		(n: number) =>
			`<form action="/rosta" method=post><p>Det var på tiden, nummer ${n}.</p><button>▲ 2</button></form>`,
	],
	[
		'a field that is hidden until its writer changes it',
		(n: number) =>
			`<form class="js-comment-update"><div class="body">Det var på tiden, nummer ${n}.</div><div hidden><textarea>Det var på tiden, nummer ${n}.</textarea><button>Uppdatera</button></div><input type=hidden name=token value=x1></form>`,
	],
])('words that stand in a form with %s are what somebody said', async (_what, form) => {
	const one = (n: number, who: string) =>
		`<div class=comment><div><strong>${who}</strong> <time datetime="2026-11-1${n}T10:00:00Z">1${n} november</time></div>${form(n)}</div>`;
	expect(await comments('', `</ul>${one(2, 'Siv Ek')}${one(3, 'Olle Ask')}<ul>`)).toEqual([
		['Siv Ek', 'Det var på tiden, nummer 2.'],
		['Olle Ask', 'Det var på tiden, nummer 3.'],
	]);
});
