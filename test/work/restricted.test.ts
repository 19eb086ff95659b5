import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { extractEntry, readManifest } from '../../src/bundle/read.ts';
import type { Post } from '../../src/records/post.ts';
import type { RegisterChange } from '../../src/records/register/change.ts';
import { getBundle } from '../../src/work/get-bundle.ts';
import { orderRemoval } from '../../src/work/occasions/order-removal.ts';
import { placeOrder } from '../../src/work/place-order.ts';
import { takeSnapshot } from '../../src/work/take-snapshot.ts';
import { openSite, page } from '../capture/recorder/site.ts';
import { accountAt } from '../storage/sample.ts';
import { tempDir, tempOffice } from '../storage/temp-office.ts';

const article = (n: number) =>
	`<article><h2><a href="/skolan/${n}">Skolan</a></h2><time datetime="2026-11-0${n}">${n} november</time><p>Ett inlägg om skolan med nummer ${n}, så långt att det är ett inlägg.</p></article>`;
const words = (n: number) =>
	`<p>Ett annat inlägg om skolan med nummer ${n}, så långt att det är ett inlägg, och lite till.</p>`;
const dated = (n: number) =>
	`<article><h2><a href="/skolan">Skolan</a></h2><a href="/skolan/${n}"><time datetime="2026-11-0${n}">${n} november</time></a>${words(n)}</article>`;
const html = (...posts: readonly string[]) =>
	page(
		`<html lang=sv><title>Skolan</title><meta property="og:description" content="5 inlägg, 12 följare"><h1>Skolan</h1><main>${posts.join('')}</main></html>`,
	);
const never = new AbortController().signal;

async function anOffice() {
	const site = await openSite({
		'/skolan': html(...[1, 2, 3, 4, 5].map(article)),
		'/skolan/2': html(article(2)),
		// Its posts lead to the account above their words, and say by their times where they lie.
		'/skolan/3': html(dated(4), dated(3)),
		'/skolan/4': html(`<article><h2><a href="/skolan">Skolan</a></h2>${words(4)}</article>`),
	});
	onTestFinished(() => site.close());
	const office = await tempOffice({
		env: { FEED_QUIET_SECONDS: '0.5', FEED_TRIES: '1', HOST_DELAY_SECONDS: '0' },
	});
	const address = `http://127.0.0.1:${site.port}/skolan`;
	const unit = { name: 'Björkskolan', creator: 'Nämnden', isCommunications: false };
	const changes: RegisterChange[] = [
		{ kind: 'unit-added', id: 'u', unit },
		{ kind: 'account-added', account: { id: 'a', unitId: 'u', ...accountAt(address), facts: {} } },
		{ kind: 'status-changed', id: 'a', from: 'planned', to: 'active' },
	];
	await office.register.change(changes, 'Anna');
	return { office, address, allowHosts: [`127.0.0.1:${site.port}`] };
}

test('evidence of a post is of that post, and restricted wherever it is met', async () => {
	const { office, address, allowHosts } = await anOffice();
	const wish = { category: 'hatred', why: 'Hot mot elev', by: 'Anna', allowHosts } as const;
	const { order } = await orderRemoval(office, 'a', { ...wish, post: `${address}/2` });
	const result = await takeSnapshot(order, office, never, () => {});
	// How many posts the account has says nothing of evidence of one.
	expect(result.outcome).toBe('complete');
	const { path = '', bundle = '' } = result;
	const manifest = await readManifest(path);
	expect(manifest).toMatchObject({
		account: { id: 'a', address },
		filing: { isRestricted: true },
		occasion: { kind: 'removal', removal: { post: `${address}/2`, category: 'hatred' } },
		capture: { address: `${address}/2`, counts: { posts: 1 } },
	});
	expect((await stat(path)).mode & 0o077).toBe(0);
	const filing = await office.catalogue.filing(bundle);
	expect(filing?.isRestricted).toBe(true);
	// It is no snapshot of the account.
	expect((await office.occasions.histories())[0]?.lastComplete).toBeUndefined();
	const out = await tempDir();
	await expect(getBundle(office, bundle, out)).rejects.toMatchObject({ code: 'bundle-restricted' });
	const { file } = await getBundle(office, bundle, out, { reason: 'Polisanmälan', by: 'Bo Ek' });
	expect((await stat(file)).mode & 0o077).toBe(0);
	expect(await readFile(file)).toEqual(await readFile(path));
	expect((await office.catalogue.events({ subject: bundle })).at(-1)).toMatchObject({
		...{ kind: 'restricted-asked-for', actor: 'Bo Ek', data: { reason: 'Polisanmälan' } },
	});
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
}, 120_000);

test('the ordered post is marked among others, and one that does not say where it lies does not pass for it', async () => {
	const { office, address, allowHosts } = await anOffice();
	const take = async (n: number) => {
		const wish = { category: 'hatred', why: 'Hot mot elev', by: 'Anna', allowHosts } as const;
		const { order } = await orderRemoval(office, 'a', { ...wish, post: `${address}/${n}` });
		const { outcome, findings, path = '' } = await takeSnapshot(order, office, never, () => {});
		const { files, capture } = await readManifest(path);
		const target = join(await tempDir(), 'posts.jsonl');
		await extractEntry(path, files.find(({ role }) => role === 'posts')?.path ?? '', target);
		const lines = (await readFile(target, 'utf8')).trim();
		const posts = lines.split('\n').map((line) => JSON.parse(line) as Post);
		return { outcome, codes: findings.map(({ code }) => code), posts, ordered: capture.ordered };
	};
	const among = await take(3);
	expect(among.posts.map(({ permalink, evidence }) => [permalink, evidence])).toEqual([
		[`${address}/4`, 'context'],
		[`${address}/3`, 'ordered'],
	]);
	expect(among.ordered).toEqual({ post: `${address}/3`, position: 2, by: 'permalink', context: 1 });
	const alone = await take(4);
	expect(alone.outcome).toBe('partial');
	expect(alone.codes).toContain('post-not-shown');
	// The account's address is no post's.
	expect(alone.posts).toMatchObject([{ id: expect.not.stringContaining('/skolan') }]);
	expect(alone.posts[0]?.permalink).toBeUndefined();
	expect(alone.ordered).toEqual({ context: 1 });
}, 120_000);

test('the reason to close without a complete snapshot stands in the manifest of what is filed after it', async () => {
	const { office, address, allowHosts } = await anOffice();
	const closing: RegisterChange[] = [
		{
			...({ kind: 'closing-begun', id: 'a', closingId: 'k', from: 'active', level: 'full' } as const),
			...{ lastContent: '2026-11-01', reason: '' },
		},
		{ kind: 'account-closed', id: 'a', closingId: 'k', override: 'Plattformen stänger' },
	];
	await office.register.change(closing, 'Lo Berg');
	const wish = { target: address, occasion: 'closure', reason: '', level: 'overview', allowHosts } as const;
	const { path = '' } = await takeSnapshot(await placeOrder(office, wish), office, never, () => {});
	const { occasion } = await readManifest(path);
	expect(occasion.override).toMatchObject({ by: 'Lo Berg', reason: 'Plattformen stänger' });
}, 120_000);
