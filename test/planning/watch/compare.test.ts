import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareProfile } from '../../../src/planning/watch/compare.ts';
import { missedProfile } from '../../../src/planning/watch/missed.ts';
import type { PictureSeen, ProfileSeen } from '../../../src/records/watch/look.ts';
import type { KnownProfile } from '../../../src/records/watch/state.ts';

const AT = 'https://social.example/@bjorkskolan';
const day = (n: number) => new Date(Date.UTC(2026, 10, 1 + n)).toISOString();
const pictureOf = (shade: number): PictureSeen => ({
	address: `https://cdn.example/${shade}.jpg?sig=${shade}`,
	sha256: shade.toString(16).padEnd(64, '0'),
	sketch: btoa(String.fromCharCode(...Array.from({ length: 192 }, (_, i) => (shade + i) % 256))),
});
const SEEN: ProfileSeen = {
	...{ name: 'Björkskolan', avatar: pictureOf(10), cover: pictureOf(90), address: AT },
	...{ bio: 'Skolan i Älvhamra, öppet 8–16.', link: 'https://alvhamra.example/', verified: true },
	...{ followers: 1200, posts: 40 },
};
const first = compareProfile(undefined, SEEN, AT, day(0));
const look = (seen: Partial<ProfileSeen>, known: KnownProfile = first.known, at = day(1)) =>
	compareProfile(known, { ...SEEN, ...seen }, AT, at);
const what = (changes: readonly { what: string; weight: string }[], weight = 'major') =>
	changes.filter((c) => c.weight === weight).map((c) => c.what);

describe('a first look', () => {
	test('changes nothing: there is nothing to compare it with', () => {
		expect(first.changes).toEqual([]);
		expect(first.known).toMatchObject({ name: 'Björkskolan', followers: 1200 });
	});
});

describe('a major change', () => {
	test.each([
		['name', { name: 'Björkskolan 4 ever' }],
		['avatar', { avatar: pictureOf(140) }],
		['cover', { cover: pictureOf(200) }],
		['address', { address: 'https://social.example/@annan' }],
	] as const)(
		'of the %s is told once, with what it was and is, and gives another fingerprint',
		(field, seen) => {
			const compared = look(seen);
			expect(what(compared.changes)).toEqual([field]);
			expect(compared.changes[0]?.from).not.toBe(compared.changes[0]?.to);
			expect(compared.fingerprint).not.toBe(first.fingerprint);
			const again = look(seen, compared.known, day(2));
			expect(again.changes).toEqual([]);
			expect(again.fingerprint).toBe(compared.fingerprint);
		},
	);

	test('that turns back is a change too', () => {
		const there = look({ name: 'Annan skola' });
		const back = look({}, there.known, day(2));
		expect(back.changes).toMatchObject([{ what: 'name', from: 'Annan skola', to: 'Björkskolan' }]);
		expect(back.fingerprint).toBe(first.fingerprint);
	});

	test('of a picture that takes turns by itself is only noted from the third time in a week', () => {
		let known = first.known;
		const weights = [1, 2, 3, 4].map((n) => {
			const compared = look({ cover: pictureOf(n % 2 ? 200 : 90) }, known, day(n));
			known = compared.known;
			return compared.changes[0]?.weight;
		});
		expect(weights).toEqual(['major', 'major', 'minor', 'minor']);
		expect(look({ cover: pictureOf(150) }, known, day(40)).changes[0]?.weight).toBe('major');
	});

	test('a picture is taken away when three looks in a row do not find it', () => {
		const { cover: _, ...bare } = SEEN;
		let known = first.known;
		const changes = [1, 2, 3, 4].map((n) => {
			const compared = compareProfile(known, bare, AT, day(n));
			known = compared.known;
			return compared.changes.map(({ what: field, to }) => [field, to]);
		});
		expect(changes).toEqual([[], [], [['cover', '']], []]);
	});

	test('a picture is never taken away by looks at a head that was not drawn whole, nor by what is only declared', () => {
		const { cover: _, ...bare } = SEEN;
		const declared = { ...pictureOf(140), isDeclared: true as const };
		let known = first.known;
		for (const n of [1, 2, 3, 4, 5]) {
			const compared = compareProfile(known, { ...bare, avatar: declared, isPartial: true }, AT, day(n));
			expect(compared.changes).toEqual([]);
			expect(compared.fingerprint).toBe(first.fingerprint);
			known = compared.known;
		}
		expect(known).toMatchObject({ avatar: pictureOf(10), cover: pictureOf(90) });
	});
});

describe('noise', () => {
	test.each([
		{ name: 'Björkskolan 🌳' },
		{ name: '🌳Björkskolan🌳 ' },
		{ name: '(3) Björkskolan | Facebook' },
		{ name: 'BJÖRKSKOLAN' },
		{ name: 'Bjo\u0308rkskolan' },
		{ name: 'Björkskolan (@bjorkskolan) • Instagram-foton och -videoklipp' },
		{ name: 'Instagram' },
		{ name: 'Logga in' },
		{ followers: 1 },
		{ posts: 41 },
		{ bio: 'Skolan i Älvhamra; öppet 8-16!' },
		{ bio: '1 234 följare – Skolan i Älvhamra, öppet 8–16.' },
		{ link: 'http://www.alvhamra.example?utm_source=profil' },
		{ link: 'https://l.social.example/l.php?u=https%3A%2F%2Falvhamra.example%2F&h=AT0' },
		{ address: 'https://www.social.example/@bjorkskolan/?hl=sv' },
		{ address: 'https://social.example/@bjorkskolan/featured' },
		{ avatar: { ...pictureOf(10), sha256: 'f'.repeat(64), address: 'https://cdn2.example/x' } },
	])('is no change: %o', (seen) => {
		const compared = look(seen);
		expect(compared.changes).toEqual([]);
		expect(compared.fingerprint).toBe(first.fingerprint);
	});

	test('what could not be read changes nothing, whatever it is', () => {
		const fields = Object.keys(SEEN) as (keyof ProfileSeen)[];
		fc.assert(
			fc.property(fc.subarray(fields), (left) => {
				const seen = Object.fromEntries(Object.entries(SEEN).filter(([key]) => !left.includes(key as never)));
				const compared = compareProfile(first.known, seen, AT, day(1));
				expect(compared.changes).toEqual([]);
				expect(compared.fingerprint).toBe(first.fingerprint);
			}),
		);
	});

	test('emoji, spacing and case of any name are no change of it, and another name always is', () => {
		const word = fc.stringMatching(/^[a-zåäö]{4,10}$/);
		const emoji = fc.constantFrom('', '🌳', ' 🎉 ', '👩‍🏫', '🇸🇪', '\u200b', '  ');
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 3 }),
				emoji,
				emoji,
				word,
				(words, a, b, other) => {
					const { known, fingerprint } = compareProfile(undefined, { name: words.join(' ') }, AT, day(0));
					const dressed = compareProfile(
						known,
						{ name: `${a}${words.join(`  ${b} `).toUpperCase()}${b}` },
						AT,
						day(1),
					);
					expect(dressed.changes).toEqual([]);
					expect(dressed.fingerprint).toBe(fingerprint);
					const more = compareProfile(known, { name: `${words.join(' ')} ${other}` }, AT, day(1));
					expect(what(more.changes)).toEqual(['name']);
				},
			),
		);
	});
});

describe('a minor change', () => {
	test.each([
		['bio', { bio: 'Sälj dina kryptovalutor här.' }],
		['link', { link: 'https://bedrageri.example/' }],
	] as const)('of the %s is noted, once, and leaves the fingerprint', (field, seen) => {
		const compared = look(seen);
		expect(what(compared.changes, 'minor')).toEqual([field]);
		expect(compared.fingerprint).toBe(first.fingerprint);
		expect(look(seen, compared.known, day(2)).changes).toEqual([]);
	});
});

test('the verified mark is lost when two looks in a row do not find it, and back at once', () => {
	let known = first.known;
	const changes = [false, true, false, false, false, true].map((verified, n) => {
		const compared = look({ verified }, known, day(n + 1));
		known = compared.known;
		return compared.changes.map(({ what: field, to }) => [field, to]);
	});
	expect(changes).toEqual([[], [], [], [['verified', '']], [], [['verified', 'verified']]]);
});

test('comparing is settled after one look, whatever is seen', () => {
	const text = fc.option(fc.string(), { nil: undefined });
	const picture = fc.option(fc.integer({ min: 0, max: 255 }).map(pictureOf), { nil: undefined });
	const profiles = fc
		.record({ name: text, bio: text, link: text, avatar: picture, cover: picture, followers: fc.nat() })
		.map(
			(seen) =>
				Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined)) as ProfileSeen,
		);
	fc.assert(
		fc.property(profiles, profiles, (one, other) => {
			const { known } = compareProfile(undefined, one, AT, day(0));
			const next = compareProfile(known, other, AT, day(30));
			const again = compareProfile(next.known, other, AT, day(60));
			expect(again.changes.filter(({ to }) => to !== '')).toEqual([]);
			expect(again.fingerprint).toBe(next.fingerprint);
		}),
	);
});

describe('an address that leads to another account', () => {
	const failure = { code: 'wrong-account' as const, detail: '' };
	test('has moved when it does so for the second time in a row, and is told once', () => {
		const to = 'https://social.example/@nyanamnet';
		const once = missedProfile(first.known, failure, to, AT);
		expect(once.changes).toEqual([]);
		const twice = missedProfile(once.known, failure, to, AT);
		expect(twice.changes).toEqual([{ what: 'address', weight: 'major', from: AT, to }]);
		const thrice = missedProfile(twice.known, failure, to, AT);
		expect(missedProfile(thrice.known, failure, to, AT).changes).toEqual([]);
	});

	test('has not when something else came between', () => {
		const to = 'https://social.example/@nyanamnet';
		const once = missedProfile(first.known, failure, to, AT);
		const down = missedProfile(once.known, { code: 'unreachable', detail: '' }, AT, AT);
		expect(missedProfile(down.known, failure, to, AT).changes).toEqual([]);
	});
});
