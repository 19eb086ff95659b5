import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZipArchive } from 'archiver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { samplePacked, workshop } from './sample.ts';

const { dir, clean } = workshop();
const unpacked = join(dir, 'unpacked');
let id: string;

/** Packs the unpacked bundle by another program, as an archive does that keeps its packages so. */
function zipped(name: string, ...options: string[]): string {
	const target = join(dir, name);
	execFileSync('zip', ['-q', '-r', ...options, target, id], { cwd: unpacked });
	return target;
}

beforeAll(async () => {
	const { file, packed } = await samplePacked(dir);
	id = packed.manifest.bundle.id;
	execFileSync('unzip', ['-q', file, '-d', unpacked]);
});
afterAll(clean);

describe('a bundle that another program has packed again', () => {
	it('is said to be so, and its files are checked all the same', async () => {
		const report = await verifyBundle(zipped('deflated.zip'));
		expect(report).toMatchObject({ ok: false, bundleId: id });
		expect(report.problems).toEqual([expect.objectContaining({ kind: 'zip', code: 'repacked', path: '' })]);
		expect(report.sealedBy).toBeDefined();
	});

	it('names the file that was changed on the way', async () => {
		const path = 'representations/rep_text/data/text.txt';
		const before = readFileSync(join(unpacked, id, path));
		writeFileSync(join(unpacked, id, path), 'Något annat');
		const report = await verifyBundle(zipped('changed.zip'));
		writeFileSync(join(unpacked, id, path), before);
		expect(report.problems).toContainEqual(expect.objectContaining({ kind: 'changed', path }));
	});

	it('names a folder that holds something', async () => {
		const file = zipped('hiding.zip');
		const hiding = `${id}/schemas/`;
		const bytes = readFileSync(file);
		const central = bytes.lastIndexOf(Buffer.from(hiding), bytes.lastIndexOf(`${id}/schemas/m`) - 1) - 46;
		bytes.writeUInt32LE(9, central + 24);
		writeFileSync(file, bytes);
		const report = await verifyBundle(file);
		expect(report.problems).toContainEqual(
			expect.objectContaining({ kind: 'extra', code: 'folder-entry', path: 'schemas/' }),
		);
	});

	it('names a symbolic link', async () => {
		const path = 'documentation/link.txt';
		symlinkSync('/etc/passwd', join(unpacked, id, path));
		const report = await verifyBundle(zipped('linked.zip', '-y'));
		execFileSync('rm', [join(unpacked, id, path)]);
		expect(report.problems).toContainEqual(
			expect.objectContaining({ kind: 'unsafe-path', path: `${id}/${path}` }),
		);
	});

	it('names a file that cannot be read, and goes on with the rest', async () => {
		const file = zipped('damaged.zip');
		const bytes = readFileSync(file);
		const name = bytes.indexOf(`${id}/representations/rep_text/data/posts.jsonl`);
		bytes[name + 200] = (bytes[name + 200] ?? 0) ^ 0xff;
		writeFileSync(file, bytes);
		const report = await verifyBundle(file);
		expect(report.problems.filter(({ kind }) => kind === 'changed')).toEqual([
			expect.objectContaining({ path: 'representations/rep_text/data/posts.jsonl' }),
		]);
		expect(report.filesChecked).toBeGreaterThan(20);
	});

	describe('of which another program would unpack something else than what was read', () => {
		const posts = 'representations/rep_text/data/posts.jsonl';
		const spoilt = async (name: string, spoil: (bytes: Buffer, central: number) => Buffer) => {
			const file = zipped(name);
			const bytes = readFileSync(file);
			const central = bytes.readUInt32LE(bytes.length - 22 + 16);
			writeFileSync(file, spoil(bytes, central));
			return (await verifyBundle(file)).problems.filter(({ code }) => code !== 'repacked');
		};

		it('names a file that has another name before its contents', async () => {
			const problems = await spoilt('other-name.zip', (bytes) => {
				bytes.write('pasts', bytes.indexOf(`${id}/${posts}`) + id.length + posts.length - 10);
				return bytes;
			});
			expect(problems).toEqual([
				expect.objectContaining({ kind: 'zip', code: 'header-differs', path: posts }),
			]);
		});

		it('names a file that has another name in Unicode beside its own', async () => {
			const problems = await spoilt('unicode.zip', (bytes, central) => {
				// The owner's number, eleven bytes as a version, a checksum and six letters are.
				const owner = bytes.indexOf(
					Buffer.from([0x75, 0x78, 11, 0]),
					bytes.indexOf(`${id}/${posts}`, central),
				);
				bytes.writeUInt16LE(0x7075, owner);
				return bytes;
			});
			expect(problems).toEqual([
				expect.objectContaining({ kind: 'zip', code: 'header-differs', path: posts }),
			]);
		});

		it('tells of a file that the directory does not know', async () => {
			const problems = await spoilt('hidden.zip', (bytes, central) => {
				const start = bytes.indexOf(Buffer.from('504b0304', 'hex'));
				const hidden = bytes.subarray(start, bytes.indexOf(Buffer.from('504b0304', 'hex'), start + 4));
				bytes.writeUInt32LE(central + hidden.length, bytes.length - 22 + 16);
				return Buffer.concat([bytes.subarray(0, central), hidden, bytes.subarray(central)]);
			});
			expect(problems).toEqual([expect.objectContaining({ kind: 'zip', code: 'directory-differs' })]);
		});

		it('tells of a second directory, which readers find that go by its length', async () => {
			const problems = await spoilt('two.zip', (bytes, central) => {
				const end = bytes.length - 22;
				return Buffer.concat([bytes.subarray(0, end), bytes.subarray(central, end), bytes.subarray(end)]);
			});
			expect(problems).toEqual([expect.objectContaining({ kind: 'zip', code: 'directory-differs' })]);
		});

		it('names a file that is said to be packed in another way before its contents', async () => {
			const problems = await spoilt('stored.zip', (bytes) => {
				bytes.writeUInt16LE(0, bytes.indexOf(`${id}/${posts}`) - 30 + 8);
				return bytes;
			});
			expect(problems).toEqual([
				expect.objectContaining({ kind: 'zip', code: 'header-differs', path: posts }),
			]);
		});

		it('names a file behind whose contents something lies', async () => {
			const problems = await spoilt('behind.zip', (bytes, central) => {
				const at = bytes.indexOf(`${id}/${posts}`, central) - 46;
				const offset = bytes.readUInt32LE(at + 42);
				const compressed = bytes.readUInt32LE(at + 20);
				const stray = Buffer.from('hidden');
				const end =
					offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28) + compressed;
				for (const place of [at + 20, offset + 18]) bytes.writeUInt32LE(compressed + stray.length, place);
				for (let each = central; bytes.readUInt32LE(each) === 0x02014b50; ) {
					const other = bytes.readUInt32LE(each + 42);
					if (other > offset) bytes.writeUInt32LE(other + stray.length, each + 42);
					each +=
						46 +
						bytes.readUInt16LE(each + 28) +
						bytes.readUInt16LE(each + 30) +
						bytes.readUInt16LE(each + 32);
				}
				bytes.writeUInt32LE(central + stray.length, bytes.length - 22 + 16);
				return Buffer.concat([bytes.subarray(0, end), stray, bytes.subarray(end)]);
			});
			expect(problems).toContainEqual(expect.objectContaining({ code: 'entry-unreadable', path: posts }));
		});

		it('tells of bytes between two files', async () => {
			const problems = await spoilt('between.zip', (bytes, central) => {
				const stray = Buffer.from('hidden');
				for (let at = central; bytes.readUInt32LE(at) === 0x02014b50; ) {
					const offset = bytes.readUInt32LE(at + 42);
					if (offset > 0) bytes.writeUInt32LE(offset + stray.length, at + 42);
					at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
				}
				bytes.writeUInt32LE(central + stray.length, bytes.length - 22 + 16);
				const first = bytes.indexOf(Buffer.from('504b0304', 'hex'), 4);
				return Buffer.concat([bytes.subarray(0, first), stray, bytes.subarray(first)]);
			});
			expect(problems).toEqual([
				expect.objectContaining({ kind: 'zip', code: 'bytes-before-file', data: { bytes: 6 } }),
			]);
		});
	});

	it('stops when it is aborted', async () => {
		const abort = new AbortController();
		const verifying = verifyBundle(zipped('aborted.zip'), {
			signal: abort.signal,
			onProgress: () => abort.abort(new Error('stopped')),
		});
		await expect(verifying).rejects.toThrow('stopped');
	});
});

describe('a trap', () => {
	it('that would unpack to far more than itself is not unpacked', async () => {
		mkdirSync(join(dir, 'bomb', id), { recursive: true });
		writeFileSync(join(dir, 'bomb', id, 'zeros'), Buffer.alloc(20_000_000));
		const target = join(dir, 'bomb.zip');
		execFileSync('zip', ['-q', '-9', '-r', target, id], { cwd: join(dir, 'bomb') });
		const report = await verifyBundle(target);
		expect(report.problems).toContainEqual(
			expect.objectContaining({ kind: 'zip', detail: expect.stringContaining('was not unpacked') }),
		);
		expect(report.filesChecked).toBe(0);
	});

	it('that declares fewer bytes than it holds is read no further than it declares', async () => {
		const file = zipped('lying.zip');
		const bytes = readFileSync(file);
		const path = `${id}/metadata/preservation/premis.xml`;
		const central = bytes.lastIndexOf(path) - 46;
		bytes.writeUInt32LE(100, central + 24);
		writeFileSync(file, bytes);
		const report = await verifyBundle(file);
		expect(report.problems).toContainEqual(
			expect.objectContaining({
				path: 'metadata/preservation/premis.xml',
				detail: expect.stringContaining('more than the 100 bytes'),
			}),
		);
	});

	it('of entries without number is not read', async () => {
		const target = join(dir, 'many.zip');
		const end = Buffer.alloc(98);
		end.writeUInt32LE(0x06064b50, 0);
		end.writeBigUInt64LE(44n, 4);
		end.writeBigUInt64LE(5_000_000_000n, 32);
		end.writeUInt32LE(0x07064b50, 56);
		end.writeUInt32LE(0x06054b50, 76);
		writeFileSync(target, end);
		const report = await verifyBundle(target);
		expect(report.problems).toEqual([
			expect.objectContaining({ kind: 'not-a-zip', detail: expect.stringContaining('5000000000 entries') }),
		]);
	});
});

it('a bundle that a streaming packer wrote, sizes after the contents, is read too', async () => {
	const target = join(dir, 'streamed.zip');
	const zip = new ZipArchive({ store: true });
	zip.directory(unpacked, false);
	const chunks: Buffer[] = [];
	zip.on('data', (chunk) => chunks.push(chunk));
	await zip.finalize();
	writeFileSync(target, Buffer.concat(chunks));
	const report = await verifyBundle(target);
	expect(report.problems).toEqual([expect.objectContaining({ kind: 'zip', path: '' })]);
});
