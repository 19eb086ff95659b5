import sharp from 'sharp';
import { expect, test } from 'vitest';
import { profilePicture } from '../../../fixtures/profiles/pictures.ts';
import { pictureOf } from '../../../src/capture/watch/sketch.ts';
import { isSamePicture } from '../../../src/planning/watch/same-picture.ts';

const seen = async (bytes: Buffer) => {
	const picture = await pictureOf('https://cdn.example/a', bytes);
	if (!picture) throw new Error('no picture');
	return picture;
};

test.each(['avatar', 'cover'] as const)(
	'the same %s packed anew is the same, and another is another',
	async (kind) => {
		for (let number = 1; number <= 12; number++) {
			const one = await seen((await profilePicture(kind, number, 'png')).bytes);
			for (const packing of ['jpeg', 'small-webp'] as const) {
				const again = await seen((await profilePicture(kind, number, packing)).bytes);
				expect(again.sha256).not.toBe(one.sha256);
				expect(isSamePicture(one, again), `${kind} ${number} ${packing}`).toBe(true);
			}
			const other = await seen((await profilePicture(kind, number + 100, 'png')).bytes);
			expect(isSamePicture(one, other), `${kind} ${number}`).toBe(false);
		}
	},
);

test('another colour, and a mark in a corner, are another picture', async () => {
	const { bytes } = await profilePicture('avatar', 1, 'png');
	const one = await seen(bytes);
	expect(isSamePicture(one, await seen(await sharp(bytes).greyscale().png().toBuffer()))).toBe(false);
	const ribbon = { create: { width: 120, height: 120, channels: 3, background: '#000' } } as const;
	const input = await sharp(ribbon).png().toBuffer();
	const marked = await sharp(bytes)
		.composite([{ input, gravity: 'southeast' }])
		.png()
		.toBuffer();
	expect(isSamePicture(one, await seen(marked))).toBe(false);
});

test('what is no picture is none', async () => {
	expect(await pictureOf('https://cdn.example/a', Buffer.from('<html>'))).toBeUndefined();
});
