import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NAMES = ['Anna', 'Bo', 'Cia', 'Dag', 'Eva', 'Folke', 'Gun', 'Hans', 'Ida', 'Jan', 'Kaj', 'Lena'];

test('controls that each say whose answers they show are pressed alone but a few times, and then together', async () => {
	const answers = (name: string) =>
		`<button type=button onclick="this.outerHTML='<p>${name} har fått svar av kommunen.</p>'">Visa ${name}s 2 svar</button>`;
	const post = (n: number) =>
		`<article><a href="/k">Kommunen</a> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time><p>Snöröjningen pågår i hela kommunen, besked nummer ${n}.</p>${NAMES.map((name) => answers(`${name}${'x'.repeat(n)}`)).join('')}</article>`;
	const { call } = await visit(page('', `<main>${[1, 2].map(post).join('')}</main>`));
	const pressed: number[] = [];
	for (let round = 0; round < 5; round++) pressed.push((await call('unfold', 0, 20_000)).pressed.length);
	expect(pressed.slice(0, 3)).toEqual([1, 1, 1]);
	expect(pressed.reduce((sum, n) => sum + n)).toBe(2 * NAMES.length);
});
