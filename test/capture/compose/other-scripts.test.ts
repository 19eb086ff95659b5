import { afterAll, beforeAll, expect, test } from 'vitest';
import { whatItTells } from '../../../src/capture/compose/print.ts';
import type { Post } from '../../../src/records/post.ts';
import { NEVER, Press } from '../../bundle/text/printed.ts';

const press = new Press();
beforeAll(() => press.start());
afterAll(() => press.stop());

const TEXTS = [
	'नगरपालिका आज शाम को सड़क पर पानी बंद कर देगी',
	'เทศบาลจะปิดน้ำบนถนนสายหลักในเย็นวันนี้',
	'ምምሕዳር ከተማ ሎሚ ምሸት ኣብ ቀንዲ ጽርግያ ማይ ክዓጽዎ እዩ',
	'నగరపాలక సంస్థ ఈ సాయంత్రం ప్రధాన వీధిలో నీటిని ఆపివేస్తుంది',
	'Kommunen stänger av vattnet på Storgatan i kväll',
];

// An account that wrote one post in Thai or Tigrinya was filed as partial, each year, for a text that its text PDF holds.
test('a post in letters that Chromium prints without a letter behind each glyph is not told to be missing', async () => {
	const file = await press.print('skrifter', TEXTS.map((text) => `<p>${text}</p>`).join(''));
	const post = { comments: [], images: [], videos: [], links: [] };
	const posts = [...TEXTS, 'Den här texten skrevs aldrig ut på något papper'].map(
		(text, i) => ({ ...post, id: `${i}`, text }) as unknown as Post,
	);
	const { unknown } = await whatItTells(file, posts, NEVER);
	expect(unknown).toEqual(['Den här texten skrevs aldrig ut på något papper']);
});
