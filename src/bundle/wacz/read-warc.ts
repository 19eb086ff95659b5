import { damagedRecord } from './damaged-record.ts';
import { GzipMembers } from './gzip-members.ts';
import { RecordStart, type WarcRecord } from './record-start.ts';

/**
 * Walks the records of a WARC of one gzip member a record, in file order. Memory is one window, whatever the
 * records hold; gzip checksums and record lengths are verified on the way.
 * @param see gets all of the file's contents, decoded, piece by piece
 * @throws Fault `warc-damaged` · the signal's reason
 */
export async function* warcRecords(
	file: string,
	signal?: AbortSignal,
	see?: (piece: Buffer) => void,
): AsyncGenerator<WarcRecord> {
	const members = await GzipMembers.open(file);
	try {
		for (;;) {
			signal?.throwIfAborted();
			const start = new RecordStart();
			const member = await members.next((piece) => {
				start.take(piece);
				see?.(piece);
			});
			if (member === undefined) return;
			const record = start.record(member);
			if (typeof record === 'string') throw damagedRecord(file, member.offset, record);
			yield record;
		}
	} finally {
		await members.close();
	}
}
