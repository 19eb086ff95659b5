import { createHash } from 'node:crypto';
import { Fault } from '../../errors.ts';
import { isOfSystem, unreadable } from '../unreadable.ts';
import { ZipWriter } from '../zip/write.ts';

/** A file that is handed out. */
export interface HandedFile {
	/** Name in the zip, with `/`. */
	readonly name: string;
	/** Absolute path, or what it holds. */
	readonly from: string | Buffer;
	/** What it has to be, lower-case hex; absent where nobody has stated it. */
	readonly sha256?: string;
}

export interface HandedPackage {
	readonly bytes: number;
	readonly sha256: string;
}

/**
 * Writes what is handed out as one zip: the files, a list of their checksums that `sha256sum --check` reads, and the certificate. On failure nothing is left.
 * @param root name of the folder in the zip
 * @param certificate made last, when every file has been read and agrees
 * @throws Fault `bundle-damaged` where a file is not what it has to be, `target-exists` · TryAgainLater `bundle-unreadable` where its disk does not give it back · what the file system says of the target · the signal's reason
 */
export async function packHandOut(
	target: string,
	root: string,
	files: readonly HandedFile[],
	certificate: { readonly name: string; readonly contents: Buffer },
	date: Date,
	signal: AbortSignal,
): Promise<HandedPackage> {
	const zip = await ZipWriter.create(target, date, signal);
	try {
		const sums: string[] = [];
		for (const { name, from, sha256 } of files) {
			const entry = `${root}/${name}`;
			const written =
				typeof from === 'string' ? await fromDisk(zip, entry, from) : await zip.addBytes(entry, from);
			if (sha256 !== undefined && written.sha256 !== sha256) throw damaged(name);
			sums.push(`${written.sha256}  ${name}\n`);
		}
		const { name, contents } = certificate;
		sums.push(`${createHash('sha256').update(contents).digest('hex')}  ${name}\n`);
		await zip.addBytes(`${root}/${name}`, contents);
		await zip.addBytes(`${root}/kontrollsummor.txt`, Buffer.from(sums.join('')));
		return await zip.finish();
	} catch (error) {
		await zip.discard();
		throw error;
	}
}

/** What is read and what is written may lie on two disks: which of them it was is told. */
function fromDisk(zip: ZipWriter, entry: string, from: string) {
	return zip.addFile(entry, from).catch((error: unknown) => {
		const isOfSource = isOfSystem(error) && (error.path === from || error.syscall === 'read');
		throw isOfSource ? unreadable(from, error) : error;
	});
}

function damaged(subject: string): Fault {
	return new Fault('The bundle is damaged, and nothing was handed out', {
		...{ code: 'bundle-damaged', subject },
		remedy: 'Restore it from a backup; verifying the file tells which part is wrong.',
	});
}
