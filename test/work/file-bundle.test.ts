import { appendFileSync, readdirSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../src/bundle/read.ts';
import { TryAgainLater } from '../../src/errors.ts';
import type { Office } from '../../src/office.ts';
import type { Capture } from '../../src/records/capture.ts';
import type { Verdict } from '../../src/records/verdict.ts';
import { fileBundle } from '../../src/work/file-bundle.ts';
import { showBundle } from '../../src/work/find-bundles.ts';
import { type OrderWish, placeOrder } from '../../src/work/place-order.ts';
import { recover } from '../../src/work/recover.ts';
import { takenUp } from '../../src/work/taken-up.ts';
import { workerName } from '../../src/work/worker.ts';
import { sampleCapture, sampleParts } from '../bundle/sample.ts';
import { handClock, tempDir, tempOffice } from '../storage/temp-office.ts';

const WISH: OrderWish = {
	...{ target: 'https://social.example/@exempelkommun', reason: '' },
	...{ occasion: 'adhoc', level: 'unique' },
};
const STOPPED = new TryAgainLater('stopped', { code: 'stopped' });

/** Files a small capture. @param onStep told of each step as it begins */
async function filing(
	office: Office,
	onStep: (step: string, stop: AbortController) => void,
	changes: Partial<Capture> = {},
	verdict: Verdict = { outcome: 'complete', findings: [] },
) {
	const order = await placeOrder(office, WISH);
	await office.queue.claim(workerName(), order.id);
	const context = await office.catalogue.accountContext(order.accountId);
	const dir = await tempDir();
	const parts = await sampleParts(join(dir, 'parts'));
	await mkdir(join(dir, 'bundle'));
	const stop = new AbortController();
	return fileBundle(
		office,
		order,
		context,
		{ capture: sampleCapture(parts, changes), verdict },
		join(dir, 'bundle'),
		stop.signal,
		({ step }) => onStep(step, stop),
	);
}

function files(office: Office): string[] {
	const found = readdirSync(office.bundles().root, { recursive: true, encoding: 'utf8' });
	return found.filter((name) => /\.(zip|sha256)$/.test(name)).sort();
}

test('whoever asks to stop while it is packed is heard, and nothing is filed', async () => {
	const office = await tempOffice();
	const stopped = filing(office, (step, stop) => step === 'pack' && stop.abort(STOPPED));
	await expect(stopped).rejects.toBe(STOPPED);
	expect(files(office)).toEqual([]);
	expect(await office.catalogue.intents()).toEqual([]);
});

test.each(['put', 'verify', 'file'])(
	'whoever asks to stop from %s on gets a bundle that is filed, not one of which nobody knows',
	async (when) => {
		const office = await tempOffice();
		const result = await filing(office, (step, stop) => step === when && stop.abort(STOPPED));
		expect(result.outcome).toBe('complete');
		expect(files(office)).toHaveLength(2);
		expect(await office.catalogue.intents()).toEqual([]);
		expect(await office.catalogue.filings()).toMatchObject([{ bundleId: result.bundle }]);
	},
);

test('a bundle is shown with the level, the end and the findings that its own manifest states', async () => {
	const office = await tempOffice();
	const { bundle = '' } = await filing(office, () => {});
	const { told, unreadable } = await showBundle(office, bundle);
	expect(told).toMatchObject({
		level: 'unique',
		stop: 'end-of-feed',
		findings: [{ code: 'default-filing' }],
	});
	expect(unreadable).toBeUndefined();
});

test.each([
	[{}, '/FlateDecode'],
	[{ APPEARANCE_IMAGES: 'jpeg' }, '/DCTDecode'],
])('the appearance PDF has the pictures and the title that are asked for: %o', async (env, filter) => {
	const office = await tempOffice({ env });
	const { path = '' } = await filing(office, () => {});
	// Everything in a bundle is stored, so its bytes are those of its files.
	const bytes = await readFile(path, 'latin1');
	expect(bytes.match(/\/Subtype \/Image .*?\/Filter (\/\w+)/)?.[1]).toBe(filter);
	expect(bytes).toContain('Exempelkommun (Mastodon), 2026-11-23');
});

test('the web archive is opened as of when the account was there, not of what stood before it at the same address', async () => {
	const walked = '2026-11-23T21:50:31.000Z';
	const loadedFrom = 'https://social.example/start';
	const { path = '' } = await filing(await tempOffice(), () => {}, { walked, loadedFrom });
	expect(await readFile(path, 'latin1')).toContain(`"url":"${loadedFrom}","ts":"${walked}"`);
});

test('a reader of the web archive finds its first page by the words of the posts', async () => {
	const { path = '' } = await filing(await tempOffice(), () => {});
	const first = /\{"id":"page-1".*\}/.exec(await readFile(path, 'utf8'))?.[0] ?? '{}';
	expect(JSON.parse(first).text).toContain('Årets julmarknad öppnar på lördag.');
});

test('a bundle that does not verify when it has been put is taken away again, and is not filed', async () => {
	const office = await tempOffice();
	const damaged = filing(office, (step) => {
		// The disk gives back something else than what it was given.
		if (step === 'verify') appendFileSync(join(office.bundles().root, files(office)[0] ?? ''), 'x');
	});
	await expect(damaged).rejects.toMatchObject({ code: 'bundle-damaged' });
	expect(files(office)).toEqual([]);
	expect(await office.catalogue.intents()).toEqual([]);
	expect(await office.catalogue.filings()).toEqual([]);
});

test('what failed is filed by nobody, whoever hands it in: the catalogue called it complete', async () => {
	const office = await tempOffice();
	const wall = { code: 'login-wall', severity: 'failure', detail: 'a login' } as const;
	const failed = filing(office, () => {}, {}, { outcome: 'failed', findings: [wall] });
	await expect(failed).rejects.toMatchObject({ code: 'failed-not-filed', exit: 70 });
	expect(files(office)).toEqual([]);
	expect(await office.catalogue.filings()).toEqual([]);
	expect(await office.catalogue.intents()).toEqual([]);
});

test('the same command after a kill takes up what recovery has filed, and another one does not', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const killed = new Error('killed');
	const dead = filing(office, (step) => {
		if (step === 'file') throw killed;
	});
	await expect(dead).rejects.toBe(killed);
	const [intent] = await office.catalogue.intents();
	clock.forward(3600);
	const { filed } = await recover(office);
	expect(filed).toEqual([{ ...intent, filedAt: clock.now().toISOString() }]);
	const there = await takenUp(office, WISH, filed);
	expect(there).toMatchObject({
		...{ outcome: 'complete', bundle: intent?.bundleId, order: intent?.orderId, tiles: 3 },
		findings: [{ code: 'default-filing' }],
	});
	const usual = await filing(await tempOffice({ clock }), () => {});
	expect(Object.keys(there?.account ?? {})).toEqual(Object.keys(usual.account));
	expect(there?.account.name).toBe(usual.account.name);
	expect(await takenUp(office, { ...WISH, occasion: 'closure' }, filed)).toBeUndefined();
	expect(await takenUp(office, WISH, [])).toBeUndefined();
});

test('the manifest states the case of the year in which the account was captured, and the catalogue links it', async () => {
	const office = await tempOffice();
	const made = (id: string, year: number, number: string) =>
		({ kind: 'case-added', id, case: { year, number, title: '' } }) as const;
	await office.cases.change([made('a', 2026, 'KS 2026/123'), made('b', 2025, 'KS 2025/9')], 'Anna');
	const newYear = await filing(office, () => {}, { started: '2025-12-31T23:30:00.000Z' });
	const { filing: catalogued, file } = await showBundle(office, newYear.bundle ?? '');
	expect(catalogued).toMatchObject({ caseId: 'a', caseNumber: 'KS 2026/123' });
	expect((await readManifest(file)).filing.caseNumber).toBe('KS 2026/123');
});
