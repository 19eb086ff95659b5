import { describe, expect, test } from 'vitest';
import { closesBrowser, page, visit } from './serve.ts';

closesBrowser();

/** Invented posts in the structure that a platform's public pages had in 2026: who, when, what, how many and what not. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const TEXTS = [
	'Nu börjar vi plantera träd längs Storgatan. Arbetet pågår till och med fredag och trafiken leds om via Kyrkogatan.',
	'På torsdag är det öppet hus i nya biblioteket. Kom och träffa oss mellan klockan tio och fyra, vi bjuder på fika.',
	'Vattenläckan på Ängsvägen är lagad. Tack för ert tålamod under natten! Hör av er om vattnet är missfärgat.',
] as const;
const SVG = '<svg width="18" height="18" viewBox="0 0 24 24"><path d="M2 2h20v20H2z"/></svg>';

async function harvested(each: (text: string, n: number) => string, platform?: string) {
	const world = await visit(
		page('<title>Kommunen</title>', `<main>${TEXTS.map((text, i) => each(text, i + 1)).join('')}</main>`),
		platform,
	);
	return (await world.call('harvest', 0, 5000, NOW)).posts;
}

describe('X', () => {
	const tweet = (text: string, n: number) => {
		const [who, name] = n === 2 ? ['trafikinfo', 'Trafikinfo Väst'] : ['kommunen', 'Lillby kommun'];
		const badge =
			n === 2
				? ''
				: `<span><svg width="16" height="16" aria-label="Verifierat konto"><path d="M2 2h9v9z"/></svg></span>`;
		const shared =
			n === 2
				? `<div><a href="/kommunen"><span data-testid="socialContext">Lillby kommun återpublicerade</span></a></div>`
				: '';
		return `<div data-testid="cellInnerDiv"><article data-testid="tweet" role="article" tabindex="0"><div>${shared}
<div><div><a href="/${who}" aria-hidden="true" tabindex="-1"><img src="/a.png" alt="" width="40" height="40"></a></div><div>
<div data-testid="User-Name"><div><a href="/${who}" role="link"><div dir="ltr"><span>${name}</span>${badge}</div></a></div>
<div><div><a href="/${who}" tabindex="-1"><div dir="ltr"><span>@${who}</span></div></a></div><div aria-hidden="true"><span>·</span></div>
<div><a href="/${who}/status/180000000000${n}" role="link"><time datetime="2026-11-0${n}T10:00:00.000Z">${n} nov.</time></a></div></div></div>
<div><button aria-expanded="false" aria-haspopup="menu" aria-label="Mer" data-testid="caret">${SVG}</button></div>
<div data-testid="tweetText"><span>${text}</span></div>
<div aria-label="3 svar, 5 återpubliceringar, 1254 gillamarkeringar, 12345 visningar" role="group">
<div><button aria-label="3 svar. Svara" data-testid="reply">${SVG}<span data-testid="app-text-transition-container"><span><span>3</span></span></span></button></div>
<div><button aria-label="5 återpubliceringar. Återpublicera" data-testid="retweet">${SVG}<span><span>5</span></span></button></div>
<div><button aria-label="1254 gillamarkeringar. Gilla" data-testid="like">${SVG}<span><span>1,2 tn</span></span></button></div>
<div><a href="/${who}/status/180000000000${n}/analytics" aria-label="12345 visningar. Visa inläggsanalys">${SVG}<span>12 tn</span></a></div></div></div></div></div></article></div>`;
	};

	test.each([
		['known', 'x'],
		['unknown', undefined],
	])("%s: the number of views is nobody's comment, and a repost is whose it is", async (_, platform) => {
		const posts = await harvested(tweet, platform);
		expect(posts.map(({ comments }) => comments)).toEqual([[], [], []]);
		expect(posts.map(({ author }) => author?.name)).toEqual([
			'Lillby kommun',
			'Trafikinfo Väst',
			'Lillby kommun',
		]);
		expect(posts.map(({ text }) => text)).toEqual(TEXTS);
		expect(posts.map(({ counts }) => counts)).toEqual(
			Array(3).fill({ comments: 3, shares: 5, reactions: 1254 }),
		);
	});
});

test('Facebook: the globe beside a time is no part of it', async () => {
	const shown = ['Igår kl. 14:05', '14 mars', 'den 14 mars 2025'];
	const post = (
		text: string,
		n: number,
	) => `<div role="article" aria-posinset="${n}"><div><div><a aria-label="Lillby kommun" href="/lillby"><svg width="40" height="40"></svg></a></div>
<div><div><h3><span><strong><a role="link" href="/lillby?__tn__=-UC"><span>Lillby kommun</span></a></strong></span></h3></div>
<div><span><span><a role="link" href="/lillby/posts/pfbid0${n}abc?__cft__[0]=A"><span>${shown[n - 1]}</span></a></span><span aria-hidden="true"> · </span>
<span><svg width="12" height="12" title="Delas med Alla"><title>Delas med Alla</title><path d="M2 2h9v9z"/></svg></span></span></div></div></div>
<div data-ad-preview="message"><div dir="auto">${text}</div></div></div>`;
	for (const platform of ['facebook', undefined]) {
		const posts = await harvested(post, platform);
		expect(posts.map(({ time }) => time?.shown)).toEqual(shown);
		expect(posts.map(({ time }) => time?.iso)).toEqual([
			new Date(2026, 10, 25, 14, 5).toISOString(),
			'2026-03-14',
			'2025-03-14',
		]);
		expect(posts.map(({ text }) => text)).toEqual(TEXTS);
	}
});

test('LinkedIn: a logotype that is called “Visa organisationssidan för …” is not who wrote, where the name stands beside it', async () => {
	const post = (
		text: string,
		n: number,
	) => `<li><article class="main-feed-activity-card"><div><a href="/company/lillby?trk=feed-actor-image"><img src="/l.png" alt="Visa organisationssidan för Lillby kommun, grafik" width="48" height="48"></a>
<div><div><a href="/company/lillby?trk=feed-actor-name">Lillby kommun</a></div><p>12 345 följare</p><span><time>${['3 d', '2 v', '1 mån'][n - 1]}</time></span></div><button aria-label="Öppna menyn" aria-expanded="false">${SVG}</button></div>
<div><p data-test-id="main-feed-activity-card__commentary" dir="ltr">${text}</p></div>
<div style="display:flex"><a href="/signup?r" aria-label="35 reaktioner" data-test-id="social-actions__reactions"><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E" width="16" height="16"><span>35</span></a><a href="/signup?c" aria-label="2 kommentarer">2 kommentarer</a></div>
<div style="display:flex"><a href="/signup?like">Gilla</a><a href="/signup?comment">Kommentera</a><button aria-expanded="false">Dela</button></div></article></li>`;
	for (const platform of ['linkedin', undefined]) {
		const posts = await harvested(post, platform);
		expect(posts.map(({ author }) => author?.name)).toEqual(Array(3).fill('Lillby kommun'));
		expect(posts.map(({ text }) => text)).toEqual(TEXTS);
		expect(posts.map(({ counts }) => counts)).toEqual(Array(3).fill({ reactions: 35, comments: 2 }));
	}
});

test('Bluesky: an address that is shown shortened at the end of a text is not the end of what the page shows of it', async () => {
	const post = (
		text: string,
		n: number,
	) => `<div data-testid="feedItem-by-lillby.example" role="link" tabindex="0"><div><a href="/profile/lillby.example" aria-label="Profilbild"><img src="/a.png" width="42" height="42"></a></div>
<div><div><a href="/profile/lillby.example" role="link"><div dir="auto">Lillby kommun</div></a> <a href="/profile/lillby.example"><div dir="auto">@lillby.example</div></a><span aria-hidden="true">·</span>
<a href="/profile/lillby.example/post/3kabc${n}" aria-label="${n} november 2026 kl. 14:05" role="link"><div dir="auto">${n}d</div></a></div>
<div data-testid="postText" dir="auto">${text} <a href="https://www.lillby.example/nyheter/${n}" rel="noopener">lillby.example/nyheter/…</a></div>
<div data-testid="contentHider-post"><div><button aria-label="Torget"><img src="/b.png" alt="" width="500" height="330"></button></div></div>
<div><button data-testid="replyBtn" aria-label="Svara (2 svar)">${SVG}<div>2</div></button><button data-testid="likeBtn" aria-label="Gilla (1 234 gillar)">${SVG}<div>1,2 tn</div></button></div></div></div>`;
	for (const platform of ['bluesky', undefined]) {
		const posts = await harvested(post, platform);
		expect(posts.map(({ elsewhere }) => elsewhere)).toEqual([undefined, undefined, undefined]);
		expect(posts.map(({ counts }) => counts)).toEqual(Array(3).fill({ comments: 2, reactions: 1234 }));
		expect(posts.map(({ time }) => time?.iso)).toEqual(
			[1, 2, 3].map((n) => new Date(2026, 10, n, 14, 5).toISOString()),
		);
	}
	const world = await visit(
		page('', `<main>${TEXTS.map((text, i) => post(text, i + 1)).join('')}</main>`),
		'bluesky',
	);
	await world.call('unfold', 0, 5000);
	expect(await world.pressed()).toEqual([]);
	expect((await world.call('unfold', 0, 5000)).left).toBe(0);
});

test('Threads: what a sign of a row counts is told by what the sign is called', async () => {
	const sign = (name: string, n: number) =>
		`<div role="button" tabindex="0"><svg aria-label="${name}" role="img" width="18" height="18"><title>${name}</title><path d="M2 2h9v9z"/></svg><span>${n}</span></div>`;
	const post = (
		text: string,
		n: number,
	) => `<div data-pressable-container="true"><div><div role="button" tabindex="0"><a href="/@lillby"><img alt="lillbys profilbild" src="/a.png" width="36" height="36"></a></div></div>
<div><div><span><a href="/@lillby"><span translate="no">lillby</span></a></span> <span><a href="/@lillby/post/C${n}"><time datetime="2026-11-0${n}T10:00:00Z">${n} v</time></a></span></div>
<div dir="auto"><span>${text}</span></div><div>${sign('Gilla', 12)}${sign('Svara', 3)}${sign('Återpublicera', 4)}</div></div></div>`;
	for (const platform of ['threads', undefined]) {
		const posts = await harvested(post, platform);
		expect(posts.map(({ counts }) => counts)).toEqual(
			Array(3).fill({ reactions: 12, comments: 3, shares: 4 }),
		);
		expect(posts.map(({ text }) => text)).toEqual(TEXTS);
	}
});

test('Mastodon: favourites are counted in Swedish too', async () => {
	const post = (
		text: string,
		n: number,
	) => `<article data-id="11${n}"><div class="status"><div class="status__info"><a class="status__relative-time" href="/@lillby/11300000000${n}"><time datetime="2026-11-0${n}T10:00:00Z">${n}d</time></a>
<a class="status__display-name" href="/@lillby"><img src="/a.png" width="46" height="46" alt=""><span class="display-name"><bdi><strong>Lillby kommun</strong></bdi> <span class="display-name__account">@lillby</span></span></a></div>
<div class="status__content"><p>${text}</p></div><div class="status__action-bar">
<button class="icon-button" aria-label="Svara" title="Svara">${SVG}<span class="icon-button__counter">2</span></button><button class="icon-button" aria-label="Boosta" title="Boosta">${SVG}<span class="icon-button__counter">4</span></button>
<button class="star-icon icon-button" aria-label="Favoritmarkera" title="Favoritmarkera">${SVG}<span class="icon-button__counter">12</span></button><button aria-haspopup="menu" aria-label="Mer">${SVG}</button></div></div></article>`;
	const posts = await harvested(post, 'mastodon');
	expect(posts.map(({ counts }) => counts)).toEqual(Array(3).fill({ reactions: 12, comments: 2, shares: 4 }));
	expect(posts.map(({ text }) => text)).toEqual(TEXTS);
});

test('TikTok: a picture with the number of its views has no words, and they stand behind it', async () => {
	const post = (text: string, n: number) =>
		`<div data-e2e="user-post-item"><div><a href="/@lillby/video/7300000${n}"><picture><img alt="${text} #lillby" src="/p${n}.png" style="display:block;width:200px;height:260px"></picture><div>${SVG}<strong data-e2e="video-views">12.${n}K</strong></div></a></div></div>`;
	for (const platform of ['tiktok', undefined]) {
		const posts = await harvested(post, platform);
		expect(posts.map(({ elsewhere }) => elsewhere)).toEqual(['words', 'words', 'words']);
	}
});

test('what a post points to is told where the platform puts an address of its own in its place', async () => {
	const site = 'https://www.lillby.example/nyheter/1?a=b';
	const asked = encodeURIComponent(site);
	const links = [
		`https://l.facebook.com/l.php?u=${asked}&h=AT0`,
		`https://l.threads.com/?u=${asked}&e=AT1`,
		`https://www.linkedin.com/redir/redirect?url=${asked}&urlhash=x`,
		`https://www.youtube.com/redirect?event=video_description&q=${asked}`,
	];
	// They say nothing of where they lead, or share a page and do not lead to it.
	const others = ['https://t.co/Ab1', site, `https://www.facebook.com/sharer/sharer.php?u=${asked}`];
	const html = [...links, ...others]
		.map((href) => `<a href="${href.replaceAll('&', '&amp;')}">länk</a>`)
		.join(' ');
	const [post] = await harvested(
		(text, n) =>
			`<article><p>${text}</p><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>${html}</article>`,
	);
	const leads = new Map(post?.links.map(({ address, leadsTo }) => [address, leadsTo]));
	expect(links.map((address) => leads.get(address))).toEqual(links.map(() => site));
	expect(others.map((address) => leads.get(address))).toEqual(others.map(() => undefined));
});

test('Instagram: tabs that are signs alone are tabs, by what their signs are called', async () => {
	const tab = (name: string, path: string, on = false) =>
		`<a role="tab" aria-selected="${on}" href="${path}"><div><svg width="24" height="24" aria-label="${name}"><title>${name}</title><path d="M2 2h20v20z"/></svg></div></a>`;
	const tabs =
		tab('Inlägg', '/kommunen', true) + tab('Reels', '/kommunen/reels/') + tab('Taggad', '/kommunen/tagged/');
	const world = await visit(
		page(
			'',
			`<main><h2>kommunen</h2><div role="tablist">${tabs}</div>${TEXTS.map((text, n) => `<article><time datetime="2026-11-0${n + 1}T10:00:00Z">${n + 1} november</time><p>${text}</p></article>`).join('')}</main>`,
		),
	);
	const found = await world.call('findTabs');
	expect(found.map(({ name, here }) => [name, here])).toEqual([
		['Inlägg', true],
		['Reels', false],
		['Taggad', false],
	]);
});
