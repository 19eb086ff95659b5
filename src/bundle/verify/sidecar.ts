import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Problem, problem } from '../../records/problem.ts';
import type { VerifyReport } from './report.ts';

/** A checksum and a file's name are shorter (PATH_MAX of Linux is 4,096 bytes). */
const LONGEST = 8192;

interface Beside {
	readonly sidecar: VerifyReport['sidecar'];
	readonly problems: readonly Problem[];
	/** Name of the file that it says the checksum is of; absent where it is no checksum file. */
	readonly named?: string;
}

/**
 * Compares the checksum file beside a bundle, `<file>.sha256` in the form of `sha256sum`, with the bundle's own bytes.
 * The name in it is told and not compared: a bundle may be renamed.
 */
export async function checkSidecar(file: string, sha256: string): Promise<Beside> {
	const text = await read(`${file}.sha256`).catch((error: NodeJS.ErrnoException) => error);
	if (text instanceof Error) {
		if (text.code === 'ENOENT') return { sidecar: 'absent', problems: [] };
		return {
			sidecar: 'differs',
			problems: [problem('sidecar', '', 'sidecar-unreadable', { why: text.message })],
		};
	}
	// Editors write a byte order mark before what they save as UTF-8 (read as Latin-1 here); the checksum after it is one all the same.
	const [, sum, name] = /^(?:\u00EF\u00BB\u00BF)?([0-9a-fA-F]{64})[ \t]+[ *]?([^\n]*)\n?$/.exec(text) ?? [];
	const stated = sum?.toLowerCase();
	const named = name === undefined ? {} : { named: Buffer.from(name.trim(), 'latin1').toString('utf8') };
	if (stated === sha256) return { sidecar: 'agrees', problems: [], ...named };
	const differs =
		stated === undefined
			? problem('sidecar', '', 'sidecar-odd')
			: problem('sidecar', '', 'sidecar-differs', { stated, actual: sha256 });
	return { sidecar: 'differs', problems: [differs], ...named };
}

/** What lies there may be a named pipe, which would hold the program for ever, or have no end. */
async function read(path: string): Promise<string> {
	const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
	try {
		if (!(await file.stat()).isFile()) throw new Error('it is not a file');
		const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST + 1), 0, LONGEST + 1, 0);
		if (bytesRead > LONGEST) throw new Error(`it is longer than ${LONGEST} bytes`);
		return buffer.toString('latin1', 0, bytesRead);
	} finally {
		await file.close();
	}
}
