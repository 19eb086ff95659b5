import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATHS, stampPaths } from '../../../src/bundle/layout.ts';
import { certificatesOf } from '../../../src/bundle/stamp/chain.ts';
import { receiveStamp } from '../../../src/bundle/stamp/receive.ts';
import { stampWish, writeRequest } from '../../../src/bundle/stamp/request.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { type Entry, rebuilt } from '../rebuild.ts';
import { samplePacked, workshop } from '../sample.ts';
import { type Authority, makeAuthority } from '../stamp/authority.ts';

const { dir, clean } = workshop();
afterAll(clean);
let file: string;
let id: string;
let serial = 0;

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').toUpperCase();

function stampBy(authority: Authority, bytes: Buffer) {
	const wish = stampWish('sha256', createHash('sha256').update(bytes).digest());
	const now = new Date();
	const roots = certificatesOf(readFileSync(authority.root));
	return receiveStamp(authority.answer(writeRequest(wish)), wish, { asked: now, now }, roots, undefined);
}

beforeAll(async () => {
	const two = [makeAuthority(join(dir, 'one'), 'Ett'), makeAuthority(join(dir, 'two'), 'Två')];
	const stamp = async (bytes: Buffer) => two.map((authority) => stampBy(authority, bytes));
	const authorities = ['https://tsa.example/one', 'https://tsa.example/two'];
	const { packed } = await samplePacked(join(dir, 'packed'), { stamping: { authorities, stamp } });
	file = packed.file;
	id = packed.manifest.bundle.id;
});

const held = (entries: readonly Entry[], path: string) =>
	entries.find(({ name }) => name === `${id}/${path}`)?.contents ?? Buffer.alloc(0);

/** METS with other words about the file at a path. */
function stating(mets: string, path: string, was: Buffer, now: Buffer): string {
	const end = mets.indexOf(`xlink:href="${path}"`);
	const start = mets.lastIndexOf('<file ', end);
	const stated = mets
		.slice(start, end)
		.replace(`SIZE="${was.length}"`, `SIZE="${now.length}"`)
		.replace(sha256(was), sha256(now));
	return mets.slice(0, start) + stated + mets.slice(end);
}

/** The bundle with other contents of some files, and METS that states what they are now; the zip is mended. */
async function exchanged(change: (path: string, entries: readonly Entry[]) => Buffer | undefined) {
	return verifyBundle(
		await rebuilt(file, join(dir, `exchanged-${++serial}.zip`), (entries) => {
			let mets = held(entries, PATHS.mets).toString('latin1');
			const others = entries.map((entry) => {
				const path = entry.name.slice(id.length + 1);
				const contents = change(path, entries);
				if (!contents) return entry;
				mets = stating(mets, path, entry.contents, contents);
				return { ...entry, contents };
			});
			return others.map((entry) =>
				entry.name === `${id}/${PATHS.mets}` ? { ...entry, contents: Buffer.from(mets, 'latin1') } : entry,
			);
		}),
	);
}

describe('a sealed bundle has no place to hide a change in', () => {
	it('not in METS, where two files of the seal change places in what it states', async () => {
		const report = await verifyBundle(
			await rebuilt(file, join(dir, 'swapped.zip'), (entries) => {
				const [manifest, signature] = [held(entries, PATHS.manifest), held(entries, PATHS.signature)];
				let mets = held(entries, PATHS.mets).toString('latin1');
				mets = stating(mets, PATHS.manifest, manifest, signature);
				mets = stating(mets, PATHS.signature, signature, manifest);
				return entries.map((entry) =>
					entry.name === `${id}/${PATHS.mets}` ? { ...entry, contents: Buffer.from(mets, 'latin1') } : entry,
				);
			}),
		);
		expect(report.problems).toMatchObject([{ kind: 'mets', path: PATHS.mets }]);
	});

	it('not behind the certificates of a time stamp', async () => {
		const { chain } = stampPaths(1);
		const report = await exchanged((path, entries) =>
			path === chain
				? Buffer.concat([held(entries, chain), Buffer.from('what nobody has sealed\n')])
				: undefined,
		);
		expect(report.ok).toBe(false);
	});

	it("not by one authority's time stamp in the place of another's", async () => {
		const [one, two] = [stampPaths(1), stampPaths(2)];
		const report = await exchanged((path, entries) => {
			if (path === two.token) return held(entries, one.token);
			return path === two.chain ? held(entries, one.chain) : undefined;
		});
		expect(report.ok).toBe(false);
	});
});
