import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const NUMBERS = [1, 2, 3, 4, 5];
const read = async (head: (n: number) => string) => {
	const one = (n: number) => `<li>${head(n)}<p>${TEXT} ${n}.</p></li>`;
	const list = `<h1>Ekdalens kommun</h1><ul>${NUMBERS.map(one).join('')}</ul>`;
	const { call } = await visit(page('<title>Ekdalens kommun</title>', list));
	return (await call('harvest', 0, 9000, NOW)).posts;
};

/** Who and when in markup that says neither, and whether it says who. */
const HEADS: Record<string, [(n: number) => string, string | undefined]> = {
	'slanted below the name': [
		(n) => `<strong>Ekdalens kommun</strong><br><em>1${n} november 2026 kl. 10:00</em>`,
		'Ekdalens kommun',
	],
	'bold and alone': [(n) => `<b>1${n} november 2026 kl. 10:00</b>`, undefined],
	'in one line with the name of the page': [
		(n) => `<h4>Ekdalens kommun 1${n} november 2026 kl. 10:00</h4>`,
		'Ekdalens kommun',
	],
	'behind a sign, the name of the page and a comma': [
		(n) => `<div><span>●</span> Ekdalens kommun, den 1${n} november 2026 kl. 10:00</div>`,
		'Ekdalens kommun',
	],
};

test.each(Object.entries(HEADS))('a time is read where it stands %s', async (_where, [head, who]) => {
	const posts = await read(head);
	// Left in the text, the post would have no day: no order by time, no year to be found by.
	expect(posts.map(({ time }) => time?.iso)).toEqual(
		NUMBERS.map((n) => new Date(`2026-11-1${n}T10:00`).toISOString()),
	);
	expect(posts.map(({ author }) => author?.name)).toEqual(NUMBERS.map(() => who));
	expect(posts.map(({ text }) => text)).toEqual(NUMBERS.map((n) => `${TEXT} ${n}.`));
});

test('a day that is stressed in what a post says is not when it was written', async () => {
	const posts = await read((n) => `<p>Välkomna den <b>1${n} november 2026</b> till biblioteket i byn!</p>`);
	expect(posts.map(({ time }) => time)).toEqual(NUMBERS.map(() => undefined));
});
