import { describe, expect, test } from 'vitest';
import { KNOWN } from '../../../src/capture/platforms/known.ts';
import { closesBrowser, metas, page, posts, visit } from './serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const X_SCHEMA = (posts: number) =>
	`<script type="application/ld+json" data-testid="UserProfileSchema-test">${JSON.stringify({
		'@type': 'ProfilePage',
		mainEntity: {
			givenName: 'Kommunen',
			description: 'Från kommunhuset',
			image: { contentUrl: 'https://pbs.example/a.jpg' },
			interactionStatistic: [
				{ interactionType: 'https://schema.org/FollowAction', userInteractionCount: 99 },
				{ interactionType: 'https://schema.org/WriteAction', userInteractionCount: posts },
			],
		},
	})}</script>`;
const TIKTOK_DATA = `<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${JSON.stringify(
	{
		__DEFAULT_SCOPE__: {
			'webapp.user-detail': {
				userInfo: {
					user: { nickname: 'Kommunen', signature: 'Filmer', avatarLarger: 'https://p16.example/a.jpg' },
					stats: { videoCount: 41, followerCount: 9000 },
				},
			},
		},
	},
)}</script>`;

/** Who the page is, as its platform says it. Invented pages; the form is the platform's, in languages that the words do not know. */
const PROFILES: Readonly<
	Record<string, { readonly html: string; readonly profile: Readonly<Record<string, unknown>> }>
> = {
	facebook: {
		html: page(
			metas({
				'og:title': 'Kommunen | Storstaden',
				'og:description': 'Kommunen. 1 234 gillar · 56 pratar om detta. Frågor besvaras på vardagar.',
			}),
			posts(() => ''),
		),
		profile: { name: 'Kommunen', description: 'Frågor besvaras på vardagar.' },
	},
	instagram: {
		html: page(
			metas({
				'og:title': 'Kommunen (@kommunen) • Bilder och videor',
				'og:description': '12K takipçi, 56 takip, 1,278 gönderi - kommunen',
				description: '12K takipçi - Kommunen (@kommunen): “Bilder från oss”',
			}),
			`<header><img src="/avatar.jpg"></header>${posts(() => '')}`,
		),
		profile: {
			name: 'Kommunen',
			statedPosts: 1278,
			statedBy: 'platform',
			description: 'Bilder från oss',
			image: expect.stringContaining('/avatar.jpg'),
		},
	},
	x: {
		html: page(
			`${metas({ 'og:title': 'Kommunen (@kommunen) / X' })}${X_SCHEMA(4321)}`,
			posts(() => ''),
		),
		profile: {
			name: 'Kommunen',
			description: 'Från kommunhuset',
			statedPosts: 4321,
			image: 'https://pbs.example/a.jpg',
		},
	},
	linkedin: {
		html: page(
			metas({ 'og:title': 'Kommunen | LinkedIn', 'og:description': 'Kommunen | 9 följare' }),
			`<h1 class="top-card-layout__title">Kommunen AB</h1><p data-test-id="about-us__description">Vi är 900.</p>${posts(() => '')}`,
		),
		profile: { name: 'Kommunen AB', description: 'Vi är 900.' },
	},
	youtube: {
		html: page(
			metas({ 'og:title': 'Kommunen - kanal' }),
			`<yt-page-header-renderer><h1>Kommunen</h1><yt-content-metadata-view-model>@kommunen • 12 tn abone • 156 film</yt-content-metadata-view-model></yt-page-header-renderer>${posts(() => '')}`,
		),
		profile: { name: 'Kommunen', statedPosts: 156 },
	},
	tiktok: {
		html: page(
			`${metas({ 'og:title': 'Kommunen på T' })}${TIKTOK_DATA}`,
			posts(() => ''),
		),
		profile: { name: 'Kommunen', description: 'Filmer', statedPosts: 41, image: 'https://p16.example/a.jpg' },
	},
	threads: {
		html: page(
			metas({
				'og:title': 'Kommunen (@kommunen) • Threads',
				'og:description': '1,2K följare • 45 trådar • Det senaste härifrån.',
			}),
			posts(() => ''),
		),
		profile: { name: 'Kommunen', statedPosts: 45, description: 'Det senaste härifrån.' },
	},
	bluesky: {
		html: page(
			metas({ 'og:title': 'Bluesky', 'og:description': 'Socialt' }),
			`<div data-testid="profileHeaderDisplayName">Kommunen</div><div data-testid="profileHeaderDescription">Vi svarar på kontorstid</div>${posts(() => '')}`,
		),
		profile: { name: 'Kommunen', description: 'Vi svarar på kontorstid' },
	},
	mastodon: {
		html: page(
			metas({ 'og:title': 'Kommunen (@kommunen@social.example)', 'og:description': '1,2K gönderi' }),
			`<div id="mastodon"><div class="account__header__content">Kommunens konto</div>
<div class="account__header__extra__links"><a href="/@k" title="1,234"><b>1,2K</b> gönderi</a><a href="/f" title="9">9</a></div></div>${posts(() => '')}`,
		),
		profile: { name: 'Kommunen', statedPosts: 1234, description: 'Kommunens konto' },
	},
	wordpress: {
		html: page(
			`${metas({ 'og:title': 'Startsida' })}<meta name="generator" content="WordPress 6.8">`,
			`<p class="wp-block-site-title">Kommunbloggen</p><p class="wp-block-site-tagline">Om vardagen</p>${posts(() => '')}`,
		),
		profile: { name: 'Kommunbloggen', description: 'Om vardagen' },
	},
	blog: {
		html: page(
			metas({ 'og:title': 'Inlägg', 'og:site_name': 'Chefens blogg' }),
			posts(() => ''),
		),
		profile: { name: 'Chefens blogg' },
	},
};

describe('who the account is, and how much it says it has', () => {
	test('every platform is tried', () => {
		expect(Object.keys(PROFILES).sort()).toEqual(KNOWN.map((k) => k.name).sort());
	});

	test.each(Object.entries(PROFILES))('%s', async (platform, { html, profile }) => {
		expect(await (await visit(html, platform)).call('profile')).toMatchObject(profile);
		// What every page shows says it otherwise, or not at all.
		expect(await (await visit(html)).call('profile')).not.toMatchObject(profile);
	});

	test('is known on the next page of the same visit too', async () => {
		const world = await visit(PROFILES.x?.html ?? '', 'x');
		await world.go('/');
		expect((await world.call('profile')).statedPosts).toBe(4321);
	});

	test('a platform that says none, or fewer than the page shows, makes nothing enough', async () => {
		const none = await visit(page(X_SCHEMA(0), '<p>Inga inlägg</p>'), 'x');
		expect((await none.call('profile')).statedPosts).toBeUndefined();
		const fewer = await visit(page(X_SCHEMA(3), `<p><span>120 inlägg</span></p>${posts(() => '')}`), 'x');
		expect(await fewer.call('profile')).toMatchObject({ statedPosts: 120 });
	});

	test('data that is broken says nothing, and the page is read like every other', async () => {
		const html = page(
			`${metas({ 'og:title': 'Kommunen (@kommunen)' })}<script data-testid="UserProfileSchema-test">{"mainEntity":</script>`,
			posts(() => ''),
		);
		expect((await (await visit(html, 'x')).call('profile')).name).toBe('Kommunen');
	});
});

describe('the address of a post', () => {
	const PERMALINKS: Readonly<Record<string, string>> = {
		facebook: '/kommunen/posts/pfbid0abc',
		instagram: '/kommunen/reel/Cabc',
		x: '/kommunen/status/1234567890',
		linkedin: '/posts/kommunen_snö-activity-7',
		youtube: '/watch?v=abcdefghijk',
		tiktok: '/@kommunen/video/73000',
		threads: '/@kommunen/post/Cabc',
		bluesky: '/profile/kommunen.se/post/3kabc',
		mastodon: '/@kommunen/113000000000000001',
	};
	test.each(Object.entries(PERMALINKS))('%s: %s', async (platform, path) => {
		const inside = (n: number) =>
			`<a href="/tagg/2026${n}/posts">#vinter${n}</a> <a href="${path}${n}">Öppna</a>`;
		const addressesOf = async (world: Awaited<ReturnType<typeof visit>>) =>
			(await world.call('harvest', 0, 5000, NOW)).posts.map((p) =>
				decodeURI(p.permalink ?? '').slice(-path.length - 1),
			);
		const html = page('', posts(inside));
		const own = [1, 2, 3].map((n) => `${path}${n}`);
		expect(await addressesOf(await visit(html, platform))).toEqual(own);
		expect(await addressesOf(await visit(html))).not.toEqual(own);
	});
});

/** What only who knows the platform can tell is a login: no password field, and no address that says so. */
const LOGINS: Readonly<Record<string, string>> = {
	facebook: '<div role="dialog"><a href="/reg/?next=1">Skapa konto</a></div>',
	instagram: '<div role="dialog"><a href="/accounts/emailsignup/">Vidare</a></div>',
	x: '<button data-testid="loginButton">Vidare</button>',
	linkedin: '<form class="join-form" action="/start"><input name="vem"><button>Vidare</button></form>',
	youtube: '<form action="https://accounts.google.com/ServiceLogin"><button>Vidare</button></form>',
	tiktok: '<div id="loginContainer">Välj hur</div>',
	threads: '<a href="https://www.instagram.com/accounts/login/?x">Vidare</a>',
	bluesky: '<button data-testid="signInButton">Vidare</button>',
	mastodon: '<form id="new_user" action="/auth/sign_in"><input name="x"><button>Vidare</button></form>',
	wordpress: '<form id="loginform" action="/hemlig"><input name="log"><button>Vidare</button></form>',
};

describe('a login of the platform', () => {
	test.each(Object.entries(LOGINS))('%s', async (platform, login) => {
		const html = page('', `<h1>Kommunen</h1>${login}`);
		expect((await (await visit(html, platform)).call('signs')).platformLogin).toBe(true);
		const hidden = page('', `<h1>Kommunen</h1><div style="display:none">${login}</div>`);
		expect((await (await visit(hidden, platform)).call('signs')).platformLogin).toBe(false);
		expect((await (await visit(html)).call('signs')).platformLogin).toBe(false);
	});

	test('over the page is an overlay that asks for a login', async () => {
		const html = page(
			'',
			`<h1>Kommunen</h1><div style="position:fixed;inset:0;background:#fff">${LOGINS.instagram}</div>`,
		);
		expect((await (await visit(html, 'instagram')).call('signs')).overlay?.asksLogin).toBe(true);
		expect((await (await visit(html)).call('signs')).overlay?.asksLogin).toBe(false);
	});
});

describe('what may be pressed', () => {
	test('Mastodon: hidden pictures are shown, and what leads away is left and counted', async () => {
		const html = page(
			'',
			posts(
				(
					n,
				) => `<button id="bild${n}" class="spoiler-button__overlay" onclick="this.remove()">Hassas içerik</button>
<button id="bort${n}" class="status__content__read-more-button">Läs mer</button>
<div class="status__action-bar"><button id="meny${n}" aria-expanded="false">Val</button></div>`,
			),
		);
		const world = await visit(html, 'mastodon');
		const { left } = await world.call('unfold', 0, 5000);
		expect(await world.pressed()).toEqual(['bild1', 'bild2', 'bild3']);
		expect(left).toBe(3);
		const plain = await visit(html);
		await plain.call('unfold', 0, 5000);
		expect(await plain.pressed()).toEqual(expect.arrayContaining(['bort1']));
		expect(await plain.pressed()).not.toContain('bild1');
	});

	test.each([
		['x', '<button id="ID" data-testid="tweet-text-show-more-link">Daha</button>'],
		['linkedin', '<button id="ID" data-feed-action="see-more-post">daha</button>'],
		['youtube', '<ytd-expander><button id="more">Devam</button></ytd-expander>'],
		[
			'bluesky',
			'<div data-testid="contentHider-post"><button id="ID" aria-label="Visa">Känsligt</button></div>',
		],
	])('%s unfolds by the names of its controls', async (platform, control) => {
		const html = page(
			'',
			posts((n) => control.replace('ID', `v${n}`)),
		);
		const world = await visit(html, platform);
		await world.call('unfold', 0, 5000);
		expect(await world.pressed()).toHaveLength(3);
		const plain = await visit(html);
		await plain.call('unfold', 0, 5000);
		expect(await plain.pressed()).toEqual([]);
	});

	test('WordPress brings more of the feed by a control that only its frame names', async () => {
		const control = '<div id="infinite-handle"><span><button id="mer">Önceki yazılar</button></span></div>';
		const html = page('', `${posts(() => '')}${control}`);
		const world = await visit(html, 'wordpress');
		expect(await world.call('pressMore')).toBe('Önceki yazılar');
		expect(await world.pressed()).toEqual(['mer']);
		expect(await (await visit(html)).call('pressMore')).toBeNull();
	});
});
