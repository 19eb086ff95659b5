import { expect, test } from 'vitest';
import { readWall } from '../../../src/capture/judge/wall.ts';
import { closesBrowser, page, visit } from './serve.ts';

closesBrowser();

const ADDRESS = 'https://p.example/kommunen';
/** The frame of a platform's pages: an account that is kept back is shown with its face, and with all that leads elsewhere. */
const FACE = `<img width="300" height="200" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='200'%3E%3Crect width='300' height='200'/%3E%3C/svg%3E">`;
const FOOT = `<footer>${Array.from({ length: 12 }, (_, i) => `<a href="/l${i}">Länk ${i}</a>`).join(' ')}</footer>`;
const shown = (html: string) =>
	page(
		'<title>Plattformen</title>',
		`<header><a href="/">Start</a> <a href="/login">Logga in</a></header><main>${html}</main>${FOOT}`,
	);

async function wallOf(html: string) {
	const world = await visit(shown(html));
	const [before, profile] = [await world.call('signs'), await world.call('profile')];
	return readWall(
		{ main: { status: 200, finalAddress: ADDRESS, namesIdentity: true }, before, profile },
		ADDRESS,
	)?.code;
}

/** Filed in part, each of these would have been a snapshot of nothing: the profile was shown, with a picture and links. */
test.each([
	[
		'<h2>kommunen</h2>78 inlägg<h2>Det här kontot är privat</h2><p>Följ det här kontot om du vill se dess foton.</p>',
		'login-wall',
	],
	[
		'<h2>kommunen</h2><h2>This account is private</h2><p>Follow to see their photos and videos.</p>',
		'login-wall',
	],
	[
		'<p>Kommunen @kommunen</p><span>De här inläggen är skyddade</span><p>Bara godkända följare kan se dem.</p>',
		'login-wall',
	],
	['<p>Kommunen @kommunen</p><span>These posts are protected</span>', 'login-wall'],
	['<h1>Kommunen</h1><p>Den här profilen är privat.</p>', 'login-wall'],
	[
		'<p>Kommunen</p><p>This account has requested that users sign in to view their profile.</p>',
		'login-wall',
	],
	['<h1>Behörighet krävs</h1><p>Den här bloggen är bara öppen för inbjudna läsare.</p>', 'login-wall'],
	['<h1>Kommunen</h1><p>Profilen ej tillgänglig</p>', 'not-found'],
	['<p>Det gick inte att hitta det här kontot</p>', 'not-found'],
	["<p>Couldn't find this account</p>", 'not-found'],
	['<p>Det här kontot har avslutats eftersom det bröt mot riktlinjerna.</p>', 'not-found'],
	['<p>This account has been terminated.</p>', 'not-found'],
	['<h1>kommunen.blogg.example är inte längre tillgänglig.</h1>', 'not-found'],
	['<h1>Hoppsan! Den sidan kan inte hittas.</h1>', 'not-found'],
	// By structure, in a language of which no word is known.
	['<h1>Kommunen</h1><p>78 posts</p><p>Tili on vain hyväksytyille.</p>', 'no-content'],
])('%s is %s', async (html, code) => {
	expect(await wallOf(`${FACE}${html}`)).toBe(code);
});

test.each([
	'<h2>kommunen</h2><ul><li><span>0</span> inlägg</li><li>12 följare</li></ul><h1>Inga inlägg än</h1>',
	'<h1>Kommunen</h1><p>Den här kanalen har inget innehåll</p>',
])('an account without posts is one: %s', async (html) => {
	expect(await wallOf(`${FACE}${html}`)).toBeUndefined();
});
