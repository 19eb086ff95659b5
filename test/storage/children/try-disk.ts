import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OgonblickError } from '../../../src/errors.ts';
import type { Office } from '../../../src/office.ts';
import { officeIn } from '../sample.ts';

/** Opens an office in a directory whose disk may be full or read-only, puts what has no room, and prints what came of it. */
const [, , dir = '', purpose] = process.argv;
const told = async (act: () => Promise<unknown>) => {
	try {
		await act();
		return 'nothing wrong';
	} catch (error) {
		return error instanceof OgonblickError ? [error.code, error.exit] : String(error);
	}
};

let office: Office | undefined;
const open = await told(async () => {
	office = await officeIn(dir, purpose === 'reading' ? { purpose } : {});
});
if (office === undefined) console.log(JSON.stringify({ open }));
else await fill(office);

async function fill({ bundles, catalogue, close }: Office): Promise<void> {
	const elsewhere = mkdtempSync(join(tmpdir(), 'ogonblick-test-'));
	const file = join(elsewhere, 'big.zip');
	writeFileSync(file, Buffer.alloc(4_000_000));
	const put = await told(() => bundles().put(file, 'a/b.zip'));
	rmSync(elsewhere, { recursive: true });
	const left = readdirSync(bundles().root, { recursive: true }).filter((name) => name !== 'a');
	const subject = 'x'.repeat(100_000);
	const full = await told(async () => {
		for (;;) await catalogue.appendEvent({ kind: 'tried', actor: 'a', subject, data: {} });
	});
	console.log(JSON.stringify({ put, left, catalogue: full }));
	await close();
}
