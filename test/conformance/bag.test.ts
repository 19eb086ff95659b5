import { appendFile, cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { because } from './validators/able.ts';
import { bagFaults, bagit, bagOf } from './validators/bagit.ts';

const WHY_NOT = await bagit.whyNot();

/** The bag that is exported is accepted, and one that was touched is not. */
describe.skipIf(WHY_NOT)(`a bag${because(WHY_NOT)}`, () => {
	const { dir, clean } = workshop();
	const bag = join(dir, 'bag');
	let id: string;
	beforeAll(async () => {
		await bagit.install();
		const { file, packed } = await samplePacked(dir);
		({ id } = packed.manifest.bundle);
		await bagOf(file, bag);
	});
	afterAll(clean);

	test('of a bundle is accepted by bagit.py', async () => {
		expect(await bagFaults(bag)).toEqual([]);
	});

	test.each([
		['a payload file that was changed', (at: string) => appendFile(join(at, 'data', id, 'METS.xml'), ' ')],
		['a payload file that is gone', (at: string) => rm(join(at, 'data', id, 'METS.xml'))],
		['a payload file too many', (at: string) => writeFile(join(at, 'data', id, 'ny.txt'), 'x')],
		[
			'a tag file that was changed',
			(at: string) => appendFile(join(at, 'bag-info.txt'), 'Contact-Name: X\n'),
		],
	])('with %s is refused by bagit.py', async (what, spoil) => {
		const spoiled = join(dir, what.replaceAll(' ', '-'));
		await cp(bag, spoiled, { recursive: true });
		await spoil(spoiled);
		expect(await bagFaults(spoiled)).not.toEqual([]);
	});
});
