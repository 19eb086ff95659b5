import { hash } from 'node:crypto';
import { TryAgainLater, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Grant, Person } from '../../records/people/person.ts';
import {
	type Actor,
	grantsNow,
	isLive,
	mayMake,
	TOKEN_DAYS,
	TOKEN_MARK,
	TOKEN_SHAPE,
	type Token,
} from '../../records/people/token.ts';
import { placeOf, secondsLeft } from './hurry.ts';
import { refuseUnlessOver } from './people.ts';
import { keyOf, newSecret } from './secrets.ts';
import { notAllowed } from './who.ts';

type Rooms = Pick<Office, 'people' | 'tokens' | 'clock'>;

export interface TokenWish {
	/** What it is for. */
	readonly name: string;
	readonly grants: readonly Grant[];
	readonly days: number;
}

/** When a key's last use is written: at most so often, or each question would be a write. */
const WRITE_SECONDS = 60;
const DAY_MS = 86_400_000;
const LONGEST_NAME = 100;

/**
 * Makes a key for a program. Its secret is given once, and kept as a hash alone.
 * @throws UsageError `bad-token-name` `bad-token-days` `no-grants` · `not-allowed` where the maker may not do all that it would
 */
export async function makeToken(
	{ tokens, clock }: Rooms,
	wish: TokenWish,
	by: Person,
): Promise<{ readonly token: Token; readonly secret: string }> {
	const name = wish.name.trim().replace(/\s+/g, ' ');
	if (name === '' || name.length > LONGEST_NAME || TOKEN_SHAPE.test(name)) throw badName();
	if (!TOKEN_DAYS.some((days) => days === wish.days)) throw badDays();
	if (wish.grants.length === 0)
		throw new UsageError('The key is given no role', {
			...{ code: 'token-without-role', subject: 'grant' },
			remedy: 'Choose a role that you have yourself.',
		});
	if (!wish.grants.every((grant) => mayMake(by.grants, grant))) throw notAllowed();
	const now = clock.now();
	const secret = TOKEN_MARK + newSecret();
	const token: Token = {
		...{ id: crypto.randomUUID(), personId: by.id, name, grants: wish.grants },
		madeAt: now.toISOString(),
		endsAt: new Date(now.getTime() + wish.days * DAY_MS).toISOString(),
	};
	await tokens.add(token, keyOf(secret), by.name);
	return { token, secret };
}

/**
 * Takes a key back, for good: its maker, or who keeps people over its maker.
 * @throws UsageError `no-such-token` `not-allowed`
 */
export async function revokeToken(office: Rooms, id: string, by: Person): Promise<void> {
	const token = await theToken(office, id);
	if (token.personId !== by.id) {
		const maker = await office.people.person(token.personId);
		if (!maker) throw notAllowed();
		refuseUnlessOver(by, maker);
	}
	await office.tokens.revoke(token.id, by.name);
}

/** By its id or the beginning of it. @throws UsageError `no-such-token` */
export async function theToken({ tokens }: Pick<Office, 'tokens'>, wanted: string): Promise<Token> {
	const found = wanted === '' ? [] : (await tokens.tokens()).filter(({ id }) => id.startsWith(wanted));
	const [token] = found;
	if (token && found.length === 1) return token;
	throw new UsageError('No key begins so, or more than one', {
		...{ code: 'no-such-token', subject: wanted },
		remedy: 'See the keys and their ids with tokens list.',
	});
}

/** Who a program asks for, with what its key allows now. */
export interface Bearer {
	readonly token: Token;
	readonly person: Person & Actor;
}

/**
 * Finds out for whom a program asks. Wrong keys are counted by place, as wrong passwords are, and make the next wrong one wait; they are counted
 * apart, so that a program with an old key shuts out nobody who signs in. A right key never waits: nobody comes upon 256 bits by guessing, and a
 * forgotten program would shut out all others behind the same address.
 * @param from network address
 * @throws UsageError `token-invalid` · TryAgainLater `token-waits`
 */
export async function bearerOf(office: Rooms, secret: string, from: string): Promise<Bearer> {
	const { people, tokens, clock } = office;
	const place = hash('sha256', `token ${placeOf(from)}`, 'hex');
	const token = isToken(secret) ? await tokens.token(keyOf(secret)) : undefined;
	const person = token && (await people.person(token.personId));
	const now = clock.now().toISOString();
	if (!token || !person || person.closedAt !== undefined || !isLive(token, now)) {
		await refuseHurry(office, place);
		await people.countFailure([place]);
		throw invalid();
	}
	if (Date.parse(now) - Date.parse(token.usedAt ?? '1970') >= WRITE_SECONDS * 1000)
		await tokens.touch(token.id, now);
	return { token, person: { ...person, grants: grantsNow(token, person.grants), byToken: token.id } };
}

function isToken(secret: string): boolean {
	return new RegExp(`^${TOKEN_SHAPE.source}$`).test(secret);
}

async function refuseHurry(office: Rooms, place: string): Promise<void> {
	const seconds = await secondsLeft(office, [{ key: place }]);
	if (seconds === 0) return;
	throw new TryAgainLater(`Too many wrong keys; wait ${seconds} s`, {
		...{ code: 'token-waits', subject: `${seconds}` },
		remedy: 'Wait, then try again with a key that holds.',
	});
}

function invalid(): UsageError {
	return new UsageError('The key is unknown, was taken back, or its time is over', {
		code: 'token-invalid',
		remedy: 'Make a new one in the web office, under My sign-in, and give it to the program.',
	});
}

function badName(): UsageError {
	return new UsageError('The key needs a name of at most 100 characters', {
		...{ code: 'bad-token-name', subject: 'name' },
		remedy: 'Write which program it is for.',
	});
}

function badDays(): UsageError {
	return new UsageError('The key is to hold for another time than those there are', {
		...{ code: 'bad-token-days', subject: 'days' },
		remedy: `Choose ${TOKEN_DAYS.join(', ')} days.`,
	});
}
