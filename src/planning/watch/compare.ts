import { hash } from 'node:crypto';
import type { PictureSeen, ProfileChange, ProfileSeen } from '../../records/watch/look.ts';
import type { KnownProfile } from '../../records/watch/state.ts';
import { isSamePlace, landedKey } from './same-address.ts';
import { isSamePicture } from './same-picture.ts';
import { linkKey, nameKey, textKey } from './same-text.ts';

/** What a look comes to beside what was known. */
export interface Compared {
	/** What the next look is compared with. */
	readonly known: KnownProfile;
	readonly changes: readonly ProfileChange[];
	/** Lower-case hex; the same for as long as nothing major changes. */
	readonly fingerprint: string;
}

/** Looks in a row without a picture that was there before, after which it has been taken away; and without the verified mark. */
const LOOKS_WITHOUT = 3;
const LOOKS_UNVERIFIED = 2;
/** What changes for the third time within so many days changes by itself, such as a picture that takes turns. */
const RESTLESS_TIMES = 3;
const RESTLESS_MS = 7 * 86_400_000;
/** Names that a page has while it is not the account's. */
const NO_NAME =
	/^(?:facebook|instagram|x|twitter|linkedin|youtube|tiktok|threads|mastodon|bluesky|profil|profile|startsida|home|hem|logga in|log in|login|sign in)$/u;

type Turning = 'name' | 'avatar' | 'cover';

/**
 * Compares what a look saw with what was known: what is another to those who visit the account is a major change (name, avatar, cover,
 * address) or a minor one; what platforms make another by themselves is none. What was not read changes nothing. Pure.
 * @param ordered the account's address @param at when the look was, ISO 8601 in UTC
 */
export function compareProfile(
	known: KnownProfile | undefined,
	seen: ProfileSeen,
	ordered: string,
	at: string,
): Compared {
	const before = known ?? {};
	const changes: ProfileChange[] = [];
	const changed: Partial<Record<Turning, readonly string[]>> = { ...before.changed };
	const absent: Partial<Record<'avatar' | 'cover' | 'verified', number>> = {};
	const turned = (what: Turning, from: string, to: string) => {
		const times = [...(changed[what] ?? []), at].slice(-RESTLESS_TIMES);
		const first = times.length === RESTLESS_TIMES ? Date.parse(times[0] ?? at) : Number.NEGATIVE_INFINITY;
		changed[what] = times;
		const isRestless = Date.parse(at) - first < RESTLESS_MS;
		changes.push({ what, weight: isRestless ? 'minor' : 'major', from, to });
	};

	const name = seen.name !== undefined && !NO_NAME.test(nameKey(seen.name)) ? seen.name.trim() : undefined;
	if (name && before.name && nameKey(name) !== nameKey(before.name)) turned('name', before.name, name);

	const pictureOf = (what: 'avatar' | 'cover'): PictureSeen | undefined => {
		const [was, read] = [before[what], seen[what]];
		// What a page only declares, where it has shown another, never was what it shows.
		const isBeside = was && !was.isDeclared && read?.isDeclared && !isSamePicture(was, read);
		const is = isBeside ? undefined : read;
		if (!was) {
			if (is && !is.isDeclared && before.changed?.[what]?.length) turned(what, '', shortOf(is));
			return is;
		}
		if (is) {
			if (was.isDeclared && !is.isDeclared) return is;
			if (isSamePicture(was, is)) return was;
			turned(what, shortOf(was), shortOf(is));
			return is;
		}
		const looks = (before.absent?.[what] ?? 0) + (seen.isPartial ? 0 : 1);
		if (looks < LOOKS_WITHOUT) {
			if (looks > 0) absent[what] = looks;
			return was;
		}
		turned(what, shortOf(was), '');
		return undefined;
	};
	const avatar = pictureOf('avatar');
	const cover = pictureOf('cover');

	const [from, to] = [before.address, seen.address];
	const moved = from && to && !isSamePlace(landedKey(from, ordered), landedKey(to, ordered));
	if (moved) changes.push({ what: 'address', weight: 'major', from, to });

	const unmarked = before.verified && seen.verified === false ? (before.absent?.verified ?? 0) + 1 : 0;
	const isMissed = unmarked > 0 && unmarked < LOOKS_UNVERIFIED;
	if (isMissed) absent.verified = unmarked;
	const verified = isMissed ? before.verified : seen.verified;
	// As for pictures: what a page only declares is no other presentation than the one that it has shown.
	const isBeside = seen.isBioDeclared && !before.isBioDeclared && before.bio !== undefined;
	const { bio, isBioDeclared } = seen.bio === undefined || isBeside ? before : seen;
	const isShownNow = before.isBioDeclared && !isBioDeclared;
	const { bio: _, ...compared } = { ...seen, ...kept('verified', verified) };
	changes.push(...minorChanges(before, { ...compared, ...(isShownNow ? {} : kept('bio', bio)) }));
	const next: KnownProfile = {
		...kept('name', name && !(before.name && nameKey(name) === nameKey(before.name)) ? name : before.name),
		...kept('avatar', avatar),
		...kept('cover', cover),
		...kept('address', moved ? to : (from ?? to)),
		...kept('bio', bio),
		...kept('isBioDeclared', isBioDeclared),
		...kept('link', seen.link ?? before.link),
		...kept('verified', verified ?? before.verified),
		...kept('followers', seen.followers ?? before.followers),
		...kept('posts', seen.posts ?? before.posts),
		...(Object.keys(absent).length > 0 ? { absent } : {}),
		...(Object.keys(changed).length > 0 ? { changed } : {}),
	};
	return { known: next, changes, fingerprint: fingerprintOf(next, ordered) };
}

/** Equal for two profiles between which nothing major changed. @param ordered the account's address */
function fingerprintOf(known: KnownProfile, ordered: string): string {
	const parts = [
		known.name === undefined ? null : nameKey(known.name),
		known.avatar?.sha256 ?? null,
		known.cover?.sha256 ?? null,
		known.address === undefined ? null : landedKey(known.address, ordered),
	];
	return hash('sha256', JSON.stringify(parts), 'hex');
}

function minorChanges(before: KnownProfile, seen: ProfileSeen): ProfileChange[] {
	const changes: ProfileChange[] = [];
	const minor = (what: ProfileChange['what'], from: string, to: string) =>
		changes.push({ what, weight: 'minor', from, to });
	if (before.bio !== undefined && seen.bio !== undefined && textKey(before.bio) !== textKey(seen.bio))
		minor('bio', before.bio, seen.bio);
	if (before.link !== undefined && seen.link !== undefined && linkKey(before.link) !== linkKey(seen.link))
		minor('link', before.link, seen.link);
	if (before.verified !== undefined && seen.verified !== undefined && before.verified !== seen.verified)
		minor('verified', before.verified ? 'verified' : '', seen.verified ? 'verified' : '');
	return changes;
}

/** Enough to tell two pictures apart, and to find one's file by. */
function shortOf({ sha256 }: PictureSeen): string {
	return sha256.slice(0, 8);
}

function kept<K extends keyof KnownProfile>(key: K, value: KnownProfile[K] | undefined) {
	return (value === undefined ? {} : { [key]: value }) as Pick<KnownProfile, K> | object;
}
