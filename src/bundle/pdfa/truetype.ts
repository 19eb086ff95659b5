/** What of a TrueType font program (OpenType 1.9) is needed: its glyphs, how wide they are, and one more of them. */
export interface TrueType {
	readonly glyphs: number;
	/** Thousandths of an em. */
	width(glyph: number): number;
}

interface Tables {
	readonly version: number;
	readonly tables: ReadonlyMap<string, Buffer>;
}

const HEAD_CHECKSUM = 8;
const WHOLE = 0xb1b0afba;

/** @throws RangeError or SyntaxError where the program is cut short or none */
export function readTrueType(program: Buffer): TrueType {
	const { tables } = tablesOf(program);
	const unitsPerEm = table(tables, 'head').readUInt16BE(18);
	const glyphs = table(tables, 'maxp').readUInt16BE(4);
	const measured = table(tables, 'hhea').readUInt16BE(34);
	const metrics = table(tables, 'hmtx');
	if (unitsPerEm === 0 || measured === 0) throw new SyntaxError('a font without measures');
	return {
		glyphs,
		width: (glyph) => (metrics.readUInt16BE(4 * Math.min(glyph, measured - 1)) * 1000) / unitsPerEm,
	};
}

/**
 * The same program with one glyph more, which looks and measures as its first, the one for what is missing.
 * @returns undefined where there is no room for one more
 * @throws RangeError or SyntaxError where the program is cut short or none
 */
export function withMissingGlyphTwice(program: Buffer): Buffer | undefined {
	const { version, tables } = tablesOf(program);
	const changed = new Map(tables);
	const maxp = Buffer.from(table(tables, 'maxp'));
	const glyphs = maxp.readUInt16BE(4);
	if (glyphs >= 0xffff) return undefined;
	maxp.writeUInt16BE(glyphs + 1, 4);
	changed.set('maxp', maxp);

	const head = Buffer.from(table(tables, 'head'));
	const isLong = head.readInt16BE(50) !== 0;
	const loca = table(tables, 'loca');
	const at = (i: number) => (isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
	const places = Array.from({ length: glyphs + 1 }, (_, i) => at(i));
	const glyf = table(tables, 'glyf').subarray(0, places[glyphs]);
	const outline = glyf.subarray(places[0], places[1]);
	const padding = Buffer.alloc((4 - (outline.length % 4)) % 4);
	const grown = Buffer.concat([glyf, outline, padding]);
	changed.set('glyf', grown);
	// Long offsets whatever they were: the program may have grown past what short ones reach.
	const offsets = Buffer.alloc(4 * (glyphs + 2));
	for (const [i, place] of [...places, grown.length].entries()) offsets.writeUInt32BE(place, 4 * i);
	changed.set('loca', offsets);
	head.writeInt16BE(1, 50);
	changed.set('head', head);

	const hhea = Buffer.from(table(tables, 'hhea'));
	const measured = hhea.readUInt16BE(34);
	const metrics = table(tables, 'hmtx');
	// Every glyph gets an advance of its own, so that the last one can be that of the first.
	const all = Buffer.alloc(4 * (glyphs + 1));
	for (let i = 0; i <= glyphs; i++) {
		const from = i === glyphs ? 0 : i;
		all.writeUInt16BE(metrics.readUInt16BE(4 * Math.min(from, measured - 1)), 4 * i);
		const bearing = from < measured ? 4 * from + 2 : 4 * measured + 2 * (from - measured);
		all.writeInt16BE(bearing + 2 <= metrics.length ? metrics.readInt16BE(bearing) : 0, 4 * i + 2);
	}
	hhea.writeUInt16BE(glyphs + 1, 34);
	changed.set('hhea', hhea);
	changed.set('hmtx', all);
	return joined({ version, tables: changed });
}

function tablesOf(program: Buffer): Tables {
	const count = program.readUInt16BE(4);
	const tables = new Map<string, Buffer>();
	for (let i = 0; i < count; i++) {
		const entry = 12 + 16 * i;
		const [from, length] = [program.readUInt32BE(entry + 8), program.readUInt32BE(entry + 12)];
		if (from + length > program.length) throw new SyntaxError('a font that is cut short');
		tables.set(program.toString('latin1', entry, entry + 4), program.subarray(from, from + length));
	}
	return { version: program.readUInt32BE(0), tables };
}

function table(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
	const found = tables.get(tag);
	if (!found) throw new SyntaxError(`a font without its table ${tag}`);
	return found;
}

function joined({ version, tables }: Tables): Buffer {
	const count = tables.size;
	const power = 2 ** Math.floor(Math.log2(count));
	const directory = Buffer.alloc(12 + 16 * count);
	directory.writeUInt32BE(version, 0);
	directory.writeUInt16BE(count, 4);
	directory.writeUInt16BE(power * 16, 6);
	directory.writeUInt16BE(Math.log2(power), 8);
	directory.writeUInt16BE((count - power) * 16, 10);
	const bodies: Buffer[] = [];
	let from = directory.length;
	let headAt = 0;
	for (const [i, [tag, body]] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
		const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
		if (tag === 'head') {
			padded.writeUInt32BE(0, HEAD_CHECKSUM);
			headAt = from;
		}
		directory.write(tag, 12 + 16 * i, 'latin1');
		directory.writeUInt32BE(checksum(padded), 16 + 16 * i);
		directory.writeUInt32BE(from, 20 + 16 * i);
		directory.writeUInt32BE(body.length, 24 + 16 * i);
		bodies.push(padded);
		from += padded.length;
	}
	const whole = Buffer.concat([directory, ...bodies]);
	whole.writeUInt32BE((WHOLE - checksum(whole)) >>> 0, headAt + HEAD_CHECKSUM);
	return whole;
}

function checksum(bytes: Buffer): number {
	let sum = 0;
	for (let i = 0; i + 4 <= bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
	return sum;
}
