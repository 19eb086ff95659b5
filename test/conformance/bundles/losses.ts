import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { TEXT_PDF } from '../validators/files.ts';
import { change, changeWacz, type Spoil } from './spoil.ts';
import type { WitnessName } from './witnesses.ts';

/** For each witness, a bundle in which it has forgotten some of the account: what half-scrolled feeds look like. */
export const LOSSES: Readonly<Record<WitnessName, Spoil>> = {
	pixels: async (folder) => {
		const data = join(folder, 'representations/rep_appearance/data');
		const tiles = (await readdir(data)).filter((name) => /^tile-\d+\.png$/.test(name)).sort();
		// The blank tail that browsers give of tall pages, from the middle on.
		for (const name of tiles.slice(Math.floor(tiles.length / 2))) {
			const { width, height } = await sharp(join(data, name)).metadata();
			const white = sharp({ create: { width, height, channels: 3, background: 'white' } });
			await writeFile(join(data, name), await white.png().toBuffer());
		}
	},
	posts: (folder) =>
		change(folder, 'representations/rep_text/data/posts.jsonl', (text) =>
			text.split('\n').slice(1).join('\n'),
		),
	text: (folder) =>
		change(folder, 'representations/rep_text/data/text.txt', (text) => text.slice(0, text.length / 2)),
	'text PDF': async (folder) => {
		const document = await PDFDocument.create();
		document.addPage([300, 200]);
		await writeFile(join(folder, TEXT_PDF), await document.save());
	},
	'recorded text': forgetRecording,
	'recorded pictures': forgetRecording,
};

/** Leaves the first record, which says only who recorded. */
export function forgetRecording(folder: string): Promise<void> {
	return changeWacz(folder, async (wacz) => {
		const [name = ''] = await readdir(join(wacz, 'archive'));
		const bytes = await readFile(join(wacz, 'archive', name));
		const second = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]), 3);
		await writeFile(join(wacz, 'archive', name), bytes.subarray(0, second));
	});
}
