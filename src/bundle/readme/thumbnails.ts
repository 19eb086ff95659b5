import { Fault } from '../../errors.ts';
import { smallPicture } from '../small-picture.ts';

const MOST = 6;
const WIDTH = 300;
const HEIGHT = 375;

/**
 * The first tiles as small JPEGs in data: URIs, their tops where they are taller than the frame.
 * @param tiles paths of PNG files
 * @throws Fault `tile-unreadable`
 */
export async function thumbnailsOf(tiles: readonly string[]): Promise<readonly string[]> {
	const made: string[] = [];
	for (const tile of tiles.slice(0, MOST)) made.push(await thumbnail(tile));
	return made;
}

async function thumbnail(tile: string): Promise<string> {
	try {
		const jpeg = await smallPicture(tile, WIDTH, HEIGHT);
		return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
	} catch (cause) {
		throw new Fault(`The picture tile ${tile} cannot be read`, {
			code: 'tile-unreadable',
			subject: tile,
			remedy: 'Run the order again; report the fault if it happens once more.',
			cause,
		});
	}
}
