import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonTools } from '../machine/python.ts';
import { mustRun } from '../machine/run.ts';

/** Webrecorder's own tools for WARC and WACZ. @returns folder of their programs */
export const webArchiveTools = () => pythonTools('web-archive', ['warcio==1.8.1', 'wacz==0.6.0']);

/** Unpacks a WACZ, hands out the absolute paths of its WARC files, and removes what it unpacked. */
export async function withWarcs<T>(wacz: string, use: (warcs: readonly string[]) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'wacz-'));
	try {
		await mustRun('python3', ['-m', 'zipfile', '-e', wacz, folder]);
		const archive = join(folder, 'archive');
		const names = (await readdir(archive)).filter((name) => /\.warc(\.gz)?$/.test(name));
		return await use(names.sort().map((name) => join(archive, name)));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
