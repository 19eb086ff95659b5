import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readNotes } from './notes.ts';
import { table } from './table.ts';

/** Runs around the whole suite: what its files note becomes one table. */
export default function setup(project: TestProject): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'conformance-notes-'));
	const file = join(folder, 'notes.jsonl');
	writeFileSync(file, '');
	project.provide('notes', file);
	return () => {
		const notes = readNotes(file);
		if (notes.length > 0) process.stdout.write(`\n${table(notes)}\n\n`);
		rmSync(folder, { recursive: true, force: true });
	};
}
