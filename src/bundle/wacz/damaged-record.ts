import { Fault } from '../../errors.ts';

/** @param why continues the sentence "The WARC is damaged in the record at byte n: …" */
export function damagedRecord(file: string, offset: number, why: string, cause?: unknown): Fault {
	return new Fault(`The WARC is damaged in the record at byte ${offset}: ${why}.`, {
		code: 'warc-damaged',
		subject: file,
		remedy: 'Take the snapshot again.',
		cause,
	});
}
