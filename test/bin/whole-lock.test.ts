import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completed, leftOut } from '../../bin/lock/complete.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));

describe('package-lock.json', () => {
	it('is whole, so that npm ci takes it on every system (else run `npm run lock`)', () => {
		expect(leftOut(packages)).toEqual({});
	});

	it('names no registry host', () => {
		expect(JSON.stringify(packages)).not.toMatch(/"resolved"/);
	});
});

describe('leftOut', () => {
	const parent = {
		version: '2.0.0',
		dev: true,
		optionalDependencies: {
			'@t/cli-linux-x64-musl': '2.0.0',
			'@t/cli-darwin-arm64': '2.0.0',
			loose: '^1.0.0',
		},
	};

	it('gives the entry that keeps a build away from other systems', () => {
		expect(leftOut({ 'node_modules/t': parent })).toEqual({
			'node_modules/@t/cli-linux-x64-musl': {
				version: '2.0.0',
				cpu: ['x64'],
				dev: true,
				libc: ['musl'],
				optional: true,
				os: ['linux'],
			},
			'node_modules/@t/cli-darwin-arm64': {
				version: '2.0.0',
				cpu: ['arm64'],
				dev: true,
				optional: true,
				os: ['darwin'],
			},
		});
	});

	it('adds what is left out and changes nothing else', () => {
		const whole = completed({ 'node_modules/t': parent });
		expect(whole['node_modules/t']).toBe(parent);
		expect(leftOut(whole)).toEqual({});
		expect(completed(whole)).toEqual(whole);
	});
});
