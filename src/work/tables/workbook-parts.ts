import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { columnOf, refuseManyCells, refuseUnpacked } from './workbook-size.ts';

/** What a sheet says beside its values. */
export interface SheetParts {
	readonly isHidden: boolean;
	/** Formats of its numbers, by `row column` from 1; absent where they have none. */
	readonly formats: ReadonlyMap<string, string>;
}

/** Formats that every workbook has without saying so. Source: ECMA-376 part 1, 18.8.30. */
const BUILT_IN: Readonly<Record<string, string>> = { 0: 'General', 1: '0', 2: '0.00', 49: '@' };

/** By name of the sheet. @throws NotATable `large-workbook` · Error where it is no workbook */
export async function readParts(bytes: Uint8Array): Promise<ReadonlyMap<string, SheetParts>> {
	const files = await xmlFiles(bytes);
	refuseManyCells(files.values());
	const at = (path: string) => files.get(path) ?? '';
	const targets = new Map(
		tags(at('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ is }) => [is('Id'), is('Target')]),
	);
	const styles = stylesIn(at('xl/styles.xml'));
	return new Map(
		tags(at('xl/workbook.xml'), 'sheet').map(({ is }) => {
			const target = targets.get(is('id')) ?? '';
			const xml = at(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
			return [is('name'), { isHidden: /hidden/i.test(is('state')), formats: formatsIn(xml, styles) }];
		}),
	);
}

async function xmlFiles(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
	const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
	const files = new Map<string, string>();
	let unpacked = 0;
	for await (const entry of zip.eachEntry()) {
		unpacked += entry.uncompressedSize;
		refuseUnpacked(unpacked);
		// Each is unpacked, also what is not read here: only then is its size known to be the one that it states.
		const contents = await buffer(await zip.openReadStreamPromise(entry));
		files.set(entry.fileName, contents.toString('utf8'));
	}
	return files;
}

/** Formats by the number of the style. */
function stylesIn(xml: string): readonly string[] {
	const own = new Map(tags(xml, 'numFmt').map(({ is }) => [is('numFmtId'), is('formatCode')]));
	const [, cells = ''] = /<(?:\w+:)?cellXfs\b[^>]*>(.*?)<\/(?:\w+:)?cellXfs>/s.exec(xml) ?? [];
	return tags(cells, 'xf').map(({ is }) => {
		const id = is('numFmtId');
		return own.get(id) ?? BUILT_IN[id] ?? `other ${id}`;
	});
}

/** Where rows and cells do not say their place they follow the one before. */
function formatsIn(xml: string, styles: readonly string[]): ReadonlyMap<string, string> {
	const formats = new Map<string, string>();
	let [row, column] = [0, 0];
	for (const { name, is } of eachTag(xml, 'row|c')) {
		if (name === 'row') {
			row = Number(is('r')) || row + 1;
			column = 0;
			continue;
		}
		column = columnOf(/^[A-Z]+/.exec(is('r'))?.[0] ?? '') || column + 1;
		const format = styles[Number(is('s'))];
		if (is('s') !== '' && format !== undefined) formats.set(`${row} ${column}`, format);
	}
	return formats;
}

interface Tag {
	readonly name: string;
	/** An attribute's value; empty where it is not there. */
	readonly is: (attribute: string) => string;
}

function tags(xml: string, names: string): readonly Tag[] {
	return [...eachTag(xml, names)];
}

/** Opening tags of these names, whatever their prefix. */
function* eachTag(xml: string, names: string): Generator<Tag> {
	const all = xml.matchAll(new RegExp(`<(?:\\w+:)?(${names})(?=[\\s/>])([^>]*)>`, 'g'));
	for (const [, name = '', attributes = ''] of all)
		yield {
			name,
			is: (attribute) =>
				plain(new RegExp(`(?:^|[\\s:])${attribute}\\s*=\\s*("[^"]*"|'[^']*')`).exec(attributes)?.[1] ?? ''),
		};
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(quoted: string): string {
	return quoted.slice(1, -1).replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
		if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
		const digits = name.slice(1);
		return String.fromCodePoint(
			digits.toLowerCase().startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number(digits),
		);
	});
}
