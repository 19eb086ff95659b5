import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const DAYS = [20, 18, 15, 11];
const says = (day: number) => `Granen på torget tänds klockan sex den ${day}:e, och det blir glögg för alla.`;
const when = (day: number) => `<time datetime="2026-11-${day}T10:00:00Z">${day} november</time>`;
const face =
	'<img src="/face.png" width=40 height=40 alt="" style="width:40px;height:40px;border-radius:50%;background:#678">';

async function authors(row: (day: number) => string) {
	const { call } = await visit(
		page('<style>article{width:600px;min-height:90px}</style>', `<main>${DAYS.map(row).join('')}</main>`),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts).toHaveLength(DAYS.length);
	return posts.map(({ author }) => author);
}

test.for([
	['javascript:alert(1)', 'javascript'],
	['JavaScript:alert(document.domain)', 'Klicka'],
	[' javascript:void 0', 'Öppna kartan'],
	['data:text/html,<b>hej</b>', 'data'],
	['mailto:kansliet@kommunen.example', 'Kansliet'],
	['tel:+46100000', 'Växeln'],
	['vbscript:x', 'vbscript'],
	['file:///etc/passwd', 'Filen'],
])('a link in a post to %s is nobody, whatever it says', async ([href, said]) => {
	const link = `<a href="${href}">${said}</a>`;
	for (const row of [
		(day: number) => `<article><p>${link}</p><p>${says(day)}</p>${when(day)}</article>`,
		(day: number) => `<article>${when(day)}<p>${link} ${says(day)}</p></article>`,
		(day: number) => `<article>${when(day)}<p>${says(day)}</p><p><b>${link}</b></p></article>`,
	])
		expect((await authors(row)).map((author) => author?.name)).not.toContain(said);
});

test('a name that a script leads on from is one where names stand, and has no address', async () => {
	const link = '<a href="javascript:void(0)">Siv Ek</a>';
	for (const row of [
		(day: number) => `<article>${face}<b>${link}</b> ${when(day)}<p>${says(day)}</p></article>`,
		(day: number) => `<article><div class=author>${link}</div>${when(day)}<p>${says(day)}</p></article>`,
		(day: number) => `<article><div>${link} ${when(day)}</div><p>${says(day)}</p></article>`,
	])
		expect(await authors(row)).toEqual(DAYS.map(() => ({ name: 'Siv Ek' })));
});
