import { expect, test } from 'vitest';
import { judge } from '../../../src/capture/judge/judge.ts';
import { evidence } from './evidence.ts';

test('an example that is as long as a picture is told by its beginning, and does not stand whole in what is sealed', () => {
	const e = evidence();
	const address = `https://x.example/1.jpg?${'å&x='.repeat(7000)}`;
	const { findings } = judge({
		...e,
		seen: { ...e.seen, images: { ...e.seen.images, broken: new Set([address]) } },
	});
	const examples = findings.flatMap(({ data }) => [data?.examples ?? []].flat()) as string[];
	expect(examples).toHaveLength(1);
	expect(examples[0]).toMatch(/^https:\/\/x\.example\/1\.jpg\?.{400,500}…$/);
});
