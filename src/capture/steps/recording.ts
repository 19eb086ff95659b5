import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { provenance } from '../provenance.ts';
import { networkQuiet } from '../quiet.ts';
import type { Step } from '../step.ts';

/** Closes the recording: the last bodies are written, then certificates and provenance, then the file ends. */
export const recording: Step = {
	name: 'recording',
	when: 'always',
	deadline: () => 90_000,
	async run(session, signal) {
		const { recorder, request, seen, parts } = session;
		if (!seen.crashed && session.launched.browser.isConnected())
			await networkQuiet(session, 100, 3000, signal);
		const facts = JSON.stringify(provenance(session), null, '\t');
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
		parts.push({
			role: 'warc',
			outcome: 'taken',
			file: seen.recording.file,
			name: 'snapshot.warc.gz',
			mediaType: 'application/warc',
		});
		return { outcome: 'done', detail: `${seen.recording.records} records` };
	},
};
