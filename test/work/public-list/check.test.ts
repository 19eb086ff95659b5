import { describe, expect, test } from 'vitest';
import type { Office } from '../../../src/office.ts';
import { checkPublicList } from '../../../src/work/public-list/check.ts';
import { addAccount, addUnit } from '../../../src/work/register/keep.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { type Answer, website } from './website.ts';

/** Mastodon lives on any host, so that loopback can be a platform of its own. */
async function listOf(pages: Readonly<Record<string, Answer>>, known: readonly string[]) {
	const site = await website(pages);
	const opened = await tempOffice();
	const office: Office = { ...opened, config: { ...opened.config, PAGE_DELAY_SECONDS: 0 } };
	const unit = await addUnit(office, { name: 'Björkskolan', creator: 'Nämnden' }, 'Anna');
	for (const path of known) {
		const { id } = await addAccount(
			office,
			{ address: `${site.origin}${path}`, unit: unit.id, facts: {} },
			'A',
		);
		await office.register.change([{ kind: 'status-changed', id, from: 'planned', to: 'active' }], 'A');
	}
	const check = (path = '/lista', more: object = {}) =>
		checkPublicList(
			office,
			{ address: `${site.origin}${path}`, allowHosts: [site.host], asksLinks: true, ...more },
			new AbortController().signal,
		);
	const told = async () =>
		(await check()).differences.map(({ kind, link, account }) => [
			kind,
			new URL(link?.address ?? account?.address ?? '').pathname,
		]);
	return { site, check, told };
}
const list = (...paths: readonly string[]) =>
	`<main>${paths.map((path) => `<a href="{site}${path}">${path}</a>`).join(' ')}</main>`;

describe('the list on a website', () => {
	test('agrees where it has every account, each there', async () => {
		const { check, site } = await listOf({ '/lista': list('/@a', '/@b'), '/@a': 'a', '/@b': 'b' }, [
			'/@a',
			'/@b',
		]);
		const checked = await check();
		expect(checked).toMatchObject({ agreed: 2, differences: [], isRendered: false, isCutOff: false });
		expect(site.mostAtATime()).toBe(1);
	});

	test('is told of what is unknown, missing, dead or moved, and not of a wall', async () => {
		const { check, told } = await listOf(
			{
				'/lista': list('/@unknown', '/@dead', '/@wall', '/@moved'),
				...{ '/@unknown': 'x', '/@wall': 403, '/@moved': { to: '{site}/@new' }, '/@new': 'n' },
			},
			['/@dead', '/@wall', '/@new', '/@missing'],
		);
		expect(await told()).toEqual([
			['unknown', '/@unknown'],
			['not-listed', '/@missing'],
			['other-address', '/@moved'],
			['dead', '/@dead'],
		]);
		const states = (await check()).links.map(({ state, told: status }) => `${state} ${status}`);
		expect(states).toEqual(['there 200', 'dead 404', 'unchecked 403', 'there 200']);
	});

	test('is read on all of its pages, each once, and none of another kind', async () => {
		const { check, site } = await listOf(
			{
				'/lista': `${list('/@a')}<a href="/lista?sida=2">2</a><a href="/lista/skolor">Skolor</a><a href="/kontakt">k</a>`,
				'/lista?sida=2': `${list('/@b')}<a href="/lista?sida=2">2</a><a href="/lista?sida=3">Nästa</a>`,
				'/lista?sida=3': 500,
				'/lista/skolor': list('/@c'),
				...{ '/@a': 'a', '/@b': 'b', '/@c': 'c' },
			},
			['/@a', '/@b', '/@c'],
		);
		const checked = await check();
		expect(checked).toMatchObject({ agreed: 3, differences: [] });
		expect(checked.pages).toHaveLength(3);
		expect(checked.unread).toMatchObject([{ address: `${site.origin}/lista?sida=3` }]);
		expect(site.asked.filter((path) => path.startsWith('/lista'))).toHaveLength(4);
	});

	test('that goes on without end is read so far, and said to go on', async () => {
		const pages = Array.from({ length: 40 }, (_, i): [string, string] => [
			i === 0 ? '/lista' : `/lista?sida=${i}`,
			`${list('/@a')}<a href="/lista?sida=${i + 1}">Nästa</a>`,
		]);
		const { check } = await listOf({ ...Object.fromEntries(pages), '/@a': 'a' }, ['/@a']);
		const checked = await check();
		expect(checked.isCutOff).toBe(true);
		expect(checked.pages).toHaveLength(20);
	});

	test('an account in the footer of every page does not stand on the list', async () => {
		const html = `${list('/@a')}<footer><a href="{site}/@b">b</a></footer>`;
		const { told } = await listOf({ '/lista': html, '/@a': 'a', '/@b': 'b' }, ['/@a', '/@b']);
		expect(await told()).toEqual([['not-listed', '/@b']]);
	});

	test('that a script writes is read in the browser, also in a shadow root', async () => {
		const script = `<main id="m"></main><script>
			const box = document.getElementById('m').attachShadow({ mode: 'open' });
			box.innerHTML = '<a href="/@a">a</a>';
		</script>`;
		const { check } = await listOf({ '/lista': script, '/@a': 'a' }, ['/@a']);
		expect(await check()).toMatchObject({ agreed: 1, differences: [], isRendered: true });
	});

	test('that a script writes into a page whose foot names one account is read in the browser too', async () => {
		const script = `<main id="m"></main><script>setTimeout(() => (document.getElementById('m').innerHTML = '<a href="/@a">a</a>'), 1400)</script>
			<footer><a href="{site}/@b">b</a></footer>`;
		const { check } = await listOf({ '/lista': script, '/@a': 'a', '/@b': 'b' }, ['/@a']);
		expect(await check()).toMatchObject({ agreed: 1, isRendered: true });
	});

	test('that turns programs away is read in the browser', async () => {
		const guarded = { browser: list('/@a'), program: 403 };
		const { check } = await listOf({ '/lista': guarded, '/@a': 'a' }, ['/@a']);
		expect(await check()).toMatchObject({ agreed: 1, differences: [], isRendered: true });
	});

	test('in a network that leads nowhere else no link is dead for want of a name', async () => {
		const nowhere = 'https://social.invalid/@kommunen';
		const { check } = await listOf({ '/lista': `<a href="${nowhere}">k</a>` }, []);
		const { links, differences } = await check();
		expect(links).toMatchObject([{ state: 'unchecked', told: 'no-such-host' }]);
		expect(differences.map(({ kind }) => kind)).toEqual(['unknown']);
		const other = await website({ '/@b': 'b' });
		const html = `<a href="${nowhere}">k</a><a href="${other.origin}/@b">b</a>`;
		const both = await listOf({ '/lista': html }, []);
		const allowed = { allowHosts: [both.site.host, other.host] };
		expect((await both.check('/lista', allowed)).links).toMatchObject([
			{ state: 'dead' },
			{ state: 'there' },
		]);
	});

	test('asks no link where nobody wants it to', async () => {
		const { check, site } = await listOf({ '/lista': list('/@a') }, ['/@a']);
		expect(await check('/lista', { asksLinks: false })).toMatchObject({ agreed: 1, differences: [] });
		expect(site.asked).toEqual(['/lista']);
	});
});

describe('a list that cannot be read', () => {
	test.each([
		['/borta', {}, 'list-not-there'],
		['/lista', { '/lista': 503 }, 'list-unreachable'],
		['/lista', { '/lista': { to: '{site}/lista' } }, 'list-unreachable'],
	] as const)('%s with %o is %s', async (path, pages, code) => {
		const { check } = await listOf(pages, []);
		await expect(check(path)).rejects.toMatchObject({ code });
	});

	test('a private address is opened by name only', async () => {
		const { check } = await listOf({ '/lista': list('/@a') }, []);
		await expect(check('/lista', { allowHosts: [] })).rejects.toMatchObject({ code: 'private-address' });
	});

	test.each(['lista', 'ftp://k.example/', 'https://anna:hemligt@k.example/'])(
		'%s is no address',
		async (address) => {
			const { check } = await listOf({}, []);
			await expect(check('/lista', { address })).rejects.toMatchObject({ code: 'bad-list-address' });
		},
	);
});
