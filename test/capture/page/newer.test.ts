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
