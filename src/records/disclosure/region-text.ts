import type { Region } from './strikes.ts';

/**
 * Regions as a person writes them, one a line: `2:0,140,640,90` on the second tile, or `0,140,640,90` from the top of the whole picture.
 * @returns what is none as a region without size, so that it is refused and not passed over
 */
export function readRegions(text: string): readonly Region[] {
	return text
		.split(/[\n;]+/)
		.map((line) => line.trim())
		.filter(Boolean)
		.map(readRegion);
}

function readRegion(line: string): Region {
	const found =
		/^(?:(\d{1,6})\s*:)?\s*(\d{1,9})\s*[,\s]\s*(\d{1,9})\s*[,\s]\s*(\d{1,9})\s*[,\s]\s*(\d{1,9})$/.exec(line);
	const [tile, x = -1, y = -1, width = 0, height = 0] = (found ?? [])
		.slice(1)
		.map((digits) => (digits === undefined ? undefined : Number(digits)));
	return { ...(tile === undefined ? {} : { tile }), x, y, width, height };
}

export function regionText({ tile, x, y, width, height }: Region): string {
	return `${tile === undefined ? '' : `${tile}:`}${x},${y},${width},${height}`;
}
