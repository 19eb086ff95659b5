/** A file as a METS states it. */
export interface MetsFile {
	/** Relative to the METS. */
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/** What of a METS can be checked against the files. */
export interface MetsContents {
	readonly objid: string;
	readonly files: readonly MetsFile[];
	/** Paths of the representations' METS, relative to this one. */
	readonly pointers: readonly string[];
}

type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string> };

/**
 * Reads a METS as this program writes it. Anything else that XML allows (document types, entities of one's own,
 * comments, character data that is markup) is refused: a bundle's METS has none, so it has been changed.
 * @throws Error saying where it stops being such a METS, `CrowdedTag` among them
 */
export function readMets(contents: Buffer): MetsContents {
	const files: MetsFile[] = [];
	const pointers: string[] = [];
	let objid: string | undefined;
	let file: ReadonlyMap<string, string> | undefined;
	for (const { name, attributes } of tags(new TextDecoder('utf-8', { fatal: true }).decode(contents))) {
		if (name === 'mets') objid = required(attributes, 'OBJID');
		if (name === 'file') file = attributes;
		if (name === 'mdRef') files.push(statedFile(attributes, attributes));
		if (name === 'FLocat' && file) files.push(statedFile(file, attributes));
		if (name === 'mptr') pointers.push(required(attributes, 'xlink:href'));
	}
	if (objid === undefined) throw new Error('it has no element mets');
	return { objid, files, pointers };
}

function statedFile(file: ReadonlyMap<string, string>, link: ReadonlyMap<string, string>): MetsFile {
	if (required(file, 'CHECKSUMTYPE') !== 'SHA-256') throw new Error('it has a checksum that is not SHA-256');
	return {
		path: required(link, 'xlink:href'),
		bytes: Number(required(file, 'SIZE')),
		sha256: required(file, 'CHECKSUM').toLowerCase(),
	};
}

function required(attributes: ReadonlyMap<string, string>, name: string): string {
	const value = attributes.get(name);
	if (value === undefined) throw new Error(`an element lacks ${name}`);
	return value;
}

/** Ours has some ten elements in each other; what opens millions would only fill memory. */
const MOST_OPEN = 100;
/** Ours has some ten attributes in a tag. Without a bound, millions of them are more than the expression below has room for, and its own error says nothing of the file. */
const MOST_ATTRIBUTES = 100;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const NAME = '[A-Za-z_][A-Za-z0-9_.:-]*';
const WRITTEN = `(?: ${NAME}="[^"<]*")`;
const TAG = new RegExp(`<(/?)(${NAME})(${WRITTEN}{0,${MOST_ATTRIBUTES}})(/?)>`, 'y');
const CROWDED = new RegExp(`<${NAME}${WRITTEN}{${MOST_ATTRIBUTES + 1}}`, 'y');
const ATTRIBUTE = new RegExp(` (${NAME})="([^"<]*)"`, 'g');
const TEXT = /[^<]+/y;

/** What is read of; all other elements are only looked at for whether they close. */
const READ: ReadonlySet<string> = new Set(['mets', 'file', 'mdRef', 'FLocat', 'mptr']);

/** Every opening tag of `READ`; closing ones are checked to close what is open. */
function* tags(xml: string): Generator<Tag> {
	if (!xml.startsWith(DECLARATION)) throw new Error('it does not begin as XML in UTF-8');
	const open: string[] = [];
	let at = DECLARATION.length;
	while (at < xml.length) {
		TEXT.lastIndex = at;
		at += TEXT.exec(xml)?.[0].length ?? 0;
		if (at === xml.length) break;
		TAG.lastIndex = at;
		const [whole, closing, name = '', written = '', empty] = TAG.exec(xml) ?? [];
		if (whole === undefined) throw refused(xml, at);
		at += whole.length;
		if (closing) {
			if (open.pop() !== name) throw new Error(`</${name}> closes nothing at character ${at}`);
			continue;
		}
		if (!empty) open.push(name);
		if (open.length > MOST_OPEN) throw new Error(`it has too many elements in each other at character ${at}`);
		if (!READ.has(name)) continue;
		yield {
			name,
			attributes: new Map([...written.matchAll(ATTRIBUTE)].map((m) => [m[1] ?? '', plain(m[2] ?? '')])),
		};
	}
	if (open.length > 0) throw new Error(`it ends before </${open.at(-1)}>`);
}

/** A tag has more attributes than any of ours. */
export class CrowdedTag extends Error {
	/** For whoever reads why. */
	readonly data: { readonly at: number; readonly most: number };

	constructor(at: number) {
		super(`an element has more than ${MOST_ATTRIBUTES} attributes at character ${at}`);
		this.data = { at, most: MOST_ATTRIBUTES };
	}
}

function refused(xml: string, at: number): Error {
	CROWDED.lastIndex = at;
	return CROWDED.test(xml) ? new CrowdedTag(at) : new Error(`it cannot be read at character ${at}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#9': '\t',
	'#10': '\n',
	'#13': '\r',
};

function plain(text: string): string {
	// Not past the next one: of a million without an end, each would look through all the others.
	return text.replace(/&([^;&]*);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
