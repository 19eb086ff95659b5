import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { keepAgreement, submissionOf } from '../../../src/work/delivery/agreements.ts';
import { addUnit } from '../../../src/work/register/keep.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';

const metsOf = (file: string) =>
	execFileSync('unzip', ['-p', file, '*[0-9a-f]/METS.xml'], { encoding: 'utf8' });
const agentIn = (role: string, mets: string) =>
	new RegExp(`<agent ROLE="${role}" TYPE="ORGANIZATION">(.*?)</agent>`, 's')
		.exec(mets)?.[1]
		?.replace(/\s*<[^>]*>\s*/g, '|');

test('a bundle’s METS states the agreement and the archive of its unit, and one that is packed keeps its own', async () => {
	const office = await tempOffice({
		env: {
			...{ SUBMISSION_AGREEMENT: 'KS 2026/7', ARCHIVE_NAME: 'Kommunarkivet', ARCHIVE_NUMBER: '202100-1074' },
			...{ ORGANISATION_NAME: 'Älvhamra kommun', ORGANISATION_NUMBER: '212000-0000' },
		},
	});
	const first = await filed(office);
	expect(metsOf(fileOf(first))).toContain('<altRecordID TYPE="SUBMISSIONAGREEMENT">KS 2026/7</altRecordID>');
	// The archive has a number of its own, and never that of whoever hands over.
	expect(agentIn('PRESERVATION', metsOf(fileOf(first)))).toBe('|Kommunarkivet||ORG:2021001074|');
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
	expect(agentIn('PRESERVATION', mets)).toBe('|Sydarkiv|');
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

test('each authority hands over under its own agreement, to its own archive, by the code that it is known by there', async () => {
	const office = await tempOffice({
		env: {
			...{ SUBMISSION_AGREEMENT: 'KS 2026/7', ARCHIVE_NAME: 'Kommunarkivet', ARCHIVE_NUMBER: '202100-1074' },
			...{ ORGANISATION_NAME: 'Älvhamra kommun', ORGANISATION_NUMBER: '212000-0000' },
		},
	});
	const set = (wish: Parameters<typeof keepAgreement>[1]) => keepAgreement(office, wish, 'Anna');
	const school = await addUnit(office, { name: 'Skolan', creator: 'Bildningsnämnden' }, 'Anna');
	const built = await addUnit(office, { name: 'Bygglov', creator: 'Byggnadsnämnden' }, 'Anna');
	await set({
		...{ number: 'BUN 2026/9', archive: 'Sydarkivera', archiveNumber: '222000-2865' },
		...{ creatorCode: 'SE/ÄLV/BUN & 3', creator: 'bildningsnämnden' },
	});
	await set({ number: 'BN 2026/4', creatorCode: 'BN-17', creator: 'Byggnadsnämnden' });
	expect(await submissionOf(office, { unit: school })).toEqual({
		...{ agreement: 'BUN 2026/9', preservation: 'Sydarkivera', preservationNumber: '222000-2865' },
		creatorCode: 'SE/ÄLV/BUN & 3',
	});
	// What it does not say itself is the settings': the archive, and with it its number.
	expect(await submissionOf(office, { unit: built })).toEqual({
		...{ agreement: 'BN 2026/4', preservation: 'Kommunarkivet', preservationNumber: '202100-1074' },
		creatorCode: 'BN-17',
	});
	// The settings' own archive under another number: what the agreement says goes before.
	await set({
		number: 'KS 2026/8',
		archive: 'kommunarkivet',
		archiveNumber: '2120009999',
		creatorCode: 'ÄLV',
	});
	const mets = metsOf(fileOf(await filed(office)));
	expect(agentIn('PRESERVATION', mets)).toBe('|kommunarkivet||ORG:2120009999|');
	expect(agentIn('ARCHIVIST', mets)).toMatch(/\|ÄLV\|$/);
	expect(agentIn('CREATOR', mets)).toMatch(/\|ORG:2120000000\|$/);
	// Set anew without them, nothing of the former stays.
	await set({ number: 'BUN 2027/1', archive: 'Sydarkivera', creator: 'Bildningsnämnden' });
	expect(await submissionOf(office, { unit: school })).toEqual({
		...{ agreement: 'BUN 2027/1', preservation: 'Sydarkivera' },
	});
}, 60_000);

test('a wrong number, code or creator is refused by name, and the agreement that was there stays', async () => {
	const office = await tempOffice({});
	const set = (wish: Parameters<typeof keepAgreement>[1]) => keepAgreement(office, wish, 'Anna');
	await addUnit(office, { name: 'Skolan', creator: 'Bildningsnämnden' }, 'Anna');
	await set({ number: 'A', archive: 'Arkivet', archiveNumber: '202100-1074' });
	const wrong = set({ number: 'B', archiveNumber: '12', creatorCode: 'x'.repeat(101), archive: 'A\nB' });
	await expect(wrong).rejects.toMatchObject({
		code: 'agreement-refused',
		wrong: [
			{ field: 'archive', code: 'not-a-line' },
			{ field: 'archiveNumber', code: 'archive-number-form' },
			{ field: 'creatorCode', code: 'code-too-long' },
		],
	});
	await expect(set({ number: 'B', archiveNumber: '202100-1074' })).rejects.toThrow('--archive-number');
	// A misspelt board: its agreement would be nobody's.
	await expect(set({ number: 'B', creator: 'Bildningsnämden' })).rejects.toMatchObject({
		wrong: [{ field: 'creator', problem: 'unknown-creator' }],
	});
	expect(await office.deliveries.agreements()).toEqual([
		{ number: 'A', archive: 'Arkivet', archiveNumber: '202100-1074' },
	]);
	// One that is there for a board that is no more can be taken away.
	await office.deliveries.saveAgreement({ number: 'C', creator: 'Fritidsnämnden' }, 'Anna');
	await set({ creator: 'Fritidsnämnden' });
	expect(await office.deliveries.agreements()).toHaveLength(1);
}, 60_000);
