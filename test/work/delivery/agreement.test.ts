import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';

test('a bundle’s METS states the agreement and the archive of its unit, and one that is packed keeps its own', async () => {
	const office = await tempOffice({
		env: { SUBMISSION_AGREEMENT: 'KS 2026/7', ARCHIVE_NAME: 'Kommunarkivet' },
	});
	const metsOf = (file: string) =>
		execFileSync('unzip', ['-p', file, '*[0-9a-f]/METS.xml'], { encoding: 'utf8' });
	const first = await filed(office);
	expect(metsOf(fileOf(first))).toContain('<altRecordID TYPE="SUBMISSIONAGREEMENT">KS 2026/7</altRecordID>');
	const { unit } = await office.catalogue.filedUnder(first);
	await office.deliveries.saveAgreement(
		{ number: 'BUN 2026/9', unitId: unit.id, archive: 'Sydarkiv' },
		'Anna',
	);
	const mets = metsOf(fileOf(await filed(office)));
	expect(mets).toContain('<altRecordID TYPE="SUBMISSIONAGREEMENT">BUN 2026/9</altRecordID>');
	expect(mets).toMatch(/<agent ROLE="PRESERVATION" TYPE="ORGANIZATION">\s*<name>Sydarkiv<\/name>/);
	expect(metsOf(fileOf(first))).toContain('KS 2026/7');
}, 60_000);
