import { hash } from 'node:crypto';
import { TryAgainLater, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { waitSeconds } from '../../records/people/attempts.ts';
import { emailKey, type Person } from '../../records/people/person.ts';
import { type Visit, visitEnd } from '../../records/people/visit.ts';
import { isPassword, keyOf, newSecret } from './secrets.ts';

export interface SignInWish {
	readonly email: string;
	readonly password: string;
	/** What the browser calls itself. */
	readonly device: string;
	/** Network address that the wish comes from. */
	readonly from: string;
}

export interface SignedIn {
	/** What the browser keeps; nobody else ever sees it again. */
	readonly secret: string;
	readonly visit: Visit;
	readonly person: Person;
}

type Rooms = Pick<Office, 'people' | 'clock'>;
/** A place has more people than one behind it: it is let try so many times as often. */
const PLACE_FACTOR = 10;

/**
 * Lets somebody in by name and password. Wrong ones are counted by name and by place, whether the name is known or not, and make
 * the next try wait. A try is counted before it is looked at: of many that come at once none gets past the count while others are hashed.
 * @throws UsageError `sign-in-wrong` · TryAgainLater `sign-in-waits`
 */
export async function signIn(office: Rooms, wish: SignInWish): Promise<SignedIn> {
	const { people } = office;
	const name = hash('sha256', `name ${emailKey(wish.email)}`, 'hex');
	const place = hash('sha256', `place ${wish.from}`, 'hex');
	await refuseHurry(office, name, place);
	await people.countFailure([name, place]);
	const found = await people.personOf(wish.email);
	const isRight = await isPassword(wish.password, found?.password);
	if (!found || !isRight || found.closedAt !== undefined) throw wrong();
	await people.clearFailures(name);
	await people.forgive(place);
	const { password: _, ...person } = found;
	return { person, ...(await beginVisit(office, person.id, wish.device, 'now')) };
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

async function refuseHurry({ people, clock }: Rooms, name: string, place: string): Promise<void> {
	const failures = await people.failures([name, place]);
	const waits = [name, place].map((key) => {
		const { count = 0, lastAt = '' } = failures.get(key) ?? {};
		if (count === 0) return 0;
		const wait = waitSeconds(key === place ? Math.floor(count / PLACE_FACTOR) : count);
		return wait - (clock.now().getTime() - Date.parse(lastAt)) / 1000;
	});
	const seconds = Math.ceil(Math.max(...waits));
	if (seconds <= 0) return;
	throw new TryAgainLater(`Too many wrong passwords; wait ${seconds} s`, {
		...{ code: 'sign-in-waits', subject: `${seconds}` },
		remedy: 'Wait, then try again. An administrator can give you a way to choose a new password.',
	});
}

function wrong(): UsageError {
	return new UsageError('The address and the password do not belong together', {
		code: 'sign-in-wrong',
		remedy: 'Try again. An administrator can give you a way to choose a new password.',
	});
}
