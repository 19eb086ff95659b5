import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { submissionOf } from '../../../src/work/delivery/agreements.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';

test('a bundle’s METS states the agreement and the archive of its unit, and one that is packed keeps its own', async () => {
	const office = await tempOffice({
		env: {
			...{ SUBMISSION_AGREEMENT: 'KS 2026/7', ARCHIVE_NAME: 'Kommunarkivet', ARCHIVE_NUMBER: '202100-1074' },
			...{ ORGANISATION_NAME: 'Älvhamra kommun', ORGANISATION_NUMBER: '212000-0000' },
		},
	});
	const metsOf = (file: string) =>
		execFileSync('unzip', ['-p', file, '*[0-9a-f]/METS.xml'], { encoding: 'utf8' });
	const first = await filed(office);
	expect(metsOf(fileOf(first))).toContain('<altRecordID TYPE="SUBMISSIONAGREEMENT">KS 2026/7</altRecordID>');
	const preserver = (mets: string) =>
		/<agent ROLE="PRESERVATION"[^>]*>(.*?)<\/agent>/s.exec(mets)?.[1]?.replace(/\s*<[^>]*>\s*/g, '|');
	// The archive has a number of its own, and never that of whoever hands over.
	expect(preserver(metsOf(fileOf(first)))).toBe('|Kommunarkivet||ORG:2021001074|');
	expect(metsOf(fileOf(first)).match(/ORG:2120000000/g)).toHaveLength(2);
	const { unit } = await office.catalogue.filedUnder(first);
	await office.deliveries.saveAgreement(
		{ number: 'BUN 2026/9', unitId: unit.id, archive: 'Sydarkiv' },
		'Anna',
	);
	const mets = metsOf(fileOf(await filed(office)));
	expect(mets).toContain('<altRecordID TYPE="SUBMISSIONAGREEMENT">BUN 2026/9</altRecordID>');
	expect(mets).toMatch(/<agent ROLE="PRESERVATION" TYPE="ORGANIZATION">\s*<name>Sydarkiv<\/name>/);
	// Another archive than that of the settings: nobody has said its number.
	expect(preserver(mets)).toBe('|Sydarkiv|');
	expect(metsOf(fileOf(first))).toContain('KS 2026/7');
}, 60_000);

test('the archive is told without an agreement too, and its number never without its name', async () => {
	const office = await tempOffice({
		env: { ARCHIVE_NAME: 'Kommunarkivet', ORGANISATION_NUMBER: '212000-0000' },
	});
	const { unit } = await office.catalogue.filedUnder(await filed(office));
	expect(await submissionOf(office, { unit })).toEqual({ preservation: 'Kommunarkivet' });
	expect(() => readConfig({ ARCHIVE_NUMBER: '202100-1074' })).toThrow(/ARCHIVE_NAME.*ARCHIVE_NUMBER is set/);
	expect(() => readConfig({ ARCHIVE_NAME: 'Arkivet', ARCHIVE_NUMBER: '12' })).toThrow('ten digits');
}, 60_000);
