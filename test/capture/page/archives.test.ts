import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const found = async (html: string, visited: readonly string[] = []) => {
	const { call } = await visit(page('', posts(() => '') + html));
	return (await call('archives', visited, NOW)).map(({ period }) => period);
};
const links = (...labels: string[]) => labels.map((l, i) => `<a href="/arkiv/${i}">${l}</a> `).join('');

test('months and years that a page leads to beside its posts are known', async () => {
	expect(await found(links('Oktober 2026', 'september 2026 (12)', 'Mars 2025'))).toEqual([
		'2026-10',
		'2026-09',
		'2025-03',
	]);
	expect(await found(links('Arkiv 2025', 'Arkiv 2024'))).toEqual(['2025', '2024']);
	expect(await found('<a href="/2026/10">« oktober</a>')).toEqual(['2026-10']);
	const list = '<select><option>Välj år<option selected>2026<option>2025<option>2024</select>';
	expect(await found(list)).toEqual(['2025', '2024']);
});

test('what is no archive, or is to come, is not taken for one', async () => {
	for (const html of [
		links('Oktober 2026'),
		links('Detaljplan 2024', 'Budget 2025', 'Marknad 2025'),
		links('December 2026', 'januari 2027'),
		links('Kontakt', 'Marknad', 'Junior', '112', '1', '2'),
		'<a href="https://annan.example/2025">2025</a> <a href="https://annan.example/2024">2024</a>',
	])
		expect(await found(html), html).toEqual([]);
});
