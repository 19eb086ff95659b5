import { createHash } from 'node:crypto';
import { Fault, OgonblickError } from '../../errors.ts';
import { checksumKey, checksumText } from '../../filing/checksum.ts';
import { quarantineKey } from '../../fixity/quarantine-key.ts';
import type { Flow, SecondStore } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { filedAs } from '../mends/filed-as.ts';
import { workerName } from '../worker.ts';
import { atSecondStore } from './at-second-store.ts';
import { copyRenewals } from './copy-renewals.ts';

/** What a run of copying came to. */
export interface Copied {
	/** Ids of bundles that lie in the second store now, each read back whole. */
	readonly copied: readonly string[];
	readonly bytes: number;
	/** Bundles that could not be copied, with the code of what was in the way. */
	readonly troubled: readonly { readonly bundleId: string; readonly code: string }[];
	/** Bundles that are still not there, these among them. */
	readonly owed: number;
	/** Code of what kept the second store itself away; what is owed waits. */
	readonly away?: string;
}

const NOTHING: Copied = { copied: [], bytes: 0, troubled: [], owed: 0 };

/** Errors of the second store itself: they hold for every bundle. */
const OF_STORE = new Set(['second-store-away', 'second-store-full', 'second-store-refused']);

/** Bounds of a run; none where absent. What is not reached is owed still. */
export interface CopyBounds {
	readonly seconds?: number;
	readonly bytes?: number;
}

/**
 * Copies every bundle to the second store that has no whole copy there, or whose time stamps were renewed since, the one filed first first. Each is hashed while it is sent, read back, and only
 * then known to be copied: a run that is broken off, or a second store that is down, leaves what is owed as it was. The filing stands whatever happens.
 * @returns undefined where no second store is set up, or another process copies
 */
export async function copyOwed(
	office: Office,
	signal: AbortSignal,
	bounds: CopyBounds = {},
): Promise<Copied | undefined> {
	const { secondStore, copies } = office;
	if (!secondStore) return undefined;
	if ((await copies.owed(secondStore.name, 1)).length === 0) return NOTHING;
	return atSecondStore(office, secondStore, signal, (second, flow) => copyAll(office, second, flow, bounds));
}

async function copyAll(
	office: Office,
	second: SecondStore,
	flow: Flow,
	{ seconds = Infinity, bytes: most = Infinity }: CopyBounds,
): Promise<Copied> {
	const { copies, catalogue, log } = office;
	const began = performance.now();
	const copied: string[] = [];
	const troubled: { bundleId: string; code: string }[] = [];
	let [bytes, away] = [0, undefined as string | undefined];
	try {
		await second.reach(!(await copies.isKnown(second.name)));
		await second.sweep();
		for (const bundleId of await copies.owed(second.name)) {
			if (flow.signal.aborted || bytes >= most || performance.now() - began >= seconds * 1000) break;
			const filing = await catalogue.filing(bundleId);
			if (!filing) continue;
			// A disk that goes in the middle leaves an empty folder, and nothing is to be written there.
			await second.reach(false);
			const code = await tryCopy(office, second, filing, flow);
			if (code === undefined) {
				copied.push(bundleId);
				bytes += filing.bytes;
			} else troubled.push({ bundleId, code });
		}
	} catch (error) {
		if (!flow.signal.aborted) {
			if (!(error instanceof OgonblickError) || !OF_STORE.has(error.code)) throw error;
			away = error.code;
		}
	}
	const owed = (await copies.owed(second.name)).length;
	if (away !== undefined) log.warn({ code: away, store: second.name, owed }, 'the second store is away');
	for (const each of troubled) log.warn(each, 'a bundle could not be copied to the second store');
	return { copied, bytes, troubled, owed, ...(away === undefined ? {} : { away }) };
}

/** @returns the code of what was in the way of this bundle alone. @throws what holds for every bundle */
async function tryCopy(
	office: Office,
	second: SecondStore,
	filing: Filing,
	flow: Flow,
): Promise<string | undefined> {
	try {
		await copyBundle(office, second, filing, flow);
		return undefined;
	} catch (error) {
		flow.signal.throwIfAborted();
		const code = error instanceof OgonblickError ? error.code : (error as NodeJS.ErrnoException).code;
		if (code === undefined || OF_STORE.has(code) || code.startsWith('catalogue-')) throw error;
		return code;
	}
}

async function copyBundle(office: Office, second: SecondStore, filing: Filing, flow: Flow): Promise<void> {
	const { copies, clock } = office;
	const filed = await filedAs(office, filing);
	const { bundleId, path } = filed;
	const known = await copies.copy(second.name, bundleId);
	const isCopied = known?.outcome === 'intact' && (await second.bytes(path)) !== undefined;
	if (!isCopied) await copyZip(office, second, filed, flow);
	let renewals = known?.renewals ?? 0;
	try {
		renewals = await copyRenewals(office, second, filed, flow);
	} finally {
		// Of renewals that cannot be copied now, the bundle's own copy is none the worse.
		if (!isCopied || renewals !== known.renewals)
			await copies.recordCopy(
				...([second.name, bundleId] as const),
				{ at: clock.now().toISOString(), renewals },
				workerName(),
			);
	}
}

async function copyZip(
	office: Office,
	second: SecondStore,
	{ root, path, sha256 }: Filing,
	flow: Flow,
): Promise<void> {
	const { clock } = office;
	const source = await office.bundles(root).read(path);
	const at = clock.now().toISOString();
	// A run that was killed before it could tell of its copy has left it there.
	const lies = (await second.bytes(path)) !== undefined;
	if (!lies || (await hashOf(second, path, flow)) !== sha256) {
		if (lies) await second.setAside(path, quarantineKey(path, 'damaged', at));
		await second.put(source, path, sha256, flow);
		if ((await hashOf(second, path, flow)) !== sha256) {
			await second.setAside(path, quarantineKey(path, 'damaged', clock.now().toISOString()));
			throw new Fault('What the second store gives back is not what was written there', {
				...{ code: 'copy-damaged', subject: `${second.name}/${path}` },
				remedy: 'Check the disk of the second store.',
			});
		}
	}
	await second.putCompanion(checksumKey(path), checksumText(path, sha256));
}

/** SHA-256 of what lies in the second store, lower-case hex. @param alsoTo gets each piece */
export async function hashOf(
	second: SecondStore,
	key: string,
	flow: Flow,
	alsoTo?: (piece: Uint8Array) => void,
): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of second.read(key, flow)) {
		hash.update(piece);
		alsoTo?.(piece);
	}
	return hash.digest('hex');
}
