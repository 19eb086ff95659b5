import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

test('what holds newer posts back above those that are shown is pressed, and nothing that only speaks of them', async () => {
	for (const control of [
		'<button id=ny>Visa 2 nya inlägg</button>',
		'<div id=ny style="position:fixed;top:9px;cursor:pointer"><span>↑ 3 new posts</span></div>',
		'<a id=ny role=button tabindex=0>Nya inlägg ⬆</a>',
	]) {
		const { call } = await visit(page('', control + posts(() => '')));
		expect(await call('pressNewer'), control).toMatch(/ny|new/i);
	}
	for (const other of [
		'<h2>Nya inlägg</h2>',
		'<a href="/nya">Visa nya inlägg</a>',
		'<button>Skriv nytt inlägg</button>',
		'<button>Prenumerera på nya inlägg</button>',
		'<form><button>Nya inlägg</button></form>',
	]) {
		const { call, pressed } = await visit(page('', other + posts(() => '')));
		expect(await call('pressNewer'), other).toBeNull();
		expect(await pressed()).toEqual([]);
	}
	const below = await visit(page('', `${posts(() => '')}<button>Visa nya inlägg</button>`));
	expect(await below.call('pressNewer')).toBeNull();
});

test('what came after the page had been opened is known, and what was pressed before is not told again', async () => {
	const late = (label: string) =>
		`document.body.insertAdjacentHTML('afterbegin', '<button style="position:fixed;top:0">${label}</button>')`;
	const { call, ours } = await visit(page('', `<button>Visa 2 nya inlägg</button>${posts(() => '')}`));
	expect(await call('pressNewer')).toBe('Visa 2 nya inlägg');
	expect(await call('newerLeft')).toBeNull();
	await ours(late('↑ 1 nytt inlägg'));
	expect(await call('newerLeft')).toBe('↑ 1 nytt inlägg');

	const gone = await visit(
		page('', `<button onclick="this.remove()">3 nya inlägg</button>${posts(() => '')}`),
	);
	expect(await gone.call('pressNewer')).toBe('3 nya inlägg');
	expect(await gone.call('pressNewer')).toBeNull();
	await gone.ours(late('3 nya inlägg'));
	expect(await gone.call('newerLeft')).toBe('3 nya inlägg');
});
