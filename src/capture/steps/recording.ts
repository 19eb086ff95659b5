import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontFamilies } from '../browser/fonts.ts';
import { cleanTexts, guardSecrets } from '../login/guard.ts';
import { provenance } from '../provenance.ts';
import { networkQuiet } from '../quiet.ts';
import { type Step, shortMessage } from '../step.ts';
import { nameRecords } from '../witness/name-records.ts';
import { writeTexts } from './texts.ts';

/** Closes the recording: the last bodies are written, then certificates and provenance, then the file ends. */
export const recording: Step = {
	name: 'recording',
	when: 'always',
	deadline: () => 90_000,
	async run(session, signal) {
		const { recorder, request, seen, parts } = session;
		if (!seen.crashed && session.launched.browser.isConnected())
			await networkQuiet(session, 100, 3000, signal);
		// A page that no longer answers must not cost the recording: what it was given is in headers that are known.
		const unasked = await guardSecrets(session).then(() => '', shortMessage);
		const facts = JSON.stringify(provenance(session, await fontFamilies()), null, '\t');
		const file = join(request.dir, 'provenance.json');
		await writeFile(file, facts);
		parts.push({
			role: 'provenance',
			outcome: 'taken',
			file,
			name: 'provenance.json',
			mediaType: 'application/json',
		});
		await recorder.addResource(
			'urn:ogonblick:provenance',
			'application/json',
			Buffer.from(facts),
			'metadata',
		);
		seen.recording = await recorder.close(signal);
		if (seen.posts.length > 0) {
			seen.posts = nameRecords(seen.posts, (address) => recorder.recordOf(address));
			await writeTexts(session);
		}
		await cleanTexts(session);
		parts.push({
			role: 'warc',
			outcome: 'taken',
			file: seen.recording.file,
			name: 'snapshot.warc.gz',
			mediaType: 'application/warc',
		});
		const detail = `${seen.recording.records} records`;
		if (!unasked) return { outcome: 'done', detail };
		return {
			outcome: 'done',
			detail: `${detail}; the page could not be asked what of the login it was given: ${unasked}`,
		};
	},
};
