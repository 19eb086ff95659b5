import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesHolding } from '../../../src/bundle/redact/leftover.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import type { Office } from '../../../src/office.ts';
import type { Capture } from '../../../src/records/capture.ts';
import type { Strikes } from '../../../src/records/disclosure/disclosure.ts';
import { textFinder } from '../../../src/records/disclosure/strikes.ts';
import type { Order } from '../../../src/records/order.ts';
import type { Post } from '../../../src/records/post.ts';
import { checkedStrikes, refuseTelling } from '../../../src/work/disclosure/check-strikes.ts';
import { disclosureStore } from '../../../src/work/disclosure/files.ts';
import { makeCopy } from '../../../src/work/disclosure/make-copy.ts';
import { pickBundle, registerRequest, reviewRequest } from '../../../src/work/disclosure/request.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filesOfZip, holding, showing } from './every-byte.ts';
import { fileSample, MARK, NAME, OFFICER, STRIKES } from './sample.ts';

const { signal } = new AbortController();
const WISH = { receivedOn: '', requester: '', what: 'Allt om julmarknaden', caseNumber: 'KS 2026/9' };

async function picked(posts: readonly number[] = [], more: Partial<Order> = {}, told: Partial<Capture> = {}) {
	const office = await tempOffice();
	const filing = await fileSample(office, await tempDir(), more, told);
	const { id } = await registerRequest(office, WISH, OFFICER);
	await pickBundle(office, await now(office, id), filing.bundleId, posts, OFFICER);
	const strike = async (strikes: Partial<Strikes>) =>
		makeCopy(office, await now(office, id), filing.bundleId, { ...STRIKES, ...strikes }, OFFICER, signal);
	const source = join(filing.root, filing.path);
	return { office, filing, id, strike, source };
}

async function now(office: Office, id: string) {
	const found = await office.disclosures.disclosure(id);
	if (!found) throw new Error('The request is gone');
	return found;
}

test('a text that is struck is in no byte of the copy, in no coding, and its posts in no pixel; the original is untouched', async () => {
	const { office, filing, strike, source, id } = await picked();
	const before = createHash('sha256').update(readFileSync(source)).digest('hex');
	expect(await showing(source, MARK)).not.toEqual([]);
	expect(await holding(source, [NAME])).not.toEqual([]);
	const copy = await strike({ texts: ['märta  örnskog-wallin'] });
	const file = join(disclosureStore(office).root, copy.path);
	expect(await holding(file, [NAME, 'Örnskog', 'rnskog'])).toEqual([]);
	expect(await showing(file, MARK)).toEqual([]);
	const files = await filesOfZip(file);
	const posts = String(files.get('representations/rep_text/data/posts.jsonl'))
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Post);
	expect(posts.map(({ text }) => text)).toEqual([
		...['Julmarknaden öppnar på lördag.', 'Vi tackar █████ för åren.', 'Badhuset har öppet.'],
	]);
	expect(posts[2]?.comments[0]?.text).toBe('Hälsa █████!');
	expect([...files.keys()].filter((name) => /wacz|page\.pdf|provenance/.test(name))).toEqual([]);
	const report = await verifyBundle(file);
	expect([report.ok, report.sha256, report.problems]).toEqual([true, copy.sha256, []]);
	expect(report.manifest?.derived).toMatchObject({
		from: { bundle: filing.bundleId, sha256: filing.sha256 },
		...{ by: OFFICER, disclosure: id, reason: '21 kap. 1 § OSL', postsWithTextsStruck: [2, 3] },
		leftOut: ['text-pdf', 'wacz', 'provenance'],
	});
	expect(String(files.get('documentation/LASMIG.html'))).toContain('Maskad kopia av paketet');
	expect(createHash('sha256').update(readFileSync(source)).digest('hex')).toBe(before);
});

test('a post that is struck leaves only that it stood there, and a region only black', async () => {
	const { office, strike } = await picked();
	const copy = await strike({ posts: [2], regions: [{ tile: 2, x: 0, y: 700, width: 640, height: 100 }] });
	const file = join(disclosureStore(office).root, copy.path);
	expect(await showing(file, MARK)).toEqual([]);
	const files = await filesOfZip(file);
	expect(String(files.get('representations/rep_text/data/posts.jsonl')).split('\n')[1]).toContain(
		'"text":"█████"',
	);
	expect(String(files.get('representations/rep_text/data/text.txt'))).not.toContain('tackar');
	const { default: sharp } = await import('sharp');
	const tile = files.get('representations/rep_appearance/data/tile-00002.png');
	const bottom = await sharp(tile).extract({ left: 0, top: 700, width: 640, height: 100 }).raw().toBuffer();
	expect([bottom.length, bottom.some((value) => value !== 0)]).toEqual([640 * 100 * 3, false]);
});

test('an extract has the posts that were asked for and nothing else of the page', async () => {
	const { office, strike } = await picked([1]);
	const copy = await strike({ reason: 'Utdrag enligt begäran' });
	const file = join(disclosureStore(office).root, copy.path);
	expect(await showing(file, MARK)).toEqual([]);
	expect(await holding(file, [NAME, 'Badhuset'])).toEqual([]);
	const report = await verifyBundle(file);
	expect([report.ok, report.manifest?.derived?.only, report.manifest?.capture.counts.posts]).toEqual([
		true,
		[1],
		1,
	]);
	const { default: sharp } = await import('sharp');
	const [picture] = [...(await filesOfZip(file))].filter(([name]) => name.includes('tile-'));
	expect((await sharp(picture?.[1]).metadata()).height).toBe(330);
});

test('a capture of before its account’s tiles were counted shows no own page and no box over the page either', async () => {
	const { office, strike } = await picked([], {}, { covers: { parts: ['profile', 'posts'] } });
	const copy = await strike({ posts: [2], isMarkedByHand: true });
	const file = join(disclosureStore(office).root, copy.path);
	expect(await showing(file, MARK)).toEqual([]);
	expect([...(await filesOfZip(file)).keys()].filter((name) => name.includes('/tile-'))).toHaveLength(2);
});

test('of a removal neither the post’s address nor the reason is in the copy, also where no text was searched for', async () => {
	const address = 'https://social.example/@%C3%85ke-Stenros/77';
	const { office, strike, source } = await picked(
		[],
		{ occasion: 'removal', reason: 'Hot mot Siv Ekholm', removal: { post: address, category: 'privacy' } },
		{ address, finalAddress: address },
	);
	const finder = textFinder(['Åke Stenros']);
	if (!finder) throw new Error('no finder');
	// As a person reads an address: decoded, and with spaces for signs.
	const holders = await filesHolding(source, finder, signal);
	expect(holders.filter((name) => name.endsWith('/documentation/manifest.json'))).toHaveLength(1);
	const copy = await strike({ posts: [2, 3] });
	const file = join(disclosureStore(office).root, copy.path);
	expect(await holding(file, ['Stenros', 'Siv Ekholm'])).toEqual([]);
	expect(await filesHolding(file, finder, signal)).toEqual([]);
	const { manifest } = await verifyBundle(file);
	expect(manifest?.occasion).toMatchObject({
		reason: '█████',
		removal: { post: '█████', category: 'privacy' },
	});
	expect(manifest?.capture.address).toBe(manifest?.account.address);
	expect(manifest?.capture.finalAddress).toBe(manifest?.account.address);
});

test('a copy of what was picked otherwise meanwhile is refused, and its file is gone', async () => {
	const { office, filing, strike, id } = await picked();
	const before = await now(office, id);
	await office.disclosures.pick(id, { bundleId: filing.bundleId, posts: [1] }, OFFICER);
	const whole = { ...STRIKES, posts: [2] };
	await expect(makeCopy(office, before, filing.bundleId, whole, OFFICER, signal)).rejects.toMatchObject({
		code: 'disclosure-changed',
	});
	expect(await disclosureStore(office).lying(10)).toEqual([]);
	expect((await now(office, id)).picks).toEqual([{ bundleId: filing.bundleId, posts: [1] }]);
	await strike({ posts: [2] });
});

const WRONG: readonly (readonly [Partial<Strikes>, string])[] = [
	[{ texts: [NAME], reason: `Rör ${NAME}` }, 'strike-in-reason'],
	[{ texts: ['ab'] }, 'strike-too-short'],
	[{ texts: ['Exempelkommun'] }, 'strike-is-account'],
	[{ posts: [9] }, 'no-such-post'],
	[{ regions: [{ tile: 7, x: 0, y: 0, width: 5, height: 5 }] }, 'strike-bad-region'],
	[{ regions: [{ x: -1, y: 0, width: 5, height: 5 }] }, 'strike-bad-region'],
	// A slip of the pen, which would be counted as struck and strike nothing.
	[{ regions: [{ tile: 2, x: 6400, y: 0, width: 5, height: 5 }] }, 'strike-bad-region'],
	[{ regions: [{ tile: 2, x: 0, y: 8000, width: 5, height: 5 }] }, 'strike-bad-region'],
	[{ regions: [{ x: 0, y: 24_000, width: 5, height: 5 }] }, 'strike-bad-region'],
	[{}, 'strikes-nothing'],
	[{ posts: [2], reason: ' ' }, 'strikes-need-reason'],
];

test('what cannot be struck right is refused, and leaves nothing behind', async () => {
	const { office, strike } = await picked();
	for (const [strikes, code] of WRONG) await expect(strike(strikes)).rejects.toMatchObject({ code });
	expect(await readdir(join(office.config.DATA_DIR, 'work'))).toEqual([]);
	expect(await disclosureStore(office).lying(10)).toEqual([]);
});

test('a copy that is made anew takes the place of the one before, and undoes the review', async () => {
	const { office, strike, id } = await picked();
	const first = await strike({ posts: [2] });
	const review = { outcome: 'part', sections: '', reason: 'x' } as const;
	await reviewRequest(office, await now(office, id), review, OFFICER);
	const second = await strike({ posts: [3] });
	expect(await disclosureStore(office).lying(10)).toEqual([second.path]);
	expect(first.path).not.toBe(second.path);
	expect((await now(office, id)).review).toBeUndefined();
});

test('what was struck is not told in the certificate: a review, or another copy’s reason, that says it is refused', async () => {
	const { office, id, strike } = await picked();
	await strike({ texts: [NAME] });
	const review = async (wish: { sections?: string; reason?: string }) =>
		reviewRequest(
			office,
			await now(office, id),
			{ outcome: 'part', sections: '21 kap. 1 § OSL', reason: 'Hälsa', ...wish },
			OFFICER,
		);
	for (const wish of [
		{ reason: `Rör hälsan hos märta örnskog‑wallin` },
		{ sections: `21 kap. 1 §, ${NAME}` },
	])
		await expect(review(wish)).rejects.toMatchObject({ code: 'strike-in-reason' });
	expect((await now(office, id)).review).toBeUndefined();
	await review({});
	expect((await now(office, id)).review?.reason).toBe('Hälsa');
});

test('a reason that holds a short name within another word tells nobody of it, and is kept', () => {
	const strikes = { ...STRIKES, texts: ['Ida', 'Eva'] };
	const file = {
		id: 'c',
		path: 'c.zip',
		bytes: 1,
		sha256: '',
		madeAt: '2026-11-01T08:00:00Z',
		madeBy: OFFICER,
	};
	const picks = [{ bundleId: 'b', posts: [], copy: { ...file, strikes } }];
	for (const reason of ['Uppgifter om hälsa på sidan, som bevaras', 'Tidigare prövat']) {
		expect(checkedStrikes({ ...strikes, reason }, []).reason).toBe(reason);
		refuseTelling(picks, [reason]);
	}
	for (const reason of ['Idas hälsa', 'Syskonen ida och eva', 'Rör Anna-Eva', 'Rör \u{1d408}da']) {
		expect(() => checkedStrikes({ ...strikes, reason }, [])).toThrow('The reason says');
		expect(() => refuseTelling(picks, [reason])).toThrow('The reason says');
	}
});

test('a post that is struck is not handed out in another that quotes it: the copy waits until that is struck too', async () => {
	const office = await tempOffice();
	const quoting = (all: readonly Post[]) =>
		all.map((each) =>
			each.position === 3 ? { ...each, quoted: { text: all[1]?.text ?? '', images: [] } } : each,
		);
	const { bundleId } = await fileSample(office, await tempDir(), {}, {}, quoting);
	const { id } = await registerRequest(office, WISH, OFFICER);
	await pickBundle(office, await now(office, id), bundleId, [], OFFICER);
	const strike = async (posts: readonly number[]) =>
		makeCopy(office, await now(office, id), bundleId, { ...STRIKES, posts }, OFFICER, signal);
	await expect(strike([2])).rejects.toMatchObject({ code: 'strike-repeated', subject: '3' });
	expect(await disclosureStore(office).lying(10)).toEqual([]);
	const copy = await strike([2, 3]);
	expect(await holding(join(disclosureStore(office).root, copy.path), ['Vi tackar', NAME])).toEqual([]);
});
