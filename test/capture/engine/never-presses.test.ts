import { afterAll, beforeAll, expect, test } from 'vitest';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const LONG =
	'Snöröjningen pågår i hela kommunen och vi ber alla boende att flytta sina bilar från gatorna. '.repeat(6);

/** What a logged-in page offers on each post and around it, in the shapes that platforms build: each asks the server when pressed. */
const ON_POST = [
	'<button aria-label="Gilla" data-act=like>👍</button>',
	'<button title="Like this post" data-act=like-title><svg width=16 height=16></svg></button>',
	'<div role=button tabindex=0 data-act=heart>♥ 12</div>',
	'<div role=button tabindex=0 aria-label="Tykkää" data-act=like-fi>12</div>',
	'<span tabindex=0 style="cursor:pointer" data-act=react>Reagera</span>',
	'<button aria-expanded=false aria-controls=picker data-act=reactions>Reaktioner</button>',
	'<button aria-expanded=false aria-controls=picker aria-label="Dela inlägget" data-act=share><svg width=16 height=16></svg></button>',
	'<button aria-pressed=false data-act=bookmark>Spara inlägget</button>',
	'<button aria-expanded=false aria-controls=picker data-act=message>Meddelande</button>',
	'<div role=button tabindex=0 aria-expanded=false data-act=chat>Chatta med Kommunen</div>',
	'<button aria-expanded=false data-act=menu aria-label="Fler alternativ">…</button>',
	'<a href="#" data-act=follow>Följ</a>',
	'<a href="javascript:void 0" data-act=reply>Svara</a>',
	'<button data-act=connect>Anslut</button>',
	'<button aria-expanded=false data-act=boost>Visa för fler: marknadsför inlägget</button>',
	'<button aria-label="Gilla" data-act=called-like>Visa mer</button>',
	'<button title="Följ Kommunen" data-act=called-follow>Visa fler</button>',
	'<button data-act=upload>Ladda upp fler bilder</button>',
	'<button data-act=download>Ladda ner alla bilder</button>',
	'<button data-act=audience>Visa för alla</button>',
	'<form method=post action=/act/comment-form><input name=text value=hej><button>Visa</button></form>',
	'<form method=post action=/act/more-form><button>Visa fler kommentarer</button></form>',
	'<form><input type=submit value="Läs mer" formmethod=post formaction=/act/input></form>',
];
/** Not shown, and beside a button that nothing says the purpose of: it is pressed, and what it would send is held back. */
const BESIDE = 'Det här är skrivet för dem som vill veta hur plogningen går till.';
const post = (n: number) => `<article id="p${n}" data-post-id="p${n}"><header><a href="/kommunen">Kommunen</a>
	<a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a></header>
	<div class=clip><p>Inlägg ${n}. ${LONG}</p></div>
	<div class=bar>${n % 2 ? ON_POST.join(' ') : [...ON_POST].reverse().join(' ')}</div>
	<div class=clip><p>Fler ord. ${LONG}</p></div><button data-unfold>Visa mer</button>
	<div><p>Hjälpte det här dig?</p><button data-act=yes>Ja</button><button data-act=no>Nej</button><div hidden>${BESIDE}</div></div>
	<div><button data-act=guess onclick="this.nextElementSibling.hidden=false">Prikaži cijeli tekst</button><div hidden>Sist ${n}. ${BESIDE}</div></div></article>`;

const AROUND = `<header><button data-act=publish>Skriv ett inlägg</button>
	<form method=post action=/act/publish><textarea name=text>Utkast</textarea><button>Publicera</button></form>
	<button aria-label="Meddelanden" data-act=inbox><svg width=16 height=16></svg></button>
	<div role=button tabindex=0 data-act=notifications>Notiser</div></header>`;
const BELOW = `<div><button data-act=more-messages>Visa fler meddelanden</button>
	<button data-act=more-invites class=load-more>Visa fler inbjudningar</button>
	<button class=load-more data-act=subscribe>Prenumerera</button>
	<button data-act=connect-more>Se fler att ansluta till</button>
	<button data-act=app>Visa mer i appen</button></div>`;
/** Lies over the page and speaks of personal data, as a conversation may; and asks what a consent dialog also asks. */
const DOCK = `<aside role=dialog style="position:fixed;right:0;bottom:0;width:260px;height:160px;background:#fff">
	<p>Meddelandeförfrågan: "Hej, hur behandlar ni personuppgifter och kakor?"</p>
	<button data-act=accept>Acceptera</button><button data-act=decline>Avböj</button>
	<textarea placeholder="Skriv ett svar"></textarea></aside>
	<section style="position:fixed;left:0;bottom:0;width:260px;height:120px;background:#fff">
	<p>Anna vill ansluta. Läs om samtycke.</p><button data-act=accept-invite>Godkänn förfrågan</button><button data-act=refuse>Neka</button></section>`;

const HTML = `<title>Kommunen</title><style>.clip{max-height:60px;overflow:hidden}article{margin:20px;border:1px solid}</style>
	${AROUND}<h1>Kommunen</h1><main>${Array.from({ length: 6 }, (_, i) => post(6 - i)).join('')}</main>
	<div id=picker hidden>👍 ♥</div><button id=more>Visa fler inlägg</button>${BELOW}${DOCK}
	<script>
	document.addEventListener('click', (event) => {
		const control = event.target.closest('[data-act]');
		if (control) fetch('/act/' + control.dataset.act, { method: 'POST' });
		const fold = event.target.closest('[data-unfold]');
		if (fold) fetch('/unfolded');
		if (fold) fold.previousElementSibling.style.maxHeight = 'none', fold.remove();
	});
	document.querySelector('#more').onclick = async () => {
		const answer = await fetch('/feed', { method: 'POST', body: '{"after":"p1"}' });
		document.querySelector('main').insertAdjacentHTML('beforeend', await answer.text());
		document.querySelector('#more').remove();
	};
	</script>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/kommunen': page(HTML),
		'/unfolded': gives('text/plain', 'ok'),
		'/feed': gives('text/html', [0, -1, -2].map(post).join('')),
	});
});
afterAll(() => site.close());

test('nothing is liked, followed, shared, answered, sent or accepted on a page that offers it everywhere', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	const asked = site.visits.filter((visit) => visit.method !== 'GET').map((visit) => visit.path);
	expect([...new Set(asked)]).toEqual(['/feed']);
	// The page was worked with all the same: its feed was grown and its texts unfolded.
	expect(taken.posts).toHaveLength(9);
	expect(taken.posts.filter(({ text }) => /Sist -?\d/.test(text))).toHaveLength(9);
	expect(site.visits.filter((visit) => visit.path === '/unfolded')).toHaveLength(9);
}, 120_000);
