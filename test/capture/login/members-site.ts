import { randomBytes } from 'node:crypto';
import { gives, openSite, page, type Site } from '../recorder/site.ts';

export interface MembersSite extends Site {
	/** Every value that is a key to the account, in the order given out. */
	readonly secrets: string[];
	/** Ends all logins, as a platform does when a password is changed. */
	endLogins(): void;
	readonly address: string;
	readonly allowHosts: readonly string[];
}

const POSTS = Array.from(
	{ length: 8 },
	(_, i) => `<article id="p${i}" data-post-id="p${i}"><header><a href="/kommunen">Kommunen</a>
	<a href="/kommunen/p${i}"><time datetime="2026-10-${10 + i}T09:00:00Z">${10 + i} oktober</time></a></header>
	<p>Snöröjningen i område ${i + 1} pågår hela veckan. Boende ombeds flytta bilar från gatan före klockan sju på morgonen.</p></article>`,
).reverse();

/**
 * An account that only those see who are logged in. The cookie changes at every visit; a second key is first seen in the
 * body of an answer, goes on into the page's storage, a header, an address and a link, and is shown in the page.
 */
export async function openMembersSite(): Promise<MembersSite> {
	const secrets: string[] = [];
	let valid = new Set<string>();
	const make = () => {
		const secret = randomBytes(18).toString('hex');
		secrets.push(secret);
		return secret;
	};
	const sidOf = (cookie: string | undefined) => /sid=([^;]+)/.exec(cookie ?? '')?.[1] ?? '';
	const renew = () => {
		const sid = make();
		valid.add(sid);
		return `sid=${sid}; Path=/; HttpOnly; Max-Age=86400`;
	};
	const site = await openSite({
		'/': page('<p>Start'),
		'/login': (visit, response) => {
			if (visit.method !== 'POST')
				return page(
					'<title>Logga in</title><form method=post action=/login><input name=user><input name=password type=password><button>Logga in</button></form>',
				)(visit, response);
			response.writeHead(303, { location: '/kommunen', 'set-cookie': renew() }).end();
		},
		'/kommunen': (visit, response) => {
			const sid = sidOf(visit.headers.cookie);
			if (!valid.has(sid)) {
				response.writeHead(302, { location: '/login?next=/kommunen' }).end();
				return;
			}
			const cookie = renew();
			page(
				`<title>Kommunen</title><h1>Kommunen</h1><p>Inloggad som redaktör. <a id=out href="">Logga ut</a> <span id=shown></span></p><main>${POSTS.join('')}</main>
				<script>
				fetch('/api/key').then(r => r.json()).then(async ({ key }) => {
					localStorage.setItem('access_token', key);
					document.querySelector('#shown').textContent = 'Nyckel: ' + key;
					document.querySelector('#out').href = '/logout?token=' + key;
					await fetch('/api/more?access=' + key, { headers: { Authorization: 'Bearer ' + key, 'X-CSRF-Token': key } });
				});
				</script>`,
				{ 'set-cookie': cookie },
			)(visit, response);
		},
		'/api/key': (visit, response) => {
			const echo = sidOf(visit.headers.cookie);
			gives('application/json', JSON.stringify({ key: make(), echo, user: 'redaktör' }))(visit, response);
		},
		'/api/more': gives('application/json', '{"posts":[],"end":true}'),
	});
	return Object.assign(site, {
		secrets,
		address: `http://127.0.0.1:${site.port}/kommunen`,
		allowHosts: [`127.0.0.1:${site.port}`],
		endLogins() {
			valid = new Set();
		},
	});
}
