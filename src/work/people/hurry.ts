import { isIPv6 } from 'node:net';
import { TryAgainLater } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { waitSeconds } from '../../records/people/attempts.ts';

type Rooms = Pick<Office, 'people' | 'clock'>;

/** What wrong tries are counted by. */
export interface Counted {
	/** A hash. */
	readonly key: string;
	/** Where more than one person stands behind it: it is let try so many times as often. */
	readonly share?: number;
}

/** How long the next try has to wait, in whole seconds: the longest of what they are counted by. */
export async function secondsLeft({ people, clock }: Rooms, counted: readonly Counted[]): Promise<number> {
	const failures = await people.failures(counted.map(({ key }) => key));
	const waits = counted.map(({ key, share = 1 }) => {
		const { count = 0, lastAt = '' } = failures.get(key) ?? {};
		if (count === 0) return 0;
		return waitSeconds(Math.floor(count / share)) - (clock.now().getTime() - Date.parse(lastAt)) / 1000;
	});
	return Math.max(0, Math.ceil(Math.max(...waits)));
}

/**
 * Counts a try before it is looked at: of many that come at once none gets past the count while others are hashed.
 * @throws TryAgainLater `sign-in-waits` where there have been too many
 */
export async function countTry(office: Rooms, counted: readonly Counted[]): Promise<void> {
	const seconds = await secondsLeft(office, counted);
	if (seconds > 0)
		throw new TryAgainLater(`Too many wrong passwords; wait ${seconds} s`, {
			...{ code: 'sign-in-waits', subject: `${seconds}` },
			remedy: 'Wait, then try again. An administrator can give you a way to choose a new password.',
		});
	await office.people.countFailure(counted.map(({ key }) => key));
}

/**
 * The place that a network address is of. Of IPv6 it is the network: whoever has one address has the 2^64 of their own network (RFC 6177), and would
 * be a stranger at each try.
 */
export function placeOf(address: string): string {
	const [plain = ''] = address.toLowerCase().split('%');
	const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? [];
	if (mapped !== undefined) return mapped;
	if (!isIPv6(plain)) return plain;
	const [head = '', tail] = plain.split('::');
	const [front, back] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
	const zeros = tail === undefined ? 0 : 8 - (front?.length ?? 0) - (back?.length ?? 0);
	const all = [...(front ?? []), ...Array<string>(Math.max(0, zeros)).fill('0'), ...(back ?? [])];
	return `${all
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':')}::/64`;
}
