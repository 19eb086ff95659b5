import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const THANKS = '<div hidden>Tack för din återkoppling, den hjälper oss att göra sidan bättre.</div>';
const WHO =
	'<div class=ruta style="display:none">Anna, Bertil, Cecilia, David, Erik och fjorton andra personer</div>';
const REST = '<div hidden>Plogen kommer till gatorna i ordning, de stora först och de små sist.</div>';
const SHOWS = 'onclick="this.nextElementSibling.hidden=false"';

/** What stands at the end of the first of three posts: what is pressed when guesses are, and what counts as folded before and after. */
async function guess(end: string) {
	const { call, pressed } = await visit(
		page(
			'',
			posts((n) => (n === 1 ? `<div>${end}</div>` : '')),
		),
	);
	const before = await call('unfold', 0, 9000);
	const ready = await call('makeReady', 0, true, { from: 0, to: 9000 }, false, true);
	const says = await call('pressGuesses', 0, 9000);
	const after = await call('unfold', 0, 9000);
	return {
		unguessed: before.pressed,
		left: [before.left, after.left],
		waits: 'guesses' in ready,
		says,
		pressed: await pressed(),
	};
}

test.each([
	['yes and no', `<p>Hjälpte sidan dig?</p><button>Ja</button><button>Nej</button>${THANKS}`],
	['no alone', `<p>Var det fel?</p><button>Nej, inte alls</button>${REST}`],
	['a heart and a number', `<button>♥ 12</button>${WHO}`],
	['a thumb that is called so', `<button aria-label="Tumme upp">👍 12</button>${WHO}`],
	['a thumb in words', `<button aria-label="Tumme upp">Bästa tipset</button>${WHO}`],
	['a word and a number', `<button>Fint 12</button>${WHO}`],
	['what is said to be helpful', `<button>Hjälpsam</button>${REST}`],
	['a booking', `<button>Boka</button>${REST}`],
	['taking part', `<button>Delta</button>${REST}`],
	['interest', `<button>Intresserad</button>${REST}`],
	['one of two answers', `<button>Ågatan först</button><button>Kvarngatan först</button>${REST}`],
	[
		'a poll by what it shows',
		'<button>Ågatan</button><div hidden>Ågatan har fått 164 röster av de boende i området</div>',
	],
	['thanks by what it shows', `<button>Sänd</button>${THANKS}`],
	[
		'a list of who',
		'<button>Anna och Bo</button><div class=tooltip style="display:none">Anna, Bertil, Cecilia, David, Erik och fjorton andra</div>',
	],
])('what may act is not pressed for a text that is not shown beside it: %s', async (_what, end) => {
	expect(await guess(end)).toEqual({ unguessed: [], left: [0, 0], waits: false, says: [], pressed: [] });
});

test.each([
	['words of a language that is not known', 'Prikaži cijeli tekst'],
	['a word that says what of', 'Bakgrund'],
])(
	'a guess waits until the page can send nothing, and counts as folded until then: %s',
	async (_what, label) => {
		const found = await guess(`<button id=b ${SHOWS}>${label}</button>${REST}`);
		expect(found).toEqual({ unguessed: [], left: [1, 0], waits: true, says: [label], pressed: ['b'] });
	},
);

test('a guess that shows nothing is not made twice, and nothing is folded there', async () => {
	const found = await guess(`<button id=b>Bakgrund</button>${REST}`);
	expect(found).toMatchObject({ left: [1, 0], pressed: ['b'] });
});
