import type { PdfFile } from '../pdf/pdf-file.ts';
import { pdfString } from '../pdf/pdf-text.ts';
import type { Bookmark } from './bookmarks.ts';

/** Gives an explicit destination in PDF syntax for a place in the picture, in CSS pixels from its top. */
export type Destination = (y: number) => string;

/**
 * Writes the outline (PDF 1.4, 8.2.2): its first level shown, deeper ones folded unless there is one parent only.
 * @returns the root's object number, undefined where there is nothing to mark
 */
export async function writeOutline(
	file: PdfFile,
	items: readonly Bookmark[],
	destination: Destination,
): Promise<number | undefined> {
	if (items.length === 0) return undefined;
	const root = file.reserve();
	const open = items.length === 1;
	const { first, last } = await writeLevel(file, root, items, destination, open);
	const shown = items.length + (open ? (items[0] as Bookmark).children.length : 0);
	await file.object(root, `<< /Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${shown} >>`);
	return root;
}

async function writeLevel(
	file: PdfFile,
	parent: number,
	items: readonly Bookmark[],
	destination: Destination,
	open: boolean,
): Promise<{ first: number; last: number }> {
	const numbers = items.map(() => file.reserve());
	for (const [i, item] of items.entries()) {
		const number = numbers[i] as number;
		const entries = [
			`/Title ${pdfString(item.title)} /Parent ${parent} 0 R /Dest ${destination(item.y)}`,
			i > 0 ? `/Prev ${numbers[i - 1]} 0 R` : '',
			i < numbers.length - 1 ? `/Next ${numbers[i + 1]} 0 R` : '',
		];
		if (item.children.length > 0) {
			const { first, last } = await writeLevel(file, number, item.children, destination, open);
			const count = open ? item.children.length : -item.children.length;
			entries.push(`/First ${first} 0 R /Last ${last} 0 R /Count ${count}`);
		}
		await file.object(number, `<< ${entries.filter(Boolean).join(' ')} >>`);
	}
	return { first: numbers[0] as number, last: numbers.at(-1) as number };
}
