import { expect, test } from 'vitest';
import type { Beyond } from '../../../src/capture/beyond/beyond.ts';
import type { Evidence } from '../../../src/capture/judge/evidence.ts';
import { judge } from '../../../src/capture/judge/judge.ts';
import { evidence } from './evidence.ts';

const PERMALINKS = [1, 2, 3].map((n) => `https://torget.example/kommunen/n/${n}`);
const VISIT = { title: '', at: '2026-01-01T00:00:00Z', firstTile: 0, tiles: 1 };

/** Evidence of level full without tabs, of which the first own page was captured, the second was left for a reason and the third was not reached. */
function leftIn(reason: string): Evidence {
	const e = evidence();
	const [first = '', second = ''] = PERMALINKS;
	const beyond: Beyond = {
		found: [],
		permalinks: PERMALINKS,
		tabs: [],
		visits: [
			{ ...VISIT, outcome: 'captured', permalink: first },
			{ ...VISIT, outcome: 'partial', reason, permalink: second },
		],
		limits: [{ name: 'time 14', asked: true }],
		gaveUp: {},
	};
	const steps = ['tabs', 'permalinks'].map((name) => ({ name, outcome: 'done' as const, ms: 1 }));
	const request = { ...e.request, level: 'full' as const };
	return { ...e, request, seen: { ...e.seen, beyond }, steps: [...e.steps, ...steps] };
}

test('a page that was left in the midst at the limit that the order asked for is no loss, and how many were captured is said', () => {
	const { findings } = judge(leftIn('it was left at the limit time 14'));
	expect(findings.filter(({ code }) => /limit|permalinks/.test(code))).toMatchObject([
		{ code: 'limit-asked-for', data: { limit: 'time 14', count: 1, of: 3 } },
	]);
});

test('a page that is too tall is left for another reason than the order’s, and is missing', () => {
	const { findings } = judge(leftIn('it was left at the limit height 60000'));
	expect(findings.find(({ code }) => code === 'permalinks-not-captured')?.data).toMatchObject({
		count: 1,
		of: 3,
	});
});
