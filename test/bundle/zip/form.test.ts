import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { directory, dosTime, localHeader, type ZipEntry } from '../../../src/bundle/zip/form.ts';
import { listEntries, openZip } from '../../../src/bundle/zip/list.ts';
import { entriesOf, writeEntries } from '../rebuild.ts';
import { CREATED, workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

it('is read by others: Info-ZIP and Python find every file, its date and nothing amiss', async () => {
	const names = ['rot/a.txt', 'rot/tom.txt', 'rot/åäö/ö 🌲.txt'];
	const entries = names.map((name, i) => ({ name, contents: Buffer.from(i === 1 ? '' : `innehåll ${i}`) }));
	const file = await writeEntries(join(dir, 'small.zip'), entries);
	expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors');
	const script = `import zipfile, sys; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [i.filename for i in z.infolist()], z.infolist()[0].date_time)`;
	const said = execFileSync('python3', ['-c', script, file], { encoding: 'utf8' });
	expect(said.trim()).toBe(
		`None ['rot/a.txt', 'rot/tom.txt', 'rot/åäö/ö 🌲.txt'] (2026, 11, 23, 21, 54, 10)`,
	);
	expect(await entriesOf(file)).toEqual(entries);
});

it('states size and checksum before the contents, so that it can be read front to back', async () => {
	const file = await writeEntries(join(dir, 'front.zip'), [{ name: 'a', contents: Buffer.from('abc') }]);
	const head = readFileSync(file);
	expect(head.readUInt16LE(6) & 0x08).toBe(0);
	expect(head.readUInt32LE(14)).toBe(0x352441c2);
	expect(head.readUInt32LE(18)).toBe(3);
});

/** A sparse file: only headers and directory are written, so that files of many gigabytes cost nothing. */
async function listed(entries: readonly ZipEntry[], start: number) {
	const file = join(dir, `big-${start}.zip`);
	const handle = openSync(file, 'w');
	for (const entry of entries)
		writeSync(handle, localHeader(entry, dosTime(CREATED)), 0, undefined, entry.offset);
	const end = directory(entries, dosTime(CREATED), start);
	writeSync(handle, end, 0, undefined, start);
	ftruncateSync(handle, start + end.length);
	closeSync(handle);
	const zip = await openZip(file);
	const found = await listEntries(zip);
	zip.close();
	return { file, found: found.map(({ name, size, crc32, offset }) => ({ name, size, crc32, offset })) };
}

it.each([0xfffffffe, 0x100000000, 9_000_000_000])(
	'holds a file of %i bytes and one after it',
	async (size) => {
		const first = { name: 'a.wacz', size, crc32: 1, offset: 0 };
		const start = localHeader(first, 0).length + size;
		const second = { name: 'b.txt', size: 0, crc32: 0, offset: start };
		const { file, found } = await listed([first, second], start + localHeader(second, 0).length);
		expect(found).toEqual([first, second]);
		const sizes = execFileSync('unzip', ['-l', file], { encoding: 'utf8' });
		expect(sizes).toContain(`${size}  2026-11-23 21:54   a.wacz`);
	},
);

it('holds more files than two bytes can count', async () => {
	let offset = 0;
	const entries = Array.from({ length: 70_000 }, (_, i) => {
		const entry = { name: `f${i}`, size: 0, crc32: 0, offset };
		offset += localHeader(entry, 0).length;
		return entry;
	});
	const file = join(dir, 'many.zip');
	const time = dosTime(CREATED);
	writeFileSync(
		file,
		Buffer.concat([...entries.map((e) => localHeader(e, time)), directory(entries, time, offset)]),
	);
	expect(execFileSync('unzip', ['-Z', '-h', file], { encoding: 'utf8' })).toContain(
		'number of entries: 70000',
	);
});

it('tells every second step of the time that a zip can say, and its ends for the rest', () => {
	const range = {
		min: new Date('1980-01-01T00:00:00Z'),
		max: new Date('2107-12-31T23:59:59Z'),
		noInvalidDate: true,
	};
	fc.assert(
		fc.property(fc.date(range), (at) => {
			const [time, date] = [dosTime(at) & 0xffff, dosTime(at) >>> 16];
			const said = Date.UTC(
				1980 + (date >> 9),
				((date >> 5) & 15) - 1,
				date & 31,
				time >> 11,
				(time >> 5) & 63,
				(time & 31) * 2,
			);
			return said === Math.floor(at.getTime() / 2000) * 2000;
		}),
	);
	expect(dosTime(new Date('1970-01-01'))).toBe(dosTime(new Date('1980-01-01T00:00:00Z')));
	expect(dosTime(new Date('2500-01-01'))).toBe(dosTime(new Date('2107-12-31T00:00:00Z')));
});
