import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const WORDS = {
	near: 'Kartan över vinterns snöröjning visar vilka gator som plogas först i Björkvåla.',
	far: 'Regionen öppnar en ny mottagning i Ekdalen på måndag, med drop-in hela veckan.',
	inner: 'Spelaren inuti kortet säger att filmen är textad på svenska och finska.',
};
const own = (n: number) =>
	`<p>Inlägg nummer ${n} från kommunen, om vinterns arbete på gatorna och på torget.</p>`;
const post = (
	n: number,
	inside: string,
) => `<article data-post-id="p${n}"><header><a href="/kommunen">Kommunen</a>
	<a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a></header>${inside}</article>`;
const frame = (address: string) => `<iframe src="${address}" width=500 height=160 loading=lazy></iframe>`;
const feed = (posts: readonly string[]) =>
	`<title>Kommunen</title><style>article{margin:20px;border:1px solid}</style><h1>Kommunen</h1><main>${posts.join('')}</main>`;

const SAID = [
	['Nina Ek', '3 veckor', 'Det vore fint om gångvägen vid ån också blev plogad.'],
	['Omar Said', '2 veckor', 'Tack för att trottoaren på Kvarngatan blev sandad i går.'],
	['Ulla Broman', '5 dagar', 'När kommer det nya schemat för de mindre gatorna?'],
];
/** What a program for comments draws in its frame: neither marks nor names tell what is a comment. */
const talk = SAID.map(
	([who, when, what]) =>
		`<div class=k3><i class=rund>${who?.[0]}</i><div><div><a href="/vem/${who}">${who}</a> <span>${when}</span></div><div>${what}</div><div><a href="#">▲ 2</a> <a href="#s">Svara</a> <a href="#d">Dela</a></div></div></div>`,
).join('');
const article = `<article><h1>Plogning av gator</h1><time datetime="2026-10-12">12 oktober</time><p>${own(1)} ${'Så här går arbetet till när snön faller på natten. '.repeat(4)}</p></article>`;

let site: Site;
let far: Site;
beforeAll(async () => {
	far = await openSite({
		'/card': (v, r) =>
			page(
				`<p>${WORDS.far}</p><p hidden>Osynligt</p><iframe src="${far.at('localhost')}/inner" width=300 height=60></iframe>`,
			)(v, r),
		'/inner': page(`<p>${WORDS.inner}</p>`),
		'/samtal': page(
			`<style>div{min-height:20px}.rund{display:inline-block;width:32px;height:32px}</style>${talk}`,
		),
		'/silent': page('<div style="height:100px;background:#246"></div>'),
	});
	site = await openSite({
		'/map': page(
			`<body><script>document.body.append(Object.assign(document.createElement('p'), { textContent: ${JSON.stringify(WORDS.near)} }));</script>`,
		),
		'/kommunen': (v, r) =>
			page(
				feed([
					post(3, frame('/map')),
					post(2, `${own(2)}${frame(`${far.at('127.0.0.1')}/card`)}`),
					post(1, own(1)),
				]),
			)(v, r),
		'/artikel': (v, r) =>
			page(`<title>Kommunen</title><main>${article}<section id=discussion>
				<iframe src="${far.at('127.0.0.1')}/samtal" width=600 height=420></iframe></section></main>`)(v, r),
		'/tyst': (v, r) =>
			page(
				feed([
					post(3, own(3)),
					post(2, frame(`${far.at('127.0.0.1')}/silent`)),
					post(1, `${own(1)}${frame(`${far.at('127.0.0.1').replace(/\d+$/, '1')}/refused`)}`),
				]),
			)(v, r),
		'/favicon.ico': gives('image/x-icon', ''),
	});
});
afterAll(() => Promise.all([site.close(), far.close()]));

const config = readConfig({ ...process.env, LOG_LEVEL: 'silent', FEED_QUIET_SECONDS: '1', FEED_TRIES: '1' });
const hosts = () => [`localhost:${site.port}`, `127.0.0.1:${far.port}`, `localhost:${far.port}`];

test('the words in frames of this site and of another stand with their post in every artefact', async () => {
	const taken = await take(`${site.at('localhost')}/kommunen`, hosts(), { config });
	const texts = (id: string) => taken.posts.find((p) => p.id.endsWith(id))?.embeds?.map((e) => e.text);
	expect(texts('p3')).toEqual([WORDS.near]);
	expect(texts('p2')).toEqual([`${WORDS.far}\n${WORDS.inner}`]);
	expect(texts('p1')).toBeUndefined();
	expect(taken.posts.flatMap((p) => p.embeds?.map((e) => new URL(e.address).pathname) ?? [])).toEqual([
		'/map',
		'/card',
	]);
	const pdf = taken.pdfText();
	for (const words of Object.values(WORDS)) {
		expect(taken.text('text')).toContain(words);
		if (pdf !== undefined) expect(pdf).toContain(words.replace(/\s+/g, ''));
	}
	expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
}, 60_000);

test('a frame that cannot be read, or is all that a post has and says nothing, makes the capture partial', async () => {
	const taken = await take(`${site.at('localhost')}/tyst`, hosts(), { config });
	expect(taken.verdict.outcome).toBe('partial');
	expect(taken.verdict.findings.find((f) => f.code === 'frames-not-read')?.data).toMatchObject({ count: 2 });
}, 60_000);

test('what is said in a frame below an article is read as comments of it, each by whom and when', async () => {
	const taken = await take(`${site.at('localhost')}/artikel`, hosts(), { config });
	expect(taken.posts).toHaveLength(1);
	const said = taken.posts[0]?.comments.map((c) => [c.author?.name, c.time?.shown, c.text]);
	expect(said).toEqual(SAID);
	expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
}, 60_000);
