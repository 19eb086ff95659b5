import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { label } from '../../src/records/labels.ts';
import { OCCASIONS } from '../../src/records/occasion.ts';
import { FAILURE_CODES, LOSS_CODES, NOTE_CODES } from '../../src/records/verdict.ts';

const handbook = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'handbok.md'), 'utf8');
const rows = handbook.split('\n').filter((line) => line.startsWith('|'));

describe('docs/handbok.md', () => {
	it.each([...FAILURE_CODES, ...LOSS_CODES, ...NOTE_CODES])('explains %s in a table', (code) => {
		expect(rows.some((row) => row.split('|')[1]?.includes(`\`${code}\``))).toBe(true);
	});

	it.each(OCCASIONS)('calls the occasion %s what results and bundles call it', (occasion) => {
		const row = rows.find((line) => line.includes(`--occasion ${occasion}`));
		expect(row).toContain(`| ${label('occasion', occasion, 'sv')}`);
	});

	it.each([
		['## Innan ni börjar', 'ORGANISATION_NAME', 'ORGANISATION_NUMBER', 'bundles -- show'],
		['## Lämna ut ett paket', 'sekretess', 'bundles -- get', 'diariet'],
		['## Leverera till e-arkiv', '.sha256', 'packats om', 'verify'],
		['## Gallra', 'gallringsbeslut', 'data/attempts/', 'bundles show'],
	])('says what an archivist must know under %s', (heading, ...words) => {
		const section = handbook.split(/^(?=## )/m).find((text) => text.startsWith(heading)) ?? '';
		for (const word of words) expect(section).toContain(word);
	});

	it('says what the seal is, where its key lies and how to compare it', () => {
		for (const said of [
			'### Sigillet',
			'SEAL_PASSPHRASE_FILE',
			'Sigillnyckel',
			'openssl pkey',
			'key -- rotate',
			'### Tidsstämplar',
			'--lang',
		])
			expect(handbook).toContain(said);
	});
});
