import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underLock } from '../../bin/setup/lock.cjs';

const run = promisify(execFile);
const LOCK = join(import.meta.dirname, '..', '..', 'bin', 'setup', 'lock.cjs');

/** Notes when it comes in and when it leaves, with a pause between in which another could slip in. */
const VISITOR = `
	const fs = require('fs');
	const { underLock } = require(${JSON.stringify(LOCK)});
	underLock(process.argv[1], async () => {
		fs.appendFileSync(process.argv[2], 'in ' + process.pid + '\\n');
		await new Promise((resolve) => setTimeout(resolve, 30));
		fs.appendFileSync(process.argv[2], 'out ' + process.pid + '\\n');
	});`;

describe('underLock', () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'ogonblick-lock-'));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	it('lets processes in one at a time, also when a dead one still holds it', async () => {
		mkdirSync(join(root, '.cache'));
		const dead = await run(process.execPath, ['-p', 'process.pid']);
		writeFileSync(join(root, '.cache', 'setup.lock'), dead.stdout.trim());
		const book = join(root, 'book');
		await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, ['-e', VISITOR, root, book])));
		const lines = readFileSync(book, 'utf8').trim().split('\n');
		expect(lines).toHaveLength(8);
		for (let i = 0; i < lines.length; i += 2) {
			const visitor = lines[i]?.split(' ')[1];
			expect(lines.slice(i, i + 2)).toEqual([`in ${visitor}`, `out ${visitor}`]);
		}
	});

	it('waits its turn where the lock is given back in the moment between meeting it and asking whose it is', async () => {
		mkdirSync(join(root, '.cache'));
		const lock = join(root, '.cache', 'setup.lock');
		writeFileSync(lock, String(process.pid));
		const givenBack = `
			const files = require('fs');
			const link = files.linkSync;
			files.linkSync = (from, to) => {
				files.linkSync = link;
				try {
					link(from, to);
				} catch (error) {
					files.unlinkSync(${JSON.stringify(lock)});
					throw error;
				}
			};`;
		const book = join(root, 'book');
		await run(process.execPath, ['-e', `{${givenBack}}${VISITOR}`, root, book]);
		expect(readFileSync(book, 'utf8').match(/in|out/g)).toEqual(['in', 'out']);
		expect(existsSync(lock)).toBe(false);
	});

	it('is given back when the work fails', async () => {
		await expect(
			underLock(root, async () => {
				throw new Error('no network');
			}),
		).rejects.toThrow('no network');
		expect(existsSync(join(root, '.cache', 'setup.lock'))).toBe(false);
	});
});
