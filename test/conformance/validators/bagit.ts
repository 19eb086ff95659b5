import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBag } from '../../../src/bundle/export/bagit.ts';
import { verified } from '../../bundle/verified.ts';
import { pythonTools, whyNotPython } from '../machine/python.ts';
import { run } from '../machine/run.ts';
import { oneByOne, type Validator } from './validator.ts';

const tools = () => pythonTools('bagit', ['bagit==1.9.0', 'setuptools<81']);

/** The bundle exported as a bag: completeness, checksums of payload and tag files, and Payload-Oxum. */
export const bagit: Validator = {
	name: 'bagit.py',
	whyNot: whyNotPython,
	install: async () => {
		await tools();
	},
	faults: oneByOne(async ({ zip }) => {
		const bag = await mkdtemp(join(tmpdir(), 'bag-'));
		try {
			await bagOf(zip, bag);
			return await bagFaults(bag);
		} finally {
			await rm(bag, { recursive: true, force: true });
		}
	}),
};

/** Exports a bundle as a bag. @param folder empty */
export async function bagOf(zip: string, folder: string): Promise<void> {
	const facts = { date: '2026-11-28', software: 'Ögonblick', organisation: 'Älvhamra kommun' };
	await writeBag(zip, folder, await verified(zip), facts, new AbortController().signal);
}

/** What bagit.py holds against a bag. */
export async function bagFaults(bag: string): Promise<readonly string[]> {
	const ran = await run(join(await tools(), 'bagit.py'), ['--validate', bag]);
	if (ran.code === 0) return [];
	return [`${ran.stdout}\n${ran.stderr}`.trim().replaceAll(bag, 'bag').slice(0, 2000)];
}
