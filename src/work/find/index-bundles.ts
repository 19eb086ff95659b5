import { readPosts } from '../../bundle/read-posts.ts';
import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { type CapturedText, textsOf } from '../../records/find/captured-text.ts';
import { isSystemError } from '../settle-intent.ts';

type Rooms = Pick<Office, 'bundles' | 'texts'>;

/** What became of bundles whose texts were to be taken in. */
export interface Indexed {
	readonly taken: number;
	/** Those that cannot be read, with the error's code; they are tried again the next time. */
	readonly unread: readonly { readonly bundleId: string; readonly code: string }[];
	/** Filed bundles whose texts are not in, after this. */
	readonly missing: number;
}

/** Reads a filed bundle's posts and comments and takes them in, to be found. @throws as `readPosts` · UsageError `bundle-missing` */
async function indexBundle({ bundles, texts }: Rooms, filing: Filing): Promise<void> {
	const found: CapturedText[] = [];
	for await (const post of readPosts(await bundles(filing.root).read(filing.path)))
		found.push(...textsOf(post));
	await texts.keep(filing.bundleId, found);
}

/** As `indexBundle`, for what has just been filed: that it cannot be found yet, whatever the reason, takes nothing from its being filed. */
export async function indexFiled(office: Rooms & Pick<Office, 'log'>, filing: Filing): Promise<void> {
	try {
		await indexBundle(office, filing);
	} catch (error) {
		const code = error instanceof OgonblickError ? error.code : 'unexpected';
		const told = { bundle: filing.bundleId, code, err: error };
		office.log.warn(told, 'the texts of a bundle could not be taken in to be found; it is tried again');
	}
}

/**
 * Takes in the texts of all filed bundles that are not in yet, the newest first: those filed before there was a search, and those that a
 * kill came between. Each is taken in whole or not at all, so it can be stopped anywhere and goes on from there.
 * @param anew takes everything out first
 * @param seconds begins no more after so many
 */
export async function indexBundles(
	office: Pick<Office, 'bundles' | 'texts' | 'catalogue'>,
	signal: AbortSignal,
	{ anew = false, seconds = Number.POSITIVE_INFINITY }: { anew?: boolean; seconds?: number } = {},
	show: (done: number, missing: number) => void = () => {},
): Promise<Indexed> {
	const { texts, catalogue } = office;
	const until = Date.now() + seconds * 1000;
	if (anew) await texts.clear();
	const unread: { bundleId: string; code: string }[] = [];
	const { missing } = await texts.standing();
	let taken = 0;
	for (;;) {
		// Those that cannot be read stay among the missing: they are stepped over.
		const ids = (await texts.missing(unread.length + AT_ONCE)).filter(
			(id) => !unread.some(({ bundleId }) => bundleId === id),
		);
		if (ids.length === 0) break;
		for (const bundleId of ids) {
			if (signal.aborted || Date.now() >= until) return { taken, unread, missing: missing - taken };
			const filing = await catalogue.filing(bundleId);
			try {
				if (filing) await indexBundle(office, filing);
				taken++;
			} catch (error) {
				const code = codeOfBundle(error);
				if (code === undefined) throw error;
				unread.push({ bundleId, code });
			}
			show(taken, missing - taken);
		}
	}
	return { taken, unread, missing: (await texts.standing()).missing };
}

/** @returns the code of what is wrong with one bundle, or with the disk where it lies; undefined where it may hold for all of them */
function codeOfBundle(error: unknown): string | undefined {
	if (isSystemError(error)) return error.code ?? 'unreadable';
	if (!(error instanceof OgonblickError)) return undefined;
	const { advice, code } = error;
	return advice === 'retry-later' || code.startsWith('catalogue-') ? undefined : code;
}

const AT_ONCE = 100;
