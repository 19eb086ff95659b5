import { reseal } from '../../../../src/work/seal/reseal.ts';
import { officeIn } from '../../../storage/sample.ts';

/** Renews the time stamps of every bundle of the named data directory again and again, until it is killed. */
const [dir = '', env = '{}'] = process.argv.slice(2);
const office = await officeIn(dir, { env: JSON.parse(env) });
for (;;) {
	const { done, away, isOverlap } = await reseal(office, {
		...{ isAll: true, signal: new AbortController().signal },
		onDone: () => process.stdout.write('.'),
	});
	if (away || isOverlap || done.some(({ outcome }) => outcome !== 'renewed'))
		throw new Error(`not renewed: ${JSON.stringify({ done, away, isOverlap })}`);
}
