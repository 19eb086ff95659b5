import { expect, test } from 'vitest';
import { judge } from '../../../src/capture/judge/judge.ts';
import { evidence } from './evidence.ts';

const archives = [
	{ label: 'Oktober 2026', period: '2026-10' },
	{ label: 'Arkiv 2025', period: '2025' },
];
const dated = (...days: readonly string[]) =>
	evidence().seen.posts.map((post, i) => {
		const iso = days[i];
		return iso === undefined ? post : { ...post, time: { iso } };
	});

test('an archive of times that no post is from is told of, and one whose posts were had is not', () => {
	const told = (posts: ReturnType<typeof dated>) => {
		const { outcome, findings } = judge(evidence({}, { archives, posts }));
		expect(outcome).toBe('complete');
		return findings.find((f) => f.code === 'archive-not-captured')?.data;
	};
	expect(told(dated('2026-11-03', '2026-10-02'))).toMatchObject({ count: 1, examples: ['Arkiv 2025'] });
	expect(told(dated('2026-11-03', '2026-10-02T08:00:00Z', '2025-01-01'))).toBeUndefined();
	expect(told(dated())).toBeUndefined();
});

test('lists beside the feed are told of, with their headings and how many entries they have', () => {
	const lists = [
		{ title: 'Driftinformation', entries: 3 },
		{ title: 'Evenemang', entries: 4 },
	];
	const { outcome, findings } = judge(evidence({}, { lists }));
	expect(outcome).toBe('complete');
	expect(findings.find((f) => f.code === 'lists-beside-posts')?.data).toMatchObject({
		count: 7,
		lists: 2,
		examples: ['Driftinformation', 'Evenemang'],
	});
	expect(judge(evidence()).findings.some((f) => f.code === 'lists-beside-posts')).toBe(false);
});
