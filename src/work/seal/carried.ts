import { join } from 'node:path';
import { type CheckedEvidence, checkRenewals, type Trust } from '../../bundle/evidence/check.ts';
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
import { StampRefused } from '../../bundle/stamp/flaw.ts';
import { readAnswer } from '../../bundle/stamp/token.ts';
import { unreadable } from '../../bundle/unreadable.ts';
import type { VerifyReport } from '../../bundle/verify/report.ts';
import type { Flow, SecondStore } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { RENEWALS_UNREADABLE } from '../../records/fixity.ts';
import type { Problem } from '../../records/problem.ts';
import type { StampFacts } from '../../records/seal.ts';

/** In the order that they are written: a renewal without its stamp is none. */
export const IN_ORDER = [LIST, CHAIN, STAMP];
/** More than evidence has. */
const MOST_BYTES = 1 << 20;

/**
 * What becomes of a time stamp by itself, with nothing changed, or was so when it was made, before that was asked for: it is renewed, or a person looks at it.
 * Another copy of it would be no better.
 */
const AGES: ReadonlySet<string> = new Set(['stamp-weak', 'stamp-revoked', 'stamp-purpose']);

/** Whether a report on a bundle says that something was done to its renewals: one by an authority that is not trusted was laid there by somebody else. @param path of the bundle */
function areHarmed(
	{ problems, stamps }: Pick<CheckedEvidence, 'problems' | 'stamps'>,
	path: string,
): boolean {
	const folder = evidenceFolder(path.slice(path.lastIndexOf('/') + 1));
	const isHarm = ({ kind, code, path }: Problem) =>
		kind === 'timestamp' && !AGES.has(code) && path.startsWith(`${folder}/`);
	return problems.some(isHarm) || stamps.some(isForeign);
}

/** Whether it is a renewal by an authority that the reader does not trust. */
export function isForeign({ renewal, isTrusted }: StampFacts): boolean {
	return renewal > 0 && isTrusted === false;
}

/** Whether renewals are of a bundle and of each other, by those who are trusted. @param sha512 of the bundle, hex; as the newest of them states it where absent */
export function doHold(
	path: string,
	renewals: readonly Renewal[],
	trust: Trust,
	sha512 = statedIn(renewals),
): boolean {
	const now = judgedAt(renewals, trust.now);
	return !areHarmed(checkRenewals(path, sha512, renewals, { ...trust, now }), path);
}

/**
 * When renewals are judged: now, or where our clock is behind the newest of them, as of its own time. Whether something was done to them is no matter of our clock, and
 * an authority's is set by law; a stamp that somebody has dated as they like is signed by nobody who is trusted, whenever it is judged.
 */
function judgedAt(renewals: readonly Renewal[], now: Date): Date {
	const newest = renewals.at(-1);
	if (!newest) return now;
	try {
		const { at } = readAnswer(newest.files.get(evidenceName(newest.number, STAMP)) ?? Buffer.alloc(0));
		return at > now ? at : now;
	} catch (error) {
		// What is no stamp is told as that when it is checked.
		if (error instanceof StampRefused) return now;
		throw error;
	}
}

/** As `areHarmed`, of a bundle in the store; where nothing but the clock is wrong, that it is behind; and where the folder could not be read, that nobody knows. */
export async function renewalsAre(
	filing: Pick<Filing, 'root' | 'path'>,
	report: Pick<VerifyReport, 'problems' | 'stamps' | 'sha512'>,
	trust: Trust,
): Promise<'whole' | 'harmed' | 'clock-behind' | 'unreadable'> {
	const { path } = filing;
	if (report.problems.some(({ code }) => code === RENEWALS_UNREADABLE)) return 'unreadable';
	if (!areHarmed(report, path)) return 'whole';
	const isOfTime = report.problems.some(({ code }) => code === 'stamp-time');
	if (!isOfTime || report.sha512 === undefined) return 'harmed';
	return doHold(path, await renewalsOf(filing), trust, report.sha512) ? 'clock-behind' : 'harmed';
}

function statedIn(renewals: readonly Renewal[]): string {
	const newest = renewals.at(-1);
	const list = newest?.files.get(evidenceName(newest.number, LIST));
	const [first] = (list && readList(list)) ?? [];
	return first?.[1] ?? '';
}

/** Renewals that lie beside a bundle in the store, whether the bundle does or not. @throws TryAgainLater `bundle-unreadable`, of their folder */
export function renewalsOf({ root, path }: Pick<Filing, 'root' | 'path'>): Promise<readonly Renewal[]> {
	return readRenewals(join(root, path)).catch((cause) => {
		throw unreadable(evidenceFolder(join(root, path)), cause);
	});
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
