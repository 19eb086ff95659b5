import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import type { Office } from '../../../src/office.ts';
import { checkSeal } from '../../../src/work/checks/seal.ts';
import { rotateKey } from '../../../src/work/seal/rotate-key.ts';
import { showKeys } from '../../../src/work/seal/show-keys.ts';
import { signerInUse } from '../../../src/work/seal/signer-in-use.ts';
import { officeIn } from '../../storage/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';

const NEVER = new AbortController().signal;
const privateKeys = ({ config }: Office) => readdir(join(config.DATA_DIR, 'keys'));

test('the first key is one, however many ask at once', async () => {
	const dir = await tempDir();
	const offices = await Promise.all([officeIn(dir), officeIn(dir), officeIn(dir)]);
	const signers = await Promise.all(offices.map(signerInUse));
	expect(new Set(signers.map(({ signer }) => signer.publicKey)).size).toBe(1);
	const [office] = offices;
	expect(await privateKeys(office as Office)).toHaveLength(1);
	expect(await office?.seal.keys.history()).toHaveLength(1);
	for (const each of offices) await each.close();
});

test('a key that is exchanged names the next, is destroyed, and still verifies what it sealed', async () => {
	const office = await tempOffice();
	const before = await filed(office);
	const { ended, begun } = await rotateKey(office, 'rotated', 'Anna', NEVER);
	const after = await filed(office);

	expect(await privateKeys(office)).toEqual([`${begun.sha256}.pem`]);
	expect((await showKeys(office)).keys).toMatchObject([
		{ sha256: ended?.sha256, ended: 'rotated' },
		{ sha256: begun.sha256, isEndorsed: true },
	]);
	const [old, now] = [await verifyBundle(fileOf(before)), await verifyBundle(fileOf(after))];
	expect([old.ok, old.sealedBy]).toEqual([true, ended?.sha256]);
	expect([now.ok, now.sealedBy]).toEqual([true, begun.sha256]);
});

test('one that is lost or in other hands says nothing of the next, and the history says why', async () => {
	const office = await tempOffice();
	const keyCheck = async () => (await checkSeal(office))[0];
	expect(await keyCheck()).toMatchObject({ state: 'ok', condition: 'seal-key-new' });
	const { keys } = await signerInUse(office);
	expect(await keyCheck()).toEqual({ name: 'seal-key', state: 'ok', found: keys[0]?.sha256 });
	await office.seal.custody.discard(keys[0]?.sha256 ?? '');
	await expect(signerInUse(office)).rejects.toMatchObject({ code: 'seal-key-missing' });
	expect(await keyCheck()).toMatchObject({ state: 'missing', condition: 'seal-key-unusable' });
	await expect(rotateKey(office, 'rotated', 'Anna', NEVER)).rejects.toMatchObject({
		code: 'seal-key-missing',
	});
	await rotateKey(office, 'lost', 'Anna', NEVER);
	await rotateKey(office, 'compromised', 'Anna', NEVER);
	expect((await showKeys(office)).keys).toMatchObject([
		{ ended: 'lost' },
		{ ended: 'compromised', isEndorsed: false },
		{ isEndorsed: false },
	]);
	expect((await verifyBundle(fileOf(await filed(office)))).problems).toEqual([]);
	expect((await office.catalogue.events()).filter(({ kind }) => kind === 'seal-key-ended')).toHaveLength(2);
});

test('a key that a killed run made and did not take into use seals nothing, and the next run goes on', async () => {
	const office = await tempOffice();
	await signerInUse(office);
	const stray = await office.seal.custody.make();
	expect((await signerInUse(office)).signer.publicKey).not.toBe(stray.publicKey);
	const { begun } = await rotateKey(office, 'rotated', 'Anna', NEVER);
	expect((await signerInUse(office)).signer.publicKey).toBe(begun.publicKey);
});

test('a key that was made by a clock that was ahead captures and seals nothing, says so, and a new one does', async () => {
	const right = await tempOffice();
	const ahead = new Date(right.clock.now().getTime() + 365 * 86_400_000);
	await signerInUse({ ...right, clock: { ...right.clock, now: () => ahead } });
	await expect(filed(right)).rejects.toMatchObject({
		code: 'seal-key-not-begun',
		subject: ahead.toISOString(),
	});
	await rotateKey(right, 'rotated', 'Anna', NEVER);
	expect((await verifyBundle(fileOf(await filed(right)))).problems).toEqual([]);
});

test('two do not exchange it at once', async () => {
	const office = await tempOffice();
	await signerInUse(office);
	const both = await Promise.allSettled([
		rotateKey(office, 'rotated', 'Anna', NEVER),
		rotateKey(office, 'rotated', 'Bo', NEVER),
	]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(await office.seal.keys.history()).toHaveLength(2);
});

test('a key that could not be taken into use is destroyed, and stays where the history names it or cannot be read', async () => {
	const office = await tempOffice();
	const { keys: before } = await signerInUse(office);
	const inUse = `${before[0]?.sha256}.pem`;
	const { keys } = office.seal;
	const full = new Error('no room for it in the catalogue');
	const under = (more: Partial<typeof keys>): Office => ({
		...office,
		seal: { ...office.seal, keys: { ...keys, ...more } },
	});
	const rotating = (as: Office) => rotateKey(as, 'rotated', 'Anna', NEVER);

	await expect(rotating(under({ replace: () => Promise.reject(full) }))).rejects.toBe(full);
	expect(await privateKeys(office)).toEqual([inUse]);

	// It was taken into use, and only the answer was lost.
	const answerLost: typeof keys.replace = async (...args) => {
		await keys.replace(...args);
		throw full;
	};
	await expect(rotating(under({ replace: answerLost }))).rejects.toBe(full);
	const [, begun] = await keys.history();
	expect(await privateKeys(office)).toContain(`${begun?.sha256}.pem`);
	expect((await signerInUse(office)).signer.publicKey).toBe(begun?.publicKey);

	// Whoever cannot read the history does not know whether it is in use.
	let isReadable = true;
	const gone = under({
		replace: async () => {
			isReadable = false;
			throw full;
		},
		history: async () => {
			if (!isReadable) throw new Error('the catalogue cannot be read');
			return keys.history();
		},
	});
	const had = await privateKeys(office);
	await expect(rotating(gone)).rejects.toBe(full);
	expect(await privateKeys(office)).toHaveLength(had.length + 1);
});

test('a first key that could not be taken into use is the one that is taken into use next', async () => {
	const office = await tempOffice();
	const full = new Error('no room for it in the catalogue');
	const keys = { ...office.seal.keys, begin: () => Promise.reject(full) };
	const under: Office = { ...office, seal: { ...office.seal, keys } };
	await expect(rotateKey(under, 'lost', 'Anna', NEVER)).rejects.toBe(full);
	const [kept] = await privateKeys(office);
	await expect(signerInUse(under)).rejects.toBe(full);
	expect((await signerInUse(office)).keys).toMatchObject([{ sha256: kept?.slice(0, 64) }]);
	expect(await privateKeys(office)).toEqual([kept]);
});
