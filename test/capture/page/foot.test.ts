import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { footless } from '../../../src/capture/page/unfold/foot.ts';

const TEXT = 'Badhuset öppnar igen på måndag.\nVälkomna!';
const foot = (below: string, head = '') =>
	footless(`${TEXT}\n${below}`, `${head}${TEXT}\n${below}`, 'Älvhamra kommun', '22 november 2026');

describe('what stands below a text and is none of it', () => {
	test.each([
		['Älvhamra kommun\n22 november 2026\nLänk'],
		['22 november 2026 · Gilla · Dela'],
		['👍 3\nGilla\nKommentera'],
		['6 kommentarer'],
		['396 visningar 22 november 2026'],
		['396 visningar\n22 november 2026'],
		['\nInga kommentarer'],
		['Published\n22 november 2026\nReplies\n0\nFavourites\n1'],
		['Public · · Reshare · Comment'],
		['Collapse\n· Comment (7)'],
		['Log in to post comments'],
		['▲ 2 Svara Dela'],
		['5 gilla-markeringar1 kommentarer'],
	])('%j', (below) => {
		expect(foot(below)).toBe(TEXT);
	});
});

describe('what the writer ended with stays', () => {
	test.each([
		['Älvhamra kommun'],
		['Vi ses!\n12'],
		['Gilla oss gärna'],
		['3 kommentarer har kommit in.'],
		['1/4'],
		['Antal nya platser\n12'],
		['Hälsar Älvhamra kommun\nGilla och dela'],
	])('%j', (below) => {
		expect(foot(below)).toBe(`${TEXT}\n${below}`);
	});

	test('a day that the head says as well is a day of the text below it', () => {
		expect(foot('22 november 2026', '22 november 2026\n')).toBe(`${TEXT}\n22 november 2026`);
	});

	test('a text that would be gone', () => {
		expect(footless('👍 3\nDela', '👍 3\nDela', undefined, undefined)).toBe('👍 3\nDela');
	});
});

test('only whole lines at the end are taken, and nothing is changed above them', () => {
	fc.assert(
		fc.property(fc.array(fc.string()), fc.string(), fc.string(), (lines, author, shown) => {
			const text = lines.join('\n');
			const left = footless(text, text, author, shown);
			expect(text.startsWith(left)).toBe(true);
		}),
	);
});
