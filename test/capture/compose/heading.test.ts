import { expect, test } from 'vitest';
import { headingOf } from '../../../src/capture/compose/heading.ts';
import type { Post } from '../../../src/records/post.ts';

const post = (more: object) => ({ position: 7, text: '', ...more }) as Post;

test('a post is known by whose it is and when, by its first words where no time is known, and by its number where it says nothing', () => {
	const author = { name: 'Älvhamra kommun' };
	const text = 'Vattnet stängs av på Storgatan i kväll mellan klockan nio och elva, och vi ber alla.\nTack!';
	const time = { iso: '2026-11-20T09:00:00Z', shown: 'i fredags' };
	expect(headingOf(post({ author, text, time }), 'Europe/Stockholm')).toMatch(/^Älvhamra kommun · .*2026/);
	const first = 'Vattnet stängs av på Storgatan i kväll mellan klockan nio…';
	expect(headingOf(post({ author, text }), 'Europe/Stockholm')).toBe(`Älvhamra kommun · ${first}`);
	expect(headingOf(post({ text }), 'Europe/Stockholm')).toBe(first);
	expect(headingOf(post({}), 'Europe/Stockholm')).toBe('Inlägg 7');
});
