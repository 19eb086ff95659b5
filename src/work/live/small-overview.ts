import { buffer } from 'node:stream/consumers';
import { damagedPicture } from '../../bundle/damaged-picture.ts';
import { smallPicture } from '../../bundle/small-picture.ts';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { filesInside, openInside } from '../look-inside.ts';

/** Frame of the picture, px. */
const WIDTH = 240;
const HEIGHT = 320;
/** Bytes. An overview is some hundred kilobytes; what is far larger is not taken into memory for a small picture. */
const LARGEST = 60_000_000;

/** A filed bundle's overview made small, a JPEG. @throws as `filesInside` · UsageError `no-such-picture` `picture-damaged` */
export async function smallOverview(office: Pick<Office, 'bundles'>, filing: Filing): Promise<Buffer> {
	const files = await filesInside(office, filing);
	const overview = files.find(({ role }) => role === 'overview') ?? files.find(({ role }) => role === 'tile');
	if (!overview || overview.bytes > LARGEST)
		throw new UsageError('There is no such picture', {
			...{ code: 'no-such-picture', subject: filing.bundleId },
			remedy: "Look at the bundle's page.",
		});
	const { contents } = await openInside(office, filing, overview.path);
	return smallPicture(await buffer(contents), WIDTH, HEIGHT).catch((error: unknown) => {
		throw damagedPicture(error, overview.path);
	});
}
