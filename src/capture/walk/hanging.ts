import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { asDiskFull } from '../../errors.ts';
import type { Session } from '../session.ts';
import { shoot } from './tile.ts';

const HUNG = 'what hung at the lower edge of the window was photographed alone, for tiles of their own';

/**
 * Takes a picture of each bar and sign that hangs at the lower edge of the window, over the posts, once for a capture. They wait
 * with the slides until the tiles of the page have all been taken, see `appendSlides`.
 */
export async function pictureHanging(session: Session): Promise<void> {
	const { world, seen, request, changes } = session;
	if (seen.tiles.length > 0) return;
	const count = await world.call('hangingBoxes');
	for (let i = 0; i < count; i++) {
		const png = await pictureOf(session, i);
		const shows = png && (await sharp(png).stats()).channels.some(({ stdev }) => stdev > 1);
		if (!png || !shows) continue;
		const sha256 = createHash('sha256').update(png).digest('hex');
		const file = join(request.dir, `slide-${seen.slides.length + 1}.png`);
		const { width, height } = await sharp(png).metadata();
		await writeFile(file, png, { flag: 'wx' }).catch((error) => {
			throw asDiskFull(error, file);
		});
		seen.slides.push({ file, sha256, width, height, shows: [], carousel: 0, continues: false });
		if (!changes.includes(HUNG)) changes.push(HUNG);
	}
}

async function pictureOf(session: Session, index: number): Promise<Buffer | undefined> {
	try {
		const clip = await session.world.call('showHanging', index);
		return clip ? await shoot(session, clip) : undefined;
	} finally {
		await session.world.call('hideHanging', index);
	}
}
