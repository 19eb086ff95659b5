import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const HIDDEN = '<input type=hidden name=sida value=2><input type=hidden name=action value=lista>';
const below = (html: string) => visit(page('', posts(() => '') + html));

test('a form that asks for the next page as a link would is followed like one', async () => {
	for (const [form, asked] of [
		[`<form>${HIDDEN}<button>Nästa</button></form>`, '/kommunen?sida=2&action=lista'],
		[
			`<form action="/nyheter?x=1"><input type=submit name=till value="Äldre inlägg"></form>`,
			'/nyheter?till=',
		],
		[
			`<form method=post><button formmethod=get name=sida value=3 aria-label="Nästa sida">›</button></form>`,
			'/kommunen?sida=3',
		],
	] as const) {
		const { call } = await below(form);
		expect(await call('nextPage', []), form).toContain(asked);
		expect(await call('postedPager'), form).toBeNull();
	}
});

test('a pager that is posted, or that is filled in around the posts, is known and not sent', async () => {
	for (const form of [
		`<form method=post>${HIDDEN}<button>Nästa</button></form>`,
		`<form method=post>${HIDDEN}<input type=submit name="ctl00$next" value="Nästa sida"></form>`,
		`<form method=post>${HIDDEN}<input type=image alt="Nästa" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=30 height=30></form>`,
	]) {
		const { call } = await below(form);
		expect(await call('nextPage', []), form).toBeNull();
		expect(await call('postedPager'), form).toMatch(/^Nästa/);
	}
	const around = await visit(
		page('', `<form><input name=sok>${posts(() => '')}<input type=submit name=b value="Nästa sida"></form>`),
	);
	expect(await around.call('nextPage', [])).toBeNull();
	expect(await around.call('postedPager')).toBe('Nästa sida');
});

test('forms that are none of the feed lead nowhere', async () => {
	for (const html of [
		`<form method=post>${HIDDEN}<button disabled>Nästa</button></form>`,
		`<form method=post>${HIDDEN}<button>Föregående</button></form>`,
		`<form method=post><label>Din e-post <input name=epost></label><button>Nästa</button></form>`,
		`<form method=post>${HIDDEN}<button>Prenumerera</button></form>`,
		`<footer><h2>Kalender</h2><form method=post>${HIDDEN}<button>Nästa</button></form></footer>`,
		`<form method=dialog><button>Nästa</button></form>`,
	]) {
		const { call } = await below(html);
		expect(await call('nextPage', []), html).toBeNull();
		expect(await call('postedPager'), html).toBeNull();
	}
});
