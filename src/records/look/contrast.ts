/** Grounds that links stand on, as `office.css` has them: pages and what is raised from them. */
export const GROUNDS = { light: ['#ffffff', '#f4f6f8'], dark: ['#161616', '#212428'] } as const;
/** Contrast that text needs (WCAG 2.2, 1.4.3, level AA). */
export const LEAST_CONTRAST = 4.5;

type Rgb = readonly [red: number, green: number, blue: number];

/** How much two colours differ: from 1 to 21 (WCAG 2.2, contrast ratio). @param a as `#rrggbb` */
function contrast(a: string, b: string): number {
	const [light = 0, dark = 0] = [luminance(rgb(a)), luminance(rgb(b))].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

/** The least contrast of a colour to what it stands on. */
export function leastContrast(colour: string, grounds: readonly string[]): number {
	return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** A colour made lighter, of the same hue, until it can be read on a dark ground with room to spare. */
export function lightened(colour: string, wanted = 7): string {
	for (let white = 0; white < 100; white++) {
		const mixed = hex(rgb(colour).map((part) => Math.round(part + ((255 - part) * white) / 100)));
		if (leastContrast(mixed, GROUNDS.dark) >= wanted) return mixed;
	}
	return '#ffffff';
}

/** What is written on a colour: white, or the darkest ground where that is read better. */
export function inkOn(colour: string): string {
	const [white, dark] = [GROUNDS.light[0], GROUNDS.dark[0]];
	return contrast(colour, white) >= contrast(colour, dark) ? white : dark;
}

function rgb(colour: string): Rgb {
	const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
	return [part(1), part(3), part(5)];
}

function hex(parts: readonly number[]): string {
	return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(parts: Rgb): number {
	const [red = 0, green = 0, blue = 0] = parts.map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
