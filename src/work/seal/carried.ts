import { join } from 'node:path';
import { checkRenewals, type Trust } from '../../bundle/evidence/check.ts';
import {
	CHAIN,
	evidenceFolder,
	evidenceName,
	LIST,
	type Renewal,
	readList,
	readRenewals,
	STAMP,
} from '../../bundle/evidence/read.ts';
import type { Flow, SecondStore } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { Problem } from '../../records/problem.ts';

/** In the order that they are written: a renewal without its stamp is none. */
export const IN_ORDER = [LIST, CHAIN, STAMP];
/** More than evidence has. */
const MOST_BYTES = 1 << 20;

/** What becomes of a time stamp by itself, with nothing changed: it is renewed, or a person looks at it. */
const AGES: ReadonlySet<string> = new Set(['stamp-weak', 'stamp-revoked']);

/** Problems of a bundle's renewals that say that something was done to them, of all that were found of it. @param path of the bundle */
export function harmed(problems: readonly Problem[], path: string): readonly Problem[] {
	const folder = evidenceFolder(path.slice(path.lastIndexOf('/') + 1));
	return problems.filter(
		(each) =>
			each.kind === 'timestamp' &&
			!AGES.has(each.code) &&
			(each.code === 'renewals-unreadable' || each.path.startsWith(`${folder}/`)),
	);
}

/** Whether renewals are of a bundle and of each other, by those who are trusted. @param sha512 of the bundle, hex; as the newest of them states it where absent */
export function doHold(
	path: string,
	renewals: readonly Renewal[],
	trust: Trust,
	sha512 = statedIn(renewals),
): boolean {
	const { problems } = checkRenewals(path, sha512, renewals, trust);
	return harmed(problems, path).length === 0;
}

function statedIn(renewals: readonly Renewal[]): string {
	const newest = renewals.at(-1);
	const list = newest?.files.get(evidenceName(newest.number, LIST));
	const [first] = (list && readList(list)) ?? [];
	return first?.[1] ?? '';
}

/** Renewals that lie beside a bundle in the store, whether the bundle does or not. @throws what the disk says */
export function renewalsOf({ root, path }: Pick<Filing, 'root' | 'path'>): Promise<readonly Renewal[]> {
	return readRenewals(join(root, path));
}

/** Renewals beside a copy in the second store. @param atLeast how many there have to be: those that are not there are empty */
export async function renewalsIn(
	second: SecondStore,
	path: string,
	atLeast: number,
	flow: Flow,
): Promise<readonly Renewal[]> {
	const renewals: Renewal[] = [];
	for (let number = 1; ; number++) {
		const keyOf = (ending: string) => `${evidenceFolder(path)}/${evidenceName(number, ending)}`;
		if (number > atLeast && (await second.bytes(keyOf(STAMP))) === undefined) return renewals;
		const files = new Map<string, Buffer>();
		for (const ending of IN_ORDER)
			files.set(
				evidenceName(number, ending),
				(await smallFile(second, keyOf(ending), flow)) ?? Buffer.alloc(0),
			);
		renewals.push({ number, files });
	}
}

/** @returns undefined where nothing lies there; of what is too large to be evidence, nothing but that */
export async function smallFile(second: SecondStore, key: string, flow: Flow): Promise<Buffer | undefined> {
	const size = await second.bytes(key);
	if (size === undefined) return undefined;
	if (size > MOST_BYTES) return Buffer.from('none of ours');
	const pieces: Uint8Array[] = [];
	for await (const piece of second.read(key, flow)) pieces.push(Buffer.from(piece));
	return Buffer.concat(pieces);
}

/** How many renewals the catalogue knows of. */
export async function knownRenewals({ seal }: Pick<Office, 'seal'>, bundleId: string): Promise<number> {
	return Math.max(0, (await seal.stamps.state(bundleId))?.renewals ?? 0);
}

/** Puts renewals beside a bundle in the store, before the bundle has its name there. What lies there and is another file is moved aside. @param aside key of the folder for it */
export async function putRenewals(
	office: Office,
	filing: Pick<Filing, 'root' | 'path'>,
	renewals: readonly Renewal[],
	aside: string,
): Promise<void> {
	const store = office.bundles(filing.root);
	const there = new Map((await renewalsOf(filing)).flatMap(({ files }) => [...files]));
	for (const { files, number } of renewals)
		for (const name of IN_ORDER.map((ending) => evidenceName(number, ending))) {
			const [bytes, key] = [files.get(name) ?? Buffer.alloc(0), `${evidenceFolder(filing.path)}/${name}`];
			if (there.get(name)?.equals(bytes)) continue;
			if (await store.exists(key)) await store.setAside(key, `${aside}/${name}`);
			await store.putCompanion(key, bytes);
		}
}
