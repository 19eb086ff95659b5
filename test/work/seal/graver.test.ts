import { expect, it } from 'vitest';
import { TryAgainLater, UsageError } from '../../../src/errors.ts';
import { graver } from '../../../src/work/seal/offers.ts';

it('an authority that is down hides none that lies, whichever was asked first', () => {
	const down = new TryAgainLater('down', { code: 'timestamp-unreachable' });
	const lies = new UsageError('lies', { code: 'timestamp-wrong' });
	expect([graver(undefined, down), graver(down, lies), graver(lies, down)]).toEqual([down, lies, lies]);
});
