import type { SFTPWrapper } from 'ssh2';
import { OgonblickError } from '../../../src/errors.ts';
import type { Files } from '../far-files.ts';
import { trouble } from '../trouble.ts';
import type { Done, Line } from './line.ts';

/** What every server takes in one request. */
const PIECE = 32 * 1024;
/** Bytes that are asked for at once: many small requests on their way, so that a slow line is used to the full. */
const WINDOW = 1 << 20;

/** SFTP's own answers, by number. Source: draft-ietf-secsh-filexfer-02, section 7. */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;
const FAILURE = 4;
const NO_CONNECTION = 6;
const CONNECTION_LOST = 7;
const UNSUPPORTED = 8;

/** What a server tells of a file; the time only where it has one. */
interface Attributes {
	readonly size: number;
	readonly mtime?: number;
}

/** @param where how the target is told of */
export function sftpFiles(sftp: SFTPWrapper, line: Line, root: string, where: string): Files {
	const at = (path: string) => (path === '' ? root : `${root === '/' ? '' : root}/${path}`);
	const named = (path: string) => (path === '' ? where : `${where.replace(/\/$/, '')}/${path}`);
	const call = async <T>(path: string, act: (done: Done<T>) => void): Promise<T> => {
		try {
			return await line.answer(act);
		} catch (error) {
			throw await translated(error, path);
		}
	};
	const translated = async (error: unknown, path: string): Promise<unknown> => {
		if (error instanceof OgonblickError) return error;
		const code = (error as { code?: unknown }).code;
		if (code === PERMISSION_DENIED) return trouble.denied(named(path), error);
		if (code === NO_SUCH_FILE) return trouble.noFolder(named(path), error);
		if (code === NO_CONNECTION || code === CONNECTION_LOST || typeof code !== 'number')
			return trouble.cut(named(path), error);
		// A full disk has no number of its own, so it is asked for.
		return (await isFull(sftp, line, root))
			? trouble.full(named(path), error)
			: trouble.refused(named(path), error);
	};
	const attributes = async (path: string) => {
		try {
			return await line.answer<Attributes>((done) => sftp.stat(at(path), done));
		} catch (error) {
			if ((error as { code?: unknown }).code === NO_SUCH_FILE) return undefined;
			throw await translated(error, path);
		}
	};
	const size = async (path: string) => (await attributes(path))?.size;
	return {
		where: named,
		size,
		writtenAt: async (path) => (await attributes(path))?.mtime,
		async makeFolder(path) {
			let made = '';
			for (const name of path.split('/')) {
				made = made ? `${made}/${name}` : name;
				if ((await size(made)) === undefined) await call<void>(made, (done) => sftp.mkdir(at(made), done));
			}
		},
		async write(path, from, pieces) {
			const handle = await call<Buffer>(path, (done) => sftp.open(at(path), from > 0 ? 'r+' : 'w', done));
			try {
				let place = from;
				for await (const piece of pieces) {
					await call(path, (done) => all(done, writes(sftp, line, handle, piece, place)));
					place += piece.length;
				}
				await flush(sftp, line, handle).catch(async (error) => {
					throw await translated(error, path);
				});
			} finally {
				// After a cut there is nobody to close it.
				await line.answer<void>((done) => sftp.close(handle, done)).catch(() => undefined);
			}
		},
		async *read(path, from) {
			const handle = await call<Buffer>(path, (done) => sftp.open(at(path), 'r', done));
			try {
				const bytes = (await size(path)) ?? 0;
				for (let place = from; place < bytes; place += WINDOW) {
					const window = Buffer.allocUnsafe(Math.min(WINDOW, bytes - place));
					await call(path, (done) => all(done, reads(sftp, line, handle, window, place)));
					yield window;
				}
			} finally {
				await line.answer<void>((done) => sftp.close(handle, done)).catch(() => undefined);
			}
		},
		async publish(path, name) {
			if ((await size(name)) !== undefined) return false;
			try {
				await line.answer<void>((done) => sftp.rename(at(path), at(name), done));
				return true;
			} catch (error) {
				// OpenSSH does not overwrite either: somebody else was first.
				if ((await size(name)) !== undefined) return false;
				throw await translated(error, name);
			}
		},
		async remove(path) {
			try {
				await line.answer<void>((done) => sftp.unlink(at(path), done));
			} catch (error) {
				if ((error as { code?: unknown }).code !== NO_SUCH_FILE) throw await translated(error, path);
			}
		},
		async removeFolder(path) {
			try {
				await line.answer<void>((done) => sftp.rmdir(at(path), done));
			} catch (error) {
				const { code } = error as { code?: unknown };
				// A folder that is not empty has no number of its own, and an empty one that may not be taken away harms nobody.
				if (code !== NO_SUCH_FILE && code !== FAILURE && code !== PERMISSION_DENIED)
					throw await translated(error, path);
			}
		},
	};
}

function all(done: Done<void>, calls: readonly Promise<void>[]): void {
	Promise.all(calls).then(
		() => done(undefined),
		(error) => done(error),
	);
}

function writes(
	sftp: SFTPWrapper,
	line: Line,
	handle: Buffer,
	piece: Uint8Array,
	place: number,
): Promise<void>[] {
	const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
	const starts = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, i) => i * PIECE);
	return starts.map((start) =>
		line.answer<void>((done) =>
			sftp.write(handle, bytes, start, Math.min(PIECE, bytes.length - start), place + start, (error) =>
				done(error, undefined),
			),
		),
	);
}

function reads(
	sftp: SFTPWrapper,
	line: Line,
	handle: Buffer,
	window: Buffer,
	place: number,
): Promise<void>[] {
	const starts = Array.from({ length: Math.ceil(window.length / PIECE) }, (_, i) => i * PIECE);
	return starts.map((start) =>
		readFully(sftp, line, handle, window, start, Math.min(PIECE, window.length - start), place + start),
	);
}

/** A server may answer with less than it was asked for. */
async function readFully(
	sftp: SFTPWrapper,
	line: Line,
	handle: Buffer,
	window: Buffer,
	start: number,
	length: number,
	place: number,
): Promise<void> {
	for (let done = 0; done < length; ) {
		const got = await line.answer<number>((tell) =>
			sftp.read(handle, window, start + done, length - done, place + done, (error, bytes) =>
				tell(error, bytes),
			),
		);
		if (got === 0) throw Object.assign(new Error('the file grew shorter'), { code: CONNECTION_LOST });
		done += got;
	}
}

/** A server that does not know how has it on its disk when it sees fit; one that was asked and could not has not got it. */
async function flush(sftp: SFTPWrapper, line: Line, handle: Buffer): Promise<void> {
	try {
		await line.answer<void>((done) => sftp.ext_openssh_fsync(handle, (error) => done(error, undefined)));
	} catch (error) {
		if ((error as { code?: unknown }).code !== UNSUPPORTED && !/does not support/.test(String(error)))
			throw error;
	}
}

/** Whether a server that can be asked has less room than one request takes. */
async function isFull(sftp: SFTPWrapper, line: Line, root: string): Promise<boolean> {
	try {
		const room = await line.answer<Record<string, number>>((done) =>
			sftp.ext_openssh_statvfs(root, (error: unknown, stats: unknown) =>
				done(error as Error | undefined, stats as Record<string, number>),
			),
		);
		return (room.f_bavail ?? 1) * (room.f_frsize ?? room.f_bsize ?? PIECE) < WINDOW;
	} catch {
		return false;
	}
}
