import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { registerWords } from './words/register-words.ts';

/**
 * Writes a file whole or not at all, in the place of one that may be there: a website that reads it meanwhile sees the old or the new.
 * @returns its absolute path
 * @throws UsageError `unwritable-file`
 */
export async function replaceFile(
	file: string,
	content: string | Uint8Array,
	{ lang }: Desk,
): Promise<string> {
	const path = resolve(file);
	const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
	try {
		const out = await open(partial, 'w');
		try {
			await out.writeFile(content);
			await out.sync();
		} finally {
			await out.close();
		}
		await rename(partial, path);
		return path;
	} catch (cause) {
		await rm(partial, { force: true });
		const say = registerWords[lang];
		throw new UsageError(say.unwritable(path), {
			code: 'unwritable-file',
			subject: path,
			remedy: say.anotherFile,
			cause,
		});
	}
}
