import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Office } from '../../office.ts';
import type { Look } from '../../records/watch/look.ts';

/** What of a look decides about its picture. */
type Told = Pick<Look, 'failure' | 'changes' | 'begun' | 'ended'>;

/** Nothing was found that was not known before. */
function isQuiet({ failure, changes, begun, ended }: Told): boolean {
	return !failure && changes.length === 0 && begun.length === 0 && ended.length === 0;
}

/**
 * The earlier look whose picture says nothing any more that a later one does not: both found nothing new. The picture before a change is
 * kept, and the first. @param looks the account's last two looks, the newest first
 */
export function spentPicture(now: Told, looks: readonly Look[]): string | undefined {
	const [last, before] = looks;
	if (!last || !before || last.picture === undefined) return undefined;
	return isQuiet(now) && isQuiet(last) ? last.id : undefined;
}

/** Writes the picture of a look, durable when it returns. @returns its path below DATA_DIR, with `/` */
export async function keepPicture(
	{ config }: Pick<Office, 'config'>,
	accountId: string,
	name: string,
	picture: Buffer,
): Promise<string> {
	const folder = join(config.DATA_DIR, 'watch', accountId);
	await mkdir(folder, { recursive: true });
	await using file = await open(join(folder, name), 'w');
	await file.writeFile(picture);
	await file.sync();
	return `watch/${accountId}/${name}`;
}

/** Removes pictures of the account that no look names: those that were let go, and what a kill left. */
export async function sweepPictures(
	{ config, watch }: Pick<Office, 'config' | 'watch'>,
	accountId: string,
): Promise<void> {
	const kept = new Set((await watch.pictures(accountId)).map((path) => path.split('/').at(-1)));
	const folder = join(config.DATA_DIR, 'watch', accountId);
	const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	for (const name of there) if (!kept.has(name)) await rm(join(folder, name), { force: true });
}
