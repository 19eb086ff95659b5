import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusySite, openBusySite } from './bundles/busy-site.ts';
import { take } from './bundles/take.ts';
import { unpack } from './bundles/unpack.ts';
import { ownRecords } from './bundles/warc-records.ts';
import { pywb } from './replayers/pywb.ts';
import { replaywebpage } from './replayers/replaywebpage.ts';
import { because } from './validators/able.ts';
import { type Bundle, validate } from './validators/validator.ts';
import { wacz } from './validators/wacz.ts';
import { warcio } from './validators/warcio.ts';

const VALIDATORS = [warcio, wacz, pywb, replaywebpage];
const whyNot = (await Promise.all(VALIDATORS.map((each) => each.whyNot()))).find(Boolean);
let folder: string;
let site: BusySite;
let bundle: Bundle;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'busy-'));
	site = await openBusySite();
});
afterAll(async () => {
	await site?.close();
	await rm(folder, { recursive: true, force: true });
});

test('a page that uses all of a network is filed with every post, which the replay shows too', async () => {
	const { exit, document } = await take(site.address, [site.host], join(folder, 'data'));
	expect(document.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
	expect([exit, document.outcome]).toEqual([0, 'complete']);
	bundle = await unpack('busy', document.path ?? '', join(folder, 'unpacked'));
	const posts = await readFile(join(bundle.folder, 'representations/rep_text/data/posts.jsonl'), 'utf8');
	const texts = posts
		.trim()
		.split('\n')
		.map((line) => (JSON.parse(line) as { text: string }).text);
	expect(texts.toSorted()).toEqual(site.texts.toSorted());
});

// No invented platform opens a WebSocket or asks whether something has changed, and most real ones do both.
test.skipIf(whyNot)(
	`its recording is accepted, and shows every post in pywb and in replaywebpage${because(whyNot)}`,
	async () => {
		for (const validator of VALIDATORS) {
			await validator.install();
			expect(await validate(validator, [bundle])).toMatchObject([{ ok: true, messages: [] }]);
		}
		expect((await ownRecords(bundle)).unpaired).toEqual([]);
	},
);
