import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdsAll, inStep } from '../../bin/setup/packages.cjs';

const LOCK = {
	'': { version: '1.0.0' },
	'node_modules/a': { version: '1.2.3' },
	'node_modules/a-win32': { version: '1.2.3', optional: true },
};

describe('holdsAll', () => {
	it('does not ask for builds of other systems', () => {
		expect(holdsAll(LOCK, { 'node_modules/a': { version: '1.2.3' } })).toBe(true);
	});
	it('sees a missing package', () => {
		expect(holdsAll(LOCK, {})).toBe(false);
	});
	it('sees another version, also of what is optional', () => {
		expect(holdsAll(LOCK, { 'node_modules/a': { version: '1.2.4' } })).toBe(false);
		expect(
			holdsAll(LOCK, {
				'node_modules/a': { version: '1.2.3' },
				'node_modules/a-win32': { version: '1.0.0' },
			}),
		).toBe(false);
	});
	it('leaves alone what was added by hand', () => {
		expect(holdsAll(LOCK, { 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': {} })).toBe(true);
	});
});

describe('inStep', () => {
	let root: string;
	const write = (name: string, content: object) => writeFileSync(join(root, name), JSON.stringify(content));
	const record = (packages: object) => write('node_modules/.package-lock.json', { packages });
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'ogonblick-packages-'));
		write('package-lock.json', { packages: LOCK });
	});
	afterEach(() => rmSync(root, { recursive: true }));

	it('is false on a fresh clone', () => {
		expect(inStep(root)).toBe(false);
	});

	it("believes npm's own record, and remembers it", () => {
		mkdirSync(join(root, 'node_modules'));
		record({ 'node_modules/a': { version: '1.2.3' } });
		expect(inStep(root)).toBe(true);
		expect(readFileSync(join(root, 'node_modules', '.ogonblick-lock'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
		rmSync(join(root, 'node_modules', '.package-lock.json'));
		expect(inStep(root)).toBe(true);
	});

	it('is false again when the lock file asks for something else', () => {
		mkdirSync(join(root, 'node_modules'));
		record({ 'node_modules/a': { version: '1.2.3' } });
		expect(inStep(root)).toBe(true);
		write('package-lock.json', { packages: { ...LOCK, 'node_modules/b': { version: '1.0.0' } } });
		expect(inStep(root)).toBe(false);
	});
});
