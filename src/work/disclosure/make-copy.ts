import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFiles } from '../../bundle/export/extract.ts';
import { pack } from '../../bundle/pack.ts';
import { filesHolding } from '../../bundle/redact/leftover.ts';
import { measureTile, paintOverview, paintPieces, type TileFile } from '../../bundle/redact/paint.ts';
import { isSound, type Verified } from '../../bundle/verify/report.ts';
import { verifyBundle } from '../../bundle/verify.ts';
import { asDiskFull, Fault } from '../../errors.ts';
import { checksumKey, checksumText } from '../../filing/checksum.ts';
import { shortId } from '../../filing/place.ts';
import type { Office } from '../../office.ts';
import type { TakenPart } from '../../records/capture.ts';
import type { Disclosure, RedactedCopy, Strikes } from '../../records/disclosure/disclosure.ts';
import { planPictures } from '../../records/disclosure/picture-plan.ts';
import { repeating } from '../../records/disclosure/repeated.ts';
import { strikePosts, textFinder, textOfPosts } from '../../records/disclosure/strikes.ts';
import type { Filing } from '../../records/filing.ts';
import type { Manifest } from '../../records/manifest.ts';
import type { Post } from '../../records/post.ts';
import { readMended } from '../fixity/read-mended.ts';
import { verifyStored } from '../fixity/verify-stored.ts';
import { keyHasBegun } from '../seal/key-has-begun.ts';
import { signerInUse } from '../seal/signer-in-use.ts';
import { stamping } from '../seal/stamp.ts';
import { knownTrust } from '../seal/trust.ts';
import { checkedStrikes, isRepeated, refuseBeyond, stillThere, unplaced } from './check-strikes.ts';
import { type CopyParts, copyInput } from './copy-input.ts';
import { disclosureStore } from './files.ts';
import { dropOld, refuseNobody, removeCopy } from './request.ts';
import { wantedPick } from './wanted.ts';

export type MadeCopy = Omit<RedactedCopy, 'madeAt' | 'madeBy'>;

/**
 * Makes a redacted copy of a picked bundle, in place of the one before: a bundle of its own, sealed, verified, and searched for what was struck. The bundle
 * that it is made of is only read; where it turns out to be damaged it is recorded and mended as where it is delivered (`readMended`). There is a whole copy when this returns, or none that anybody is told of.
 * @throws as `wantedPick`, `checkedStrikes`, `refuseBeyond` · UsageError `no-person` `strike-repeated` `strike-unplaced` `strike-left` `disclosure-ended` `disclosure-changed` · Fault `bundle-damaged`
 */
export async function makeCopy(
	office: Office,
	disclosure: Disclosure,
	wanted: string,
	asked: Strikes,
	by: string,
	signal: AbortSignal,
): Promise<MadeCopy> {
	refuseNobody(by);
	const { pick, filing } = await wantedPick(office, disclosure, wanted);
	const strikes = checkedStrikes(asked, pick.posts);
	const dir = join(office.config.DATA_DIR, 'work', `disclosure-${randomUUID()}`);
	// What is struck may be secret.
	await mkdir(dir, { recursive: true, mode: 0o700 });
	try {
		const made = await packCopy(office, disclosure, filing, pick.posts, strikes, by, dir, signal);
		await office.disclosures
			.keepCopy(disclosure.id, filing.bundleId, made, by, { posts: pick.posts, sha256: filing.sha256 })
			.catch(async (error: unknown) => {
				await removeCopy(office, made.path);
				throw error;
			});
		await dropOld(office, disclosure, filing.bundleId);
		return made;
	} catch (error) {
		throw asDiskFull(error, dir);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

async function packCopy(
	office: Office,
	disclosure: Disclosure,
	filing: Filing,
	only: readonly number[],
	strikes: Strikes,
	by: string,
	dir: string,
	signal: AbortSignal,
): Promise<MadeCopy> {
	const sealedBy = await signerInUse(office);
	await keyHasBegun(office);
	const stampedBy = await stamping(office, signal);
	const sound = await readMended(office, filing, signal, () => soundBundle(office, filing, signal));
	const { manifest } = sound;
	const { posts, tiles } = await takenOut(await sourceOf(office, filing), sound, dir, signal);
	refuseBeyond(strikes, manifest, posts, tiles);
	const finder = textFinder(strikes.texts);
	const parts = await strickenParts(manifest, posts, tiles, only, strikes, dir, signal);
	const id = randomUUID();
	const key = `${disclosure.id}/${shortId(filing.bundleId)}_maskad_${shortId(id)}.zip`;
	const facts = {
		office,
		disclosure,
		filing,
		manifest,
		strikes,
		only,
		by,
		id,
		key,
		parts,
		dir,
		sealedBy,
		stampedBy,
	};
	const packed = await pack(await copyInput(facts, signal), join(dir, 'copy.zip.partial'), signal);
	const report = await verifyBundle(packed.file, { signal });
	if (!report.ok || report.sha256 !== packed.sha256) throw notWhole(report.problems.map((p) => p.path));
	const left = finder ? await filesHolding(packed.file, finder, signal) : [];
	if (left.length > 0) throw stillThere(left.map((name) => name.slice(name.indexOf('/') + 1)));
	const store = disclosureStore(office);
	// For the program's own user, as what is restricted is: nobody has looked through it yet.
	await chmod(packed.file, 0o600);
	await store.put(packed.file, key);
	await store.putCompanion(checksumKey(key), checksumText(key, packed.sha256));
	return { id, path: key, bytes: packed.bytes, sha256: packed.sha256, strikes };
}

/** The bundle is what was filed, byte for byte; a copy of anything else would be handed out as evidence. @throws Fault `bundle-damaged` · TryAgainLater `bundle-unreadable` */
async function soundBundle(office: Office, filing: Filing, signal: AbortSignal): Promise<Verified> {
	const source = await sourceOf(office, filing);
	const report = await verifyStored(source, {
		...{ signal, isAlone: true },
		trust: await knownTrust(office.config),
	});
	const { manifest, sums } = report;
	if (isSound(report) && manifest && report.sha256 === filing.sha256) return { manifest, sums };
	throw new Fault('The bundle is damaged, and nothing was taken out of it', {
		...{ code: 'bundle-damaged', subject: source },
		remedy:
			'Restore it from a backup; verifying the file tells which part is wrong, and bundles show whether it was moved into quarantine.',
	});
}

function sourceOf({ bundles }: Office, { root, path }: Filing): Promise<string> {
	return bundles(root).read(path);
}

async function takenOut(source: string, { manifest, sums }: Verified, dir: string, signal: AbortSignal) {
	const wanted = manifest.files.filter(({ role }) => role === 'tile' || role === 'posts');
	const paths = new Set(wanted.map(({ path }) => path));
	const place = (path: string) => (paths.has(path) ? path : undefined);
	await extractFiles(source, join(dir, 'from'), place, { sums }, signal);
	const tiles: TileFile[] = [];
	const posts: Post[] = [];
	for (const { path, role } of wanted) {
		const file = join(dir, 'from', path);
		if (role === 'tile') tiles.push(await measureTile(file, path.slice(path.lastIndexOf('/') + 1)));
		else posts.push(...linesOf(await readFile(file, 'utf8')));
	}
	return { posts, tiles };
}

function linesOf(text: string): Post[] {
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Post);
}

/** Everything of the copy that was captured, without what is struck. */
async function strickenParts(
	manifest: Manifest,
	posts: readonly Post[],
	tiles: readonly TileFile[],
	only: readonly number[],
	strikes: Strikes,
	dir: string,
	signal: AbortSignal,
): Promise<CopyParts> {
	const struck = strikePosts(posts, new Set(strikes.posts), textFinder(strikes.texts));
	const kept = struck.filter(({ post }) => only.length === 0 || only.includes(post.position));
	const repeated = repeating(posts, strikes.posts, kept);
	if (repeated.length > 0) throw isRepeated(repeated);
	const { regions, isMarkedByHand, isWithoutPictures } = strikes;
	const elsewhere = otherPages(manifest, tiles);
	const shown = isWithoutPictures ? [] : tiles;
	const accountTiles = manifest.capture.covers?.accountTiles;
	const wish = { tiles: shown, posts, struck, regions, isMarkedByHand, only, accountTiles, elsewhere };
	const plan = planPictures(wish);
	if (shown.length > 0 && plan.unplaced.length > 0) throw unplaced(plan.unplaced);
	const painted = await paintPieces(tiles, plan, dir, signal);
	const first = painted[0];
	const pictures = first
		? [...painted, await paintOverview(first, manifest.capture.viewport.height, dir)]
		: [];
	const placed = kept.map(({ post: { box, again: _, ...post } }): Post => {
		const y = box && plan.rowOf(box.y);
		return y === undefined || !box ? post : { ...post, box: { ...box, y } };
	});
	const text = (name: string, role: 'posts' | 'text', mediaType: string): TakenPart => ({
		...{ role, outcome: 'taken', name, mediaType, file: join(dir, name) },
	});
	const texts = [text('posts.jsonl', 'posts', 'application/jsonl'), text('text.txt', 'text', 'text/plain')];
	await writeFile(join(dir, 'posts.jsonl'), placed.map((post) => `${JSON.stringify(post)}\n`).join(''));
	await writeFile(join(dir, 'text.txt'), textOfPosts(placed));
	const withTexts = kept.filter((each) => each.struck === 'texts').map(({ post }) => post.position);
	return { parts: [...pictures, ...texts], posts: placed, withTexts };
}

/** Tiles of tabs, at level `full`. */
function otherPages({ capture }: Manifest, tiles: readonly TileFile[]): ReadonlySet<string> {
	const names = tiles.map(({ name }) => name);
	return new Set(
		(capture.covers?.tabs ?? []).flatMap(({ firstTile, tiles: count }) => {
			const from = firstTile === undefined ? -1 : names.indexOf(firstTile);
			return from < 0 ? [] : names.slice(from, from + count);
		}),
	);
}

function notWhole(paths: readonly string[]): Fault {
	return new Fault('The copy did not verify, and was thrown away', {
		...{ code: 'copy-not-whole', subject: paths.join(', ') },
		remedy: 'Try again; report the fault if it happens once more.',
	});
}
