import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { directory } from '../../../src/bundle/zip/form.ts';
import { type ListedEntry, listEntries, openZip } from '../../../src/bundle/zip/list.ts';
import { walkZip } from '../../../src/bundle/zip/walk.ts';
import { sampleCapture, samplePacked, sampleParts, workshop } from '../../bundle/sample.ts';

/** A bundle of a few texts, as small as one can be; no checksum file lies beside it. Each of its bytes is changed, taken away, and doubled. */
const { dir, clean } = workshop();
const other = join(dir, 'other.zip');
let small: Buffer;
let entries: readonly ListedEntry[];
/** Where the directory begins. */
let start: number;

beforeAll(async () => {
	const parts = await sampleParts(join(dir, 'parts'), 1);
	const texts = parts.filter(({ role }) => ['text', 'posts', 'provenance'].includes(role));
	const { file } = await samplePacked(dir, { capture: sampleCapture(texts) });
	small = readFileSync(file);
	const zip = await openZip(file);
	entries = await listEntries(zip);
	zip.close();
	start = small.length - directory(entries, entries[0]?.time ?? 0, small.length).length;
	expect(await verifyBundle(file)).toMatchObject({ ok: true });
}, 30_000);
afterAll(clean);

async function isFound(bytes: Uint8Array): Promise<boolean> {
	writeFileSync(other, bytes);
	return !(await verifyBundle(other)).ok;
}
const lost = (at: number) => Buffer.concat([small.subarray(0, at), small.subarray(at + 1)]);
const gained = (at: number) => Buffer.concat([small.subarray(0, at + 1), small.subarray(at)]);

/** What stands before the directory: each file's header and its contents, with the code that a change there has. */
function stretches() {
	const all = entries.flatMap(({ name, offset, size }) => {
		const contents = offset + 30 + Buffer.byteLength(name);
		return [
			{ name, code: 'header-differs', from: offset, to: contents },
			{ name, code: 'crc-differs', from: contents, to: contents + size },
		];
	});
	expect(all.map(({ to }) => to)).toEqual([...all.slice(1).map(({ from }) => from), start]);
	return all;
}

/**
 * A changed byte before the directory leaves what is listed as it is, so the list is read once; then all bytes are read as `verifyBundle` reads them, whose
 * findings are problems in its report. One byte of each header and of each file's contents is changed at a time, and each has to be found by its own name.
 */
it('each byte before the directory, changed, is found by the name of its file', async () => {
	writeFileSync(other, small);
	await using handle = await open(other, 'r');
	const change = openSync(other, 'r+');
	const all = stretches();
	const longest = Math.max(...all.map(({ from, to }) => to - from));
	const missed: number[] = [];
	let changed = 0;
	for (let n = 0; n < longest; n++) {
		const now = all.flatMap((s) => (s.from + n < s.to ? [{ ...s, at: s.from + n }] : []));
		for (const { at } of now) writeSync(change, Buffer.of((small[at] ?? 0) ^ (1 << (at % 8))), 0, 1, at);
		const { strays } = await walkZip(handle, entries, { keep: () => false });
		const told = new Set(strays.map(({ name, code }) => `${code} ${name}`));
		for (const { at, name, code } of now) if (!told.has(`${code} ${name}`)) missed.push(at);
		for (const { at } of now) writeSync(change, small, at, 1, at);
		changed += now.length;
	}
	closeSync(change);
	expect(missed).toEqual([]);
	expect(changed).toBe(start);
	for (const { from, to } of all)
		for (const at of [from, to - 1]) {
			const bytes = Buffer.from(small);
			bytes[at] = (small[at] ?? 0) ^ 1;
			expect([at, await isFound(bytes)]).toEqual([at, true]);
		}
}, 600_000);

it('each byte of the directory, changed, taken away or doubled, is found', async () => {
	const missed: string[] = [];
	for (let at = start; at < small.length; at++) {
		const changed = Buffer.from(small);
		changed[at] = (small[at] ?? 0) ^ (1 << (at % 8));
		if (!(await isFound(changed))) missed.push(`changed ${at}`);
		if (!(await isFound(lost(at)))) missed.push(`taken away ${at}`);
		if (!(await isFound(gained(at)))) missed.push(`doubled ${at}`);
	}
	expect(missed).toEqual([]);
	expect(await isFound(Buffer.concat([small, Buffer.alloc(1)]))).toBe(true);
	expect(await isFound(Buffer.concat([Buffer.alloc(1), small]))).toBe(true);
}, 600_000);

/**
 * The end of the zip says where the directory begins, counted from the first byte. Wherever before that a byte is taken away or added, the very same bytes
 * stand from there on, which is compared for each; so what is listed is the same for all of them, and it is seen for some that it is found.
 */
it('each byte before the directory, taken away or doubled, is found', async () => {
	for (const make of [lost, gained]) {
		const tail = make(0).subarray(start);
		for (let at = 0; at < start; at++)
			if (!make(at).subarray(start).equals(tail)) expect(at).toBe('the same as the others');
		for (let at = 0; at < start; at += 101) expect([at, await isFound(make(at))]).toEqual([at, true]);
	}
}, 600_000);
