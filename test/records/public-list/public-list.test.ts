import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountKey, recognise } from '../../../src/records/address.ts';
import { meaningOf } from '../../../src/records/public-list/page-links.ts';
import { isListed, publicList } from '../../../src/records/public-list/public-list.ts';
import { type ListedLink, reconcile } from '../../../src/records/public-list/reconcile.ts';
import { registered } from './registered.ts';

const link = (address: string, more: Partial<ListedLink> = {}): ListedLink => ({
	...{ address, text: '', page: 'https://www.kommunen.example/sociala-medier', state: 'there' },
	...more,
});
const kinds = (links: readonly ListedLink[], accounts: Parameters<typeof reconcile>[1]) =>
	reconcile(links, accounts).differences.map(({ kind, how }) => (how ? `${kind} ${how}` : kind));

describe('the list for the website', () => {
	test('is sorted as Swedish is, by unit and by name, with platforms as people write them', () => {
		const accounts = [
			registered('https://x.com/o', { name: 'Östra', unit: 'Ängskolan' }),
			registered('https://x.com/a', { name: 'Åby', unit: 'Ängskolan' }),
			registered('https://www.youtube.com/@z', { name: 'Zon 10', unit: 'Ängskolan' }),
			registered('https://www.tiktok.com/@z', { name: 'Zon 2', unit: 'Ängskolan' }),
			registered('https://www.linkedin.com/company/b', { name: 'Bad', unit: 'Zoo' }),
		];
		const { units } = publicList(accounts, 'Kommunen', '2026-11-27', 'sv');
		expect(
			units.map((unit) => [unit.name, ...unit.accounts.map((a) => `${a.name} ${a.platformName}`)]),
		).toEqual([
			['Zoo', 'Bad LinkedIn'],
			['Ängskolan', 'Zon 2 TikTok', 'Zon 10 YouTube', 'Åby X', 'Östra X'],
		]);
	});

	test.each([
		[{}, true],
		[{ status: 'closing' }, true],
		[{ status: 'planned' }, false],
		[{ status: 'closed' }, false],
		[{ isPublic: false }, false],
		[{ isDefault: true }, false],
	] as const)('%o belongs on it: %s', (more, is) => {
		expect(isListed(registered('https://x.com/a', more))).toBe(is);
	});

	test('tells nobody who holds the account', () => {
		const account = registered('https://x.com/a', { holders: ['Rektor'], owner: 'Kansliet' });
		const text = JSON.stringify(publicList([account], 'Kommunen', '2026-11-27', 'sv'));
		expect(text).not.toMatch(/Rektor|Kansliet/);
	});
});

describe('what a link means', () => {
	const blog = accountKey('https://blogg.kommunen.example/rektorn');
	test.each([
		['https://www.facebook.com/Kommunen', 'account'],
		['https://sv-se.facebook.com/kommunen/', 'account'],
		['https://twitter.com/kommunen', 'account'],
		['https://social.example/@kommunen', 'account'],
		['https://blogg.kommunen.example/rektorn/', 'account'],
		['https://www.youtube.com/@kommunen/videos', 'account'],
		['https://www.facebook.com/kommunen/photos', 'account'],
		['https://www.facebook.com/kommunen/photos/123', 'other'],
		['https://fb.me/kommunen', 'perhaps'],
		['https://www.youtube.com/Kommunen', 'perhaps'],
		['https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fk.example', 'other'],
		['https://www.facebook.com/sharer.php?u=x', 'other'],
		['https://www.facebook.com/dialog/share?href=x', 'other'],
		['https://twitter.com/intent/tweet?text=x', 'other'],
		['https://x.com/share?url=x', 'other'],
		['https://www.linkedin.com/shareArticle?mini=true&url=x', 'other'],
		['https://www.linkedin.com/sharing/share-offsite/?url=x', 'other'],
		['https://www.facebook.com/kommunen/posts/123', 'other'],
		['https://x.com/kommunen/status/1', 'other'],
		['https://www.instagram.com/p/abc/', 'other'],
		['https://www.youtube.com/watch?v=abc', 'other'],
		['https://www.facebook.com/', 'other'],
		['https://www.kommunen.example/kontakt', 'other'],
		['mailto:a@kommunen.example', 'other'],
	])('%s: %s', (address, is) => {
		expect(meaningOf(address, new Set([blog])).is).toBe(is);
	});
});

describe('website against register', () => {
	const facebook = registered('https://www.facebook.com/kommunen');

	test.each([
		['http://facebook.com/Kommunen/?fbclid=1', []],
		['https://m.facebook.com/kommunen', ['other-address host']],
		['https://www.facebook.com/kom.munen', ['other-address spelling']],
		['https://www.facebook.com/pg/kommunen', ['other-address spelling']],
		['https://www.facebook.com/annan', ['unknown', 'not-listed']],
	])('%s is told as %o', (address, expected) => {
		expect(kinds([link(address)], [facebook])).toEqual(expected);
	});

	test('an old host is another address', () => {
		const x = registered('https://x.com/kommunen');
		expect(kinds([link('https://twitter.com/kommunen')], [x])).toEqual(['other-address host']);
	});

	test('where the platform leads on, the account is the one it leads to', () => {
		const moved = link('https://www.facebook.com/gamla', { leadsTo: 'https://www.facebook.com/kommunen' });
		expect(kinds([moved], [facebook])).toEqual(['other-address redirect']);
	});

	test.each([
		[{ isPublic: false }, 'private-listed'],
		[{ status: 'closed' }, 'closed-listed'],
		[{ status: 'planned' }, 'planned-listed'],
	] as const)('%o on the website is %s', (more, kind) => {
		expect(kinds([link(facebook.address)], [registered(facebook.address, more)])).toEqual([kind]);
	});

	test('two spellings on the website are one account, and the wrong one is told', () => {
		const x = registered('https://x.com/kommunen');
		const both = [link('https://x.com/kommunen'), link('https://twitter.com/kommunen')];
		expect(kinds(both, [x])).toEqual(['other-address host']);
		expect(kinds(both, [])).toEqual(['unknown']);
	});

	test('a dead link is told, a wall is not', () => {
		expect(kinds([link(facebook.address, { state: 'dead' })], [facebook])).toEqual(['dead']);
		expect(kinds([link(facebook.address, { state: 'unchecked' })], [facebook])).toEqual([]);
	});

	test('every account that belongs on the list is agreed or missing, once; every other link is told', () => {
		const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 12 });
		const account = fc.record({
			status: fc.constantFrom('planned', 'active', 'closing', 'closed'),
			isPublic: fc.boolean(),
		});
		fc.assert(
			fc.property(
				names,
				names,
				fc.array(account, { minLength: 12, maxLength: 12 }),
				(listed, known, states) => {
					const accounts = known.map((name, i) => registered(`https://x.com/${name}`, states[i]));
					const links = listed.map((name) => link(recognise(`https://x.com/${name}`).address));
					const { agreed, differences } = reconcile(links, accounts);
					const missing = differences.filter(({ kind }) => kind === 'not-listed');
					expect(agreed + missing.length).toBe(accounts.filter(isListed).length);
					const told = differences.filter(({ link: l }) => l !== undefined).length;
					expect(agreed + told).toBe(links.length);
				},
			),
		);
	});
});
