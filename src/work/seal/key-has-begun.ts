import { TryAgainLater } from '../../errors.ts';
import type { Office } from '../../office.ts';

/**
 * What is dated before its key began is no sound bundle, to anybody. So nothing is captured, and nothing sealed, by a clock that goes behind the one by which the
 * key was made: mostly that one was wrong, and is right now.
 * @throws TryAgainLater `seal-key-not-begun`
 */
export async function keyHasBegun(office: Office): Promise<void> {
	// The first key is made when something is sealed, by the clock of that moment.
	const key = (await office.seal.keys.history()).at(-1);
	const now = office.clock.now().toISOString();
	if (!key || key.from <= now) return;
	throw new TryAgainLater(`The clock says ${now}, and the seal key is in use from ${key.from} only.`, {
		code: 'seal-key-not-begun',
		subject: key.from,
		remedy:
			'Set the clock, if it is behind. Was it ahead when the key was made, begin a new one: `ogonblick key rotate`.',
	});
}
