import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Element, fits, select } from './tree.ts';

export type Version = '2.1.0' | '2.2.0';

/** A METS of a package that is unpacked. */
export interface Mets {
	readonly root: Element;
	/** The folder that it stands in. */
	readonly folder: string;
	readonly version: Version;
	/** Of the package, and not of a representation. */
	readonly isPackage: boolean;
	/** Values of ID in all METS of the package. */
	readonly ids: readonly string[];
}

/** Says what is wrong with a value. @param at the element that it stands in */
export type Value = (value: string, at: Element, mets: Mets) => boolean;

/** One requirement: what every element of a place must have. */
export interface Rule {
	/** The METS that it speaks of. */
	readonly of: 'package' | 'representation' | 'each';
	/** Path of the elements that must have something. */
	readonly at: string;
	/** What they must have: an attribute as `@ID`, a text as `text`, or a step to a child. */
	readonly has: string;
	/** How many of it; an attribute or a text is one. */
	readonly times: 'one' | 'some';
	readonly value?: Value;
	readonly since?: Version;
}

/** @returns what of a METS breaks the rule, and how many places it was asked of */
export function breaches(
	rule: Rule,
	mets: Mets,
): { readonly asked: number; readonly wrong: readonly string[] } {
	const places = select(mets.root, rule.at);
	const wrong = places.flatMap((place) => {
		const values = found(place, rule.has);
		const tooMany = rule.times === 'one' && values.length > 1;
		if (values.length === 0 || tooMany) return [`${rule.at} has ${values.length} of ${rule.has}`];
		return values
			.filter((value) => rule.value && !rule.value(value, place, mets))
			.map((value) => `${rule.at} has ${rule.has} ${JSON.stringify(value)}`);
	});
	return { asked: places.length, wrong };
}

function found(place: Element, has: string): readonly string[] {
	if (has === 'text') return place.text === '' ? [] : [place.text];
	if (!has.startsWith('@')) return place.children.filter((child) => fits(child, has)).map(() => has);
	const value = place.attributes.get(has.slice(1));
	return value === undefined || value === '' ? [] : [value];
}

/** Takes away from the first place what the rule demands of it. */
export function spoil(rule: Rule, { root }: Mets): void {
	const [place] = select(root, rule.at);
	if (!place) throw new Error(`there is no ${rule.at}`);
	if (rule.has === 'text') place.text = '';
	else if (rule.has.startsWith('@')) place.attributes.delete(rule.has.slice(1));
	else place.children.splice(0, place.children.length, ...place.children.filter((c) => !fits(c, rule.has)));
}

export const is =
	(...wanted: readonly string[]): Value =>
	(value) =>
		wanted.includes(value);
export const isDate: Value = (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value);
/** What the program writes; all of it is in IANA's register, where WARC, WACZ and JSON Lines are not. */
export const isRegistered = is(
	...[
		'application/json',
		'application/octet-stream',
		'application/pdf',
		'application/timestamp-reply',
		'application/zip',
	],
	...['image/png', 'text/html', 'text/plain', 'text/xml'],
);
export const isUnique: Value = (value, _, { ids }) => ids.filter((id) => id === value).length === 1;
export const isThere: Value = (value, _, { folder }) => existsSync(join(folder, value));

/** Of a `file`, the place stands in its FLocat; of an `mdRef`, in itself. */
function fileOf(at: Element, { folder }: Mets): string {
	const link = at.name === 'file' ? at.children.find(({ name }) => name === 'FLocat') : at;
	return join(folder, link?.attributes.get('xlink:href') ?? '');
}

export const isSize: Value = (value, at, mets) => Number(value) === statSync(fileOf(at, mets)).size;
export const isChecksum: Value = (value, at, mets) =>
	value.toLowerCase() ===
	createHash('sha256')
		.update(readFileSync(fileOf(at, mets)))
		.digest('hex');

/** Names a file group of the same METS by its use. */
export function isGroup(use: string): Value {
	return (value, _, { root }) =>
		select(root, `mets/fileSec/fileGrp[@USE^=${use}]`).some(
			({ attributes }) => attributes.get('ID') === value,
		);
}
