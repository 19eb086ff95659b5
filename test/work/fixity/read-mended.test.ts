import { readdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidenceFolder } from '../../../src/bundle/evidence/read.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import { checkFixity } from '../../../src/work/check-fixity.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { makeCopy } from '../../../src/work/disclosure/make-copy.ts';
import { pickBundle, registerRequest } from '../../../src/work/disclosure/request.ts';
import { exportBundle } from '../../../src/work/export-bundle.ts';
import { getBundle } from '../../../src/work/get-bundle.ts';
import { reseal } from '../../../src/work/seal/reseal.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { fileSample, NAME, OFFICER, STRIKES } from '../disclosure/sample.ts';
import { stampingHouse } from '../seal/stamped.ts';
import { decay, filed, fileOf } from './archive.ts';

const NEVER = new AbortController().signal;
const WISH = { receivedOn: '', requester: '', what: 'Allt om julmarknaden', caseNumber: 'KS 2026/9' };
const house = stampingHouse();

/** Everything that takes something out of a bundle. */
const VERBS: Readonly<Record<string, (office: Office, filing: Filing, dir: string) => Promise<unknown>>> = {
	'bundles get': (office, { bundleId }, dir) => getBundle(office, bundleId, dir),
	'bundles export': (office, { bundleId }, dir) =>
		exportBundle(office, bundleId, 'bagit', dir, undefined, NEVER),
	'a redacted copy': async (office, { bundleId }) => {
		const [one] = await office.disclosures.list();
		if (!one) throw new Error('nobody has asked');
		return makeCopy(office, one, bundleId, { ...STRIKES, texts: [NAME] }, OFFICER, NEVER);
	},
};

async function archive(second: boolean) {
	const office = await tempOffice({ env: second ? { SECOND_STORE: await tempDir() } : {} });
	const filing = await fileSample(office, await tempDir());
	const { id } = await registerRequest(office, WISH, OFFICER);
	const request = await office.disclosures.disclosure(id);
	if (request) await pickBundle(office, request, filing.bundleId, [], OFFICER);
	if (second) await copyOwed(office, NEVER);
	return { office, filing };
}

const kindsOf = async ({ catalogue }: Office, subject: string) =>
	(await catalogue.events({ subject })).map(({ kind }) => kind);

describe.each(Object.entries(VERBS))('%s', (_, verb) => {
	test('of a bundle that is damaged hands nothing out, and has it recorded and moved aside at once', async () => {
		const { office, filing } = await archive(false);
		await decay(filing);
		const dir = await tempDir();
		await expect(verb(office, filing, dir)).rejects.toMatchObject({ code: 'bundle-damaged' });
		expect(await readdir(dir)).toEqual([]);
		expect((await office.fixity.latest([filing.bundleId])).get(filing.bundleId)?.outcome).toBe('quarantined');
		expect(await kindsOf(office, filing.bundleId)).toEqual(
			expect.arrayContaining(['fixity-checked', 'bundle-quarantined']),
		);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	}, 60_000);

	test.each(['damaged', 'gone'])(
		'of a bundle that is %s has it brought back from the second store, and goes on with what is whole',
		async (how) => {
			const { office, filing } = await archive(true);
			if (how === 'gone') await rm(fileOf(filing));
			else await decay(filing);
			// Others lie in their places, so that its disk is not taken for one that is not mounted.
			await filed(office);
			await verb(office, filing, await tempDir());
			expect(await verifyBundle(fileOf(filing))).toMatchObject({ ok: true });
			expect(await kindsOf(office, filing.bundleId)).toContain('bundle-restored');
		},
		60_000,
	);
});

test('renewals that are gone are brought back, and go along with the copy', async () => {
	const office = await house.office({ SECOND_STORE: await tempDir() });
	const filing = await filed(office);
	await reseal(office, { signal: NEVER, bundles: [filing] });
	await copyOwed(office, NEVER);
	await rm(evidenceFolder(fileOf(filing)), { recursive: true });
	const dir = await tempDir();
	const got = await getBundle(office, filing.bundleId, dir);
	expect(got.wanting).toBeUndefined();
	expect(await readdir(join(evidenceFolder(got.file)))).toHaveLength(3);
}, 60_000);

test.each(Object.entries(VERBS))(
	'%s of a bundle that its disk does not give back says so, and not that it is damaged',
	async (_, verb) => {
		const { office, filing } = await archive(false);
		// A link to itself: it is there, and nobody can read it, whoever they are.
		const loop = join(await tempDir(), 'a.zip');
		await symlink(basename(loop), loop);
		const erring: Office = {
			...office,
			bundles: (root) => ({ ...office.bundles(root), read: async () => loop }),
		};
		const dir = await tempDir();
		await expect(verb(erring, filing, dir)).rejects.toMatchObject({ code: 'bundle-unreadable', exit: 75 });
		expect(await readdir(dir)).toEqual([]);
		expect((await office.fixity.latest([filing.bundleId])).get(filing.bundleId)?.outcome).toBe('unreadable');
		expect(await kindsOf(office, filing.bundleId)).not.toContain('bundle-quarantined');
	},
	60_000,
);

test('renewals that cannot be read are told as that by all who need them, and nobody calls them damaged', async () => {
	const second = await tempDir();
	const office = await house.office({ SECOND_STORE: second });
	const filing = await filed(office);
	await reseal(office, { signal: NEVER, bundles: [filing] });
	const seal = evidenceFolder(fileOf(filing));
	await rename(seal, `${seal}.away`);
	// A link to itself: the folder is there, and nobody can read it, whoever they are.
	await symlink(basename(seal), seal);
	const unreadable = { code: 'bundle-unreadable', exit: 75 };
	for (const form of ['bagit', 'loose'] as const)
		await expect(
			exportBundle(office, filing.bundleId, form, await tempDir(), undefined, NEVER),
		).rejects.toMatchObject(unreadable);
	await expect(getBundle(office, filing.bundleId, await tempDir())).rejects.toMatchObject(unreadable);
	const { checked, bytes } = await checkFixity(office, {
		...{ bundles: [filing], signal: NEVER, isMending: true },
	});
	expect(checked).toMatchObject([{ check: { outcome: 'unreadable', detail: 'renewals-unreadable' } }]);
	// It counts for what a night may read: it is read again every night until somebody mends the folder.
	expect(bytes).toBe(filing.bytes);
	expect(checked[0]?.mended).toBeUndefined();
	expect(await reseal(office, { signal: NEVER, bundles: [filing] })).toMatchObject({
		done: [{ outcome: 'postponed', error: unreadable }],
	});
	expect(await copyOwed(office, NEVER)).toMatchObject({ troubled: [{ code: 'bundle-unreadable' }] });
	// Readable again, all is as it was.
	await rm(seal);
	await rename(`${seal}.away`, seal);
	const again = await checkFixity(office, { bundles: [filing], signal: NEVER });
	expect(again.checked).toMatchObject([{ check: { outcome: 'intact' } }]);
}, 120_000);
