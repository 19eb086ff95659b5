import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipe, rootRecipe } from '../../../src/bundle/readme/recipe.ts';
import { certificatesOf } from '../../../src/bundle/stamp/chain.ts';
import { receiveStamp } from '../../../src/bundle/stamp/receive.ts';
import { stampWish, writeRequest } from '../../../src/bundle/stamp/request.ts';
import { revocationsOf } from '../../../src/bundle/stamp/revocation.ts';
import { isSound } from '../../../src/bundle/verify/report.ts';
import { type VerifyReport, verifyBundle } from '../../../src/bundle/verify.ts';
import type { Manifest } from '../../../src/records/manifest.ts';
import { type Entry, rebuilt } from '../rebuild.ts';
import { samplePacked, workshop } from '../sample.ts';
import { type Authority, makeAuthority } from '../stamp/authority.ts';

const { dir, clean } = workshop();
afterAll(clean);
const AUTHORITIES = ['https://tsa.example/one', 'https://tsa.example/two'];
let authorities: readonly Authority[];
let file: string;
let manifest: Manifest;
let serial = 0;

/** Stamps by a real authority, and checks as the product does. */
function stampBy(authority: Authority, bytes: Buffer, signer?: string) {
	const wish = stampWish('sha256', createHash('sha256').update(bytes).digest());
	const answer = authority.answer(writeRequest(wish), signer);
	const now = new Date();
	return receiveStamp(
		answer,
		wish,
		{ asked: now, now },
		certificatesOf(readFileSync(authority.root)),
		undefined,
	);
}

beforeAll(async () => {
	authorities = [makeAuthority(join(dir, 'one'), 'Ett'), makeAuthority(join(dir, 'two'), 'Två')];
	const stamp = async (bytes: Buffer) => authorities.map((authority) => stampBy(authority, bytes));
	const { packed } = await samplePacked(join(dir, 'packed'), {
		stamping: { authorities: AUTHORITIES, stamp },
	});
	({ file, manifest } = packed);
});

const changedBy = async (change: (entries: Entry[]) => Entry[]): Promise<VerifyReport> =>
	verifyBundle(await rebuilt(file, join(dir, `changed-${++serial}.zip`), change));
const seal = (name: string) => `${manifest.bundle.id}/documentation/seal/${name}`;
const contents = (entries: Entry[], name: string) =>
	entries.find((entry) => entry.name === seal(name))?.contents ?? Buffer.alloc(0);

describe('a stamped bundle', () => {
	it('says who stamped it and when, without network and without knowing whom to trust', async () => {
		const report = await verifyBundle(file);
		expect(report.problems).toEqual([]);
		expect(report.stamps).toMatchObject([
			{ authority: 'Ett signer', renewal: 0 },
			{ authority: 'Två signer', renewal: 0 },
		]);
		expect(report.stamps[0]).not.toHaveProperty('isTrusted');
		expect(manifest.seal?.stamps).toEqual(AUTHORITIES);
	});

	it('has the stamp that was taken when it was packed: one of days after is another, or the bundle was dated back', async () => {
		const [authority] = authorities as [Authority];
		const made = async (name: string, ago: number) => {
			const stamping = {
				authorities: ['https://ett.example'],
				stamp: async (b: Buffer) => [stampBy(authority, b)],
			};
			const created = new Date(Date.now() - ago);
			return (await samplePacked(join(dir, name), { stamping, created, now: () => created })).file;
		};
		// As long as the slowest disk and authority take.
		expect((await verifyBundle(await made('slow', 20 * 3_600_000))).problems).toEqual([]);
		const report = await verifyBundle(await made('late', 3 * 86_400_000));
		expect(report.problems.map(({ code, path }) => [code, path])).toEqual([
			['stamp-late', 'documentation/seal/timestamp-1.tsr'],
		]);
		// Its bytes are as they were: nothing is moved aside for it.
		expect(isSound(report)).toBe(true);
		const ahead = await verifyBundle(await made('ahead', -3_600_000));
		expect(ahead.problems.map(({ code }) => code)).toEqual(['stamp-before']);
	});

	it('is held against the roots that a reader trusts', async () => {
		const roots = authorities.map(({ root }) => certificatesOf(readFileSync(root)));
		const trusting = await verifyBundle(file, { trust: { anchors: roots.flat() } });
		expect(trusting.stamps.map(({ isTrusted }) => isTrusted)).toEqual([true, true]);
		const neither = await verifyBundle(file, { trust: { anchors: [] } });
		expect(neither.problems.map(({ code, path }) => [code, path])).toEqual([
			['stamp-untrusted', 'documentation/seal/timestamp-1.tsr'],
			['stamp-untrusted', 'documentation/seal/timestamp-2.tsr'],
		]);
	});

	it.each([0, 1])(
		'shows its time by one authority that is trusted, and who stamped besides (%i)',
		async (which) => {
			const anchors = certificatesOf(readFileSync(authorities[which]?.root ?? ''));
			const half = await verifyBundle(file, { trust: { anchors } });
			expect(half.problems).toEqual([]);
			const told = half.stamps.map(({ authority, isTrusted }) => [authority, isTrusted]).sort();
			expect(told).toEqual([
				['Ett signer', which === 0],
				['Två signer', which === 1],
			]);
		},
	);

	it('is accused of a stamp that does not hold by itself, whoever is trusted besides', async () => {
		const anchors = certificatesOf(readFileSync(authorities[1]?.root ?? ''));
		const other = await rebuilt(file, join(dir, `changed-${++serial}.zip`), (all) =>
			replace(all, 'timestamp-1.tsr', elsewhere()),
		);
		const codes = (await verifyBundle(other, { trust: { anchors } })).problems.map(({ code }) => code);
		expect(codes).toContain('stamp-imprint');
		const revocations = revocationsOf(readFileSync(authorities[0]?.revoke('signer', 'keyCompromise') ?? ''));
		const revoked = await verifyBundle(file, { trust: { anchors, revocations } });
		expect(revoked.problems.map(({ code }) => code)).toEqual(['stamp-revoked']);
	});

	it('holds when the certificates have run out, since they were valid when it was stamped', async () => {
		const [authority] = authorities;
		const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14);
		authority?.signer('brief', { from: '20260101000000Z', to: `${soon}Z` });
		const stamp = async (bytes: Buffer) => [stampBy(authority as Authority, bytes, 'brief')];
		const stamping = { authorities: AUTHORITIES.slice(0, 1), stamp };
		const { packed } = await samplePacked(join(dir, 'brief'), { stamping });
		const { problems, stamps } = await verifyBundle(packed.file, { trust: { now: new Date('2029-01-01') } });
		expect(problems).toEqual([]);
		expect(Date.parse(stamps[0]?.goodUntil ?? '')).toBeLessThan(Date.parse('2029-01-01'));
	});

	it.each<readonly [string, (entries: Entry[]) => Entry[], readonly string[]]>([
		['is taken away', (all) => all.filter(({ name }) => name !== seal('timestamp-1.tsr')), ['missing']],
		[
			'is exchanged for the other one',
			(all) => replace(all, 'timestamp-1.tsr', contents(all, 'timestamp-2.tsr')),
			['stamp-chain', 'mets-changed'],
		],
		[
			'is of another bundle',
			(all) => replace(all, 'timestamp-1.tsr', elsewhere()),
			['stamp-imprint', 'mets-changed'],
		],
		[
			'is nothing',
			(all) => replace(all, 'timestamp-1.tsr', Buffer.alloc(0)),
			['stamp-garbage', 'mets-changed'],
		],
		[
			'lacks its certificates',
			(all) => replace(all, 'timestamp-1.pem', Buffer.alloc(0)),
			['stamp-chain', 'mets-changed'],
		],
	])('is found out when a stamp %s, by someone who mends the zip', async (_, change, codes) => {
		const report = await changedBy(change);
		expect(report.ok).toBe(false);
		const told = report.problems.flatMap(({ kind, code }) => [kind, code]);
		for (const code of codes) expect(told).toContain(code);
	});

	it('is found out when every stamp is taken away and METS says nothing of them', async () => {
		const report = await changedBy((all) => all.filter(({ name }) => !name.includes('/timestamp-')));
		expect(report.problems.filter(({ kind }) => kind === 'missing')).toHaveLength(4);
	});

	it('is checked with openssl alone, by the commands of LASMIG.html as they stand', () => {
		const folder = join(dir, 'unpacked');
		mkdirSync(folder);
		execFileSync('unzip', ['-q', file, '-d', folder]);
		const inside = join(folder, manifest.bundle.id);
		const page = readFileSync(join(inside, 'documentation/LASMIG.html'), 'utf8');
		const shown = page.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&gt;', '>');
		const facts = {
			...{ bundleId: manifest.bundle.id, filedAs: manifest.filing.path },
			...{ keySha256: manifest.seal?.keySha256 ?? '', stamps: AUTHORITIES },
		};
		const steps = recipe(facts, 'sv').slice(4);
		expect(steps).toHaveLength(2);
		for (const { command, answer } of steps) {
			expect(shown).toContain(`<code>${command}</code>`);
			const said = execFileSync('sh', ['-e', '-c', command], { cwd: inside, encoding: 'utf8' });
			expect(said.trim().split('\n')).toEqual([
				expect.stringMatching(/^\w{3} +\d+ [\d:]+ 20\d\d GMT$/),
				answer,
			]);
		}
		const other = steps[0]?.command.replaceAll('timestamp-1.pem', 'timestamp-2.pem') ?? '';
		expect(() => execFileSync('sh', ['-e', '-c', other], { cwd: inside, stdio: 'pipe' })).toThrow();
		for (const [index, { root }] of authorities.entries()) {
			const command = rootRecipe(index + 1);
			expect(shown).toContain(`<code>${command}</code>`);
			const said = execFileSync('sh', ['-e', '-c', command], { cwd: inside, encoding: 'utf8' });
			const [certificate] = certificatesOf(readFileSync(root));
			expect(said).toContain(certificate?.fingerprint256);
			expect(said).toMatch(/CN ?= ?(Ett|Två|Tv).*rot/);
		}
		expect(basename(file)).toBe('bundle.zip');
	});
});

function replace(all: Entry[], name: string, bytes: Buffer): Entry[] {
	return all.map((entry) => (entry.name === seal(name) ? { ...entry, contents: bytes } : entry));
}

function elsewhere(): Buffer {
	return stampBy(authorities[0] as Authority, Buffer.from('something else')).answer;
}
