/** What drawings are made of, without what runs, loads, or holds other markup (SVG 2). Unknown elements are refused, since a browser might know them. */
const ELEMENTS = new Set([
	...['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
	...['defs', 'use', 'symbol', 'clipPath', 'mask', 'pattern', 'linearGradient', 'radialGradient', 'stop'],
	...['title', 'desc', 'style', 'marker', 'filter', 'feGaussianBlur', 'feOffset', 'feBlend', 'feFlood'],
	...['feColorMatrix', 'feComposite', 'feMerge', 'feMergeNode', 'feDropShadow'],
]);
/** One tag with its attributes, all of them quoted. Whatever begins with `<` and is none is refused. */
const TAG = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const DEEPEST = 100;

interface SvgSize {
	/** In its own units: what counts is how they stand to each other. */
	readonly width: number;
	readonly height: number;
}

const SVG = 'http://www.w3.org/2000/svg';
/** What XML knows without being told (XML 1.0, §4.1 and §4.6). Whatever else begins with `&` has no browser draw the file. */
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i;

/**
 * Reads an SVG that does nothing but draw: it runs no script, loads nothing, and points only at itself. By what is allowed, not by what is known to be bad.
 * What no browser would draw, since it is not well-formed XML (XML 1.0, §2.1; Namespaces in XML 1.0, §5), is refused too: the office's pages would stand without a logo.
 * @returns its size, or what is not allowed in it
 */
export function readSafeSvg(source: string): SvgSize | { readonly unsafe: string } {
	const text = source
		.replace(/^\uFEFF?\s*<\?xml\s[^<>?]*\?>/, '')
		.replace(/<!--(?!-?>)(?:(?!--)[\s\S])*-->/g, '')
		.replace(/^\s*<!DOCTYPE svg [^<>[\]]*>/, '');
	const open: string[] = [];
	const prefixes: ReadonlySet<string>[] = [new Set(['xml'])];
	let end = 0;
	let size: SvgSize | undefined;
	let inside = 0;
	for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', TAG.lastIndex)) {
		TAG.lastIndex = at;
		const found = TAG.exec(text);
		const [, closes, name = '', attributes = '', isEmpty] = found ?? [];
		const between = text.slice(end, at);
		if (!found) return { unsafe: text.slice(at, at + 30) };
		if (REFERENCE.test(between) || (open.length === 0 && between.trim()))
			return { unsafe: between.trim().slice(0, 30) };
		end = TAG.lastIndex;
		if (closes) {
			prefixes.pop();
			if (open.pop() !== name) return { unsafe: `</${name}>` };
			if (name === 'style' && isUnsafeCss(text.slice(inside, at))) return { unsafe: '<style>' };
			continue;
		}
		if (open.at(-1) === 'style' || !ELEMENTS.has(name) || (open.length === 0 && (name !== 'svg' || size)))
			return { unsafe: `<${name}>` };
		const own = new Map<string, string>();
		for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
			const value = double ?? single ?? '';
			if (isUnsafe(key, value) || REFERENCE.test(value) || own.has(key))
				return { unsafe: `${key}="${value.slice(0, 60)}"` };
			own.set(key, value);
		}
		if (!size && own.get('xmlns') !== SVG) return { unsafe: `<${name}> (xmlns="${SVG}")` };
		const known = new Set([...(prefixes.at(-1) ?? []), ...declared(own)]);
		const unknown = [...own.keys()].find(
			(key) => key.includes(':') && !/^xmlns:/.test(key) && !known.has(key.replace(/:.*/, '')),
		);
		if (unknown) return { unsafe: unknown };
		size ??= sizeOf(own);
		if (!size) return { unsafe: 'viewBox' };
		if (!isEmpty) {
			open.push(name);
			prefixes.push(known);
		}
		inside = TAG.lastIndex;
		if (open.length > DEEPEST) return { unsafe: `<${name}>` };
	}
	const after = text.slice(end).trim();
	if (after && open.length === 0) return { unsafe: after.slice(0, 30) };
	return size && open.length === 0 ? size : { unsafe: open.at(-1) ?? '<svg>' };
}

function declared(own: ReadonlyMap<string, string>): readonly string[] {
	return [...own.keys()].filter((key) => key.startsWith('xmlns:')).map((key) => key.slice('xmlns:'.length));
}

function isUnsafe(key: string, value: string): boolean {
	const name = key.slice(key.indexOf(':') + 1).toLowerCase();
	if (name.startsWith('on') || key === 'xml:base' || name === 'src') return true;
	if (key === 'xmlns') return value !== SVG;
	if (key.startsWith('xmlns:')) return false;
	if (name === 'href') return !/^#[\w.-]+$/.test(value);
	return isUnsafeCss(value);
}

/** Escapes could write any of the words otherwise, so there are none. */
function isUnsafeCss(text: string): boolean {
	if (/[\\@]|&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) return true;
	if (/(?:javascript|data|https?|file|expression|image-set|image|src)\s*[:(]/i.test(text)) return true;
	return [...text.matchAll(/url\s*\(\s*/gi)].some(
		({ 0: head, index }) => !/^["']?#[\w.-]+["']?\s*\)/.test(text.slice(index + head.length)),
	);
}

function sizeOf(own: ReadonlyMap<string, string>): SvgSize | undefined {
	const [, , ...box] = (own.get('viewBox') ?? '')
		.trim()
		.split(/[\s,]+/)
		.map(Number);
	const [width = Number.NaN, height = Number.NaN] =
		box.length === 2
			? box
			: [own.get('width'), own.get('height')].map((text) => Number.parseFloat(text ?? ''));
	const isDrawn = [width, height].every((side) => Number.isFinite(side) && side > 0) && width / height < 20;
	return isDrawn ? { width, height } : undefined;
}
