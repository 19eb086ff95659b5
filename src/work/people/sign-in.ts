import { hash } from 'node:crypto';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { emailKey, type Person } from '../../records/people/person.ts';
import { type Visit, visitEnd } from '../../records/people/visit.ts';
import { countTry, placeOf } from './hurry.ts';
import { browserMark, markedBrowser } from './known-browser.ts';
import { isPassword, keyOf, newSecret } from './secrets.ts';

export interface SignInWish {
	readonly email: string;
	readonly password: string;
	/** What the browser calls itself. */
	readonly device: string;
	/** Network address that the wish comes from. */
	readonly from: string;
	/** What the browser has kept since somebody last signed in there, as `browserMark` makes it. */
	readonly mark?: string;
}

export interface SignedIn {
	/** What the browser keeps; nobody else ever sees it again. */
	readonly secret: string;
	readonly visit: Visit;
	readonly person: Person;
}

type Rooms = Pick<Office, 'people' | 'clock'>;
/** A place has more people than one behind it: it is let try so many times as often. */
const PLACE_SHARE = 10;

/**
 * Lets somebody in by name and password. Wrong ones are counted by name and by place, whether the name is known or not, and make
 * the next try wait; those in a browser that the person has signed in with before are counted by that browser alone, or anybody could shut anybody
 * out by guessing at their name.
 * @returns also what the browser is to keep, to be known by the next time
 * @throws UsageError `sign-in-wrong` · TryAgainLater `sign-in-waits`
 */
export async function signIn(
	office: Rooms,
	wish: SignInWish,
): Promise<SignedIn & { readonly mark?: string | undefined }> {
	const { people } = office;
	const found = await people.personOf(wish.email);
	const browser = found && markedBrowser(wish.mark ?? '', found);
	const name = hash('sha256', `name ${emailKey(wish.email)}`, 'hex');
	const place = hash('sha256', `place ${placeOf(wish.from)}`, 'hex');
	const own = hash('sha256', `browser ${browser}`, 'hex');
	await countTry(office, browser ? [{ key: own }] : [{ key: name }, { key: place, share: PLACE_SHARE }]);
	const isRight = await isPassword(wish.password, found?.password);
	if (!found || !isRight || found.closedAt !== undefined) throw wrong();
	if (browser) await people.clearFailures(own);
	else {
		await people.clearFailures(name);
		await people.forgive(place);
	}
	const { password: _, ...person } = found;
	const mark = browser ? wish.mark : browserMark(found);
	return { person, mark, ...(await beginVisit(office, person.id, wish.device, 'now')) };
}

/** Begins a visit of somebody who has shown who they are. @param shownAt when that was; undefined where whoever lets them in does not say, `now` where it was just now */
export async function beginVisit(
	{ people, clock }: Rooms,
	personId: string,
	device: string,
	shownAt: string | undefined,
): Promise<Pick<SignedIn, 'secret' | 'visit'>> {
	const secret = newSecret();
	const now = clock.now();
	const begunAt = now.toISOString();
	const visit: Visit = {
		...{ key: keyOf(secret), personId, begunAt, usedAt: begunAt, endsAt: visitEnd(begunAt, now) },
		device: device.slice(0, 300),
		...(shownAt === undefined ? {} : { shownAt: shownAt === 'now' ? begunAt : shownAt }),
	};
	await people.begin(visit);
	return { secret, visit };
}

function wrong(): UsageError {
	return new UsageError('The address and the password do not belong together', {
		code: 'sign-in-wrong',
		remedy: 'Try again. An administrator can give you a way to choose a new password.',
	});
}
