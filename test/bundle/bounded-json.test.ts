import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/bundle/manifest.ts';

const parsed = (text: string) => () => parseManifest(Buffer.from(text));

describe('a manifest made to take memory', () => {
	it('is told of by its first wrong files, and no further', () => {
		expect(parsed(`{"files":[${'0,'.repeat(500_000)}0]}`)).toThrow(/files\.19: (?!.*files\.20: )/s);
	});

	it('that says more beside its files than any does is refused', () => {
		expect(parsed(`{"verdict":{"findings":[${'0,'.repeat(400_000)}0]},"files":[]}`)).toThrow(
			/more than 300000 values beside its files/,
		);
	});

	it('is not parsed where it may hold more values than one of the most files', () => {
		expect(parsed('['.repeat(4_000_001))).toThrow(/may hold 4000001 values/);
	});
});
