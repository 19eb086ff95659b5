import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandedIn } from '../tables/form.ts';

const LONGEST_NAME = 120;

/**
 * Lays a file that came over the network where a verb reads it by its path, and takes it away again. Its name is the sender's own word: what would make it a path is
 * taken out of it.
 */
export async function whileLaidDown<T>(
	{ name, bytes }: Pick<HandedIn, 'name' | 'bytes'>,
	act: (file: string) => Promise<T>,
): Promise<T> {
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-inlamnat-'));
	try {
		const file = join(dir, safeName(name));
		await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
		return await act(file);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

/** A file's name without what would lead elsewhere, or turn the text that it stands in; its ending is kept. */
export function safeName(name: string): string {
	const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
	const plain = last.replace(/[\p{Cc}\p{Cf}:*?"<>|]/gu, '_').replace(/^[.\s]+/, '');
	const cut = [...plain].length > LONGEST_NAME ? [...plain].slice(-LONGEST_NAME).join('') : plain;
	// A file system counts bytes.
	return Buffer.byteLength(cut) > 240
		? `handling${/\.[a-z0-9]{1,8}$/i.exec(cut)?.[0] ?? ''}`
		: cut || 'handling';
}
