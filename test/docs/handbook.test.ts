import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { label } from '../../src/records/labels.ts';
import { OCCASIONS } from '../../src/records/occasion.ts';
import { FAILURE_CODES, LOSS_CODES } from '../../src/records/verdict.ts';

const handbook = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'handbok.md'), 'utf8');
const rows = handbook.split('\n').filter((line) => line.startsWith('|'));

describe('docs/handbok.md', () => {
	it.each([...FAILURE_CODES, ...LOSS_CODES])('explains %s in a table', (code) => {
		expect(rows.some((row) => row.split('|')[1]?.includes(`\`${code}\``))).toBe(true);
	});

	it.each(OCCASIONS)('calls the occasion %s what results and bundles call it', (occasion) => {
		const row = rows.find((line) => line.includes(`--occasion ${occasion}`));
		expect(row).toContain(`| ${label('occasion', occasion, 'sv')}`);
	});

	it('says what the seal is, where its key lies and how to compare it', () => {
		for (const said of ['### Sigillet', 'data/keys/seal-key.pem', 'Sigillnyckel', 'openssl pkey', '--lang'])
			expect(handbook).toContain(said);
	});
});
