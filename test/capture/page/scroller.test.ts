import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

test('the body is what scrolls where it does so by itself, and not where what it says is the window’s', async () => {
	const long = posts((n) => `<div style="height:700px">${n}</div>`, 4);
	const own = await visit(
		page('<style>html{overflow:hidden;height:100%}body{height:100%;margin:0;overflow-y:auto}</style>', long),
	);
	expect(await own.call('view')).toMatchObject({ inner: true, top: 0, bottom: 900 });
	expect((await own.call('scrollTo', 1000)).offset).toBe(1000);
	const windows = await visit(page('<style>html,body{height:100%}body{overflow-y:auto}</style>', long));
	expect(await windows.call('view')).toMatchObject({ inner: false, top: 0, bottom: 900 });
	expect((await windows.call('scrollTo', 1000)).offset).toBe(1000);
});
