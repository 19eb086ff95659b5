import { readManifest } from '../../bundle/read.ts';
import { readRange } from '../../bundle/read-range.ts';
import { findReplayer } from '../../capture/replay/replayer.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';

/** A bundle's recording (WACZ), read piece by piece where it lies. */
export interface RecordingInside {
	/** Below the bundle's root folder. */
	readonly path: string;
	readonly bytes: number;
	/** From byte `start` up to, not including, `end`. */
	read(range: { readonly start: number; readonly end: number }): AsyncIterable<Buffer>;
}

/** @returns undefined where the bundle holds none @throws as `filesInside` */
export async function recordingInside(
	office: Pick<Office, 'bundles'>,
	filing: Filing,
): Promise<RecordingInside | undefined> {
	const place = await office.bundles(filing.root).read(filing.path);
	const wacz = (await readManifest(place)).files.find(({ role }) => role === 'wacz');
	if (!wacz) return undefined;
	const { path, bytes } = wacz;
	return { path, bytes, read: (range) => readRange(place, path, range) };
}

/** Path of the script that replays in a browser; undefined where the optional package is not installed. */
export const replayerFile = findReplayer;
