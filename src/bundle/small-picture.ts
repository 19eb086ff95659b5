import { pictures } from './pictures.ts';

/**
 * A picture made small: cut to the frame from its top, as a JPEG.
 * @param picture a PNG, or its path
 * @param width px, and so the height
 * @throws Error of sharp where it is no whole picture
 */
export async function smallPicture(picture: string | Buffer, width: number, height: number): Promise<Buffer> {
	const sharp = await pictures();
	return sharp(picture, { sequentialRead: true, limitInputPixels: false })
		.resize({ width, height, fit: 'cover', position: 'top' })
		.flatten({ background: '#fff' })
		.jpeg({ quality: 60, mozjpeg: true })
		.toBuffer();
}
