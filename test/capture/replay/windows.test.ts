import { expect, test, vi } from 'vitest';
import { page } from '../recorder/site.ts';
import { capturedAt, card, MANY, posts } from './lillby.ts';

vi.setConfig({ testTimeout: 120_000 });

const whole = (script: string) =>
	page(`<title>Lillby</title><h1>Lillby kommun</h1><main></main><script>${card}
document.querySelector('main').append(...${JSON.stringify(posts)}.map(card));
${script}
</script>`);

/** A replayer has one place for windows that a page opens: its own. */
test.for([
	['open', "open('/ad'); addEventListener('scroll', () => open('/ad', '_blank'), { once: true });"],
	[
		'a link that is clicked by script',
		"addEventListener('load', () => { const a = document.createElement('a'); a.href = '/ad'; a.target = '_blank'; document.body.append(a); a.click(); });",
	],
	[
		'a form that is sent by script',
		"const form = document.createElement('form'); form.action = '/ad'; form.target = 'ad'; document.body.append(form); setTimeout(() => form.submit(), 300);",
	],
])('windows by %s do not take the place of the replayed page', async ([, script]) => {
	const captured = await capturedAt({ '/lillby': whole(script as string), '/ad': page('<h1>Annons</h1>') });
	expect(captured).toEqual({ losses: [], posts: MANY });
});

test('posts whose words stand in frames of another site are known again by those words', async () => {
	const captured = await capturedAt({
		'/lillby': (visit, response) => {
			const elsewhere = `http://localhost:${visit.headers.host?.split(':')[1]}`;
			const boxes = posts.map(
				({ at }, i) =>
					`<div style="width:600px;margin:20px auto;padding:10px;border:1px solid #aaa"><span>${at.slice(0, 10)}</span><iframe loading="lazy" src="${elsewhere}/said?${i}" width="560" height="300"></iframe></div>`,
			);
			page(`<title>Lillby</title><h1>Lillby kommun</h1><main>${boxes.join('')}</main>`)(visit, response);
		},
		'/said': (visit, response) =>
			page(`<blockquote>${posts[Number(visit.path.split('?')[1])]?.say}</blockquote>`)(visit, response),
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
});
