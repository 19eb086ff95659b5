import { expect, test } from 'vitest';
import { reseal } from '../../../src/work/seal/reseal.ts';
import { rotateKey } from '../../../src/work/seal/rotate-key.ts';
import { officeIn } from '../../storage/sample.ts';
import { handClock, tempDir } from '../../storage/temp-office.ts';
import { filed } from '../fixity/archive.ts';
import { stampingHouse } from './stamped.ts';

const { signal } = new AbortController();
const YEARS = 4 * 365 * 86_400;
const house = stampingHouse();

test('what was sealed while the clock was ahead is stamped anew when it is right, and not called stolen', async () => {
	const [dir, clock] = [await tempDir(), handClock(new Date().toISOString())];
	clock.forward(YEARS);
	const ahead = await officeIn(dir, { clock });
	const filing = await filed(ahead);
	clock.forward(-YEARS);
	await rotateKey(ahead, 'rotated', 'Anna Berg', signal);
	const [key] = await ahead.seal.keys.history();
	expect((key?.to ?? '') < (key?.from ?? '')).toBe(true);
	await ahead.close();
	const office = await officeIn(dir, { clock, env: house.env() });
	try {
		const { done } = await reseal(office, { signal, bundles: [filing] });
		expect(done).toMatchObject([{ outcome: 'renewed' }]);
	} finally {
		await office.close();
	}
}, 60_000);
