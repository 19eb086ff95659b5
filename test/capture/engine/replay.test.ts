import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Fixtures, openFixtures } from '../../../fixtures/server.ts';
import { warcRecords } from '../../../src/bundle/wacz/read-warc.ts';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { openReplayer } from '../../../src/capture/replay/open-replay.ts';
import { findReplayer } from '../../../src/capture/replay/replayer.ts';
import type { CaptureRequest } from '../../../src/capture/session.ts';
import { readConfig } from '../../../src/config.ts';
import { replayable, type Taken, take } from './take.ts';

let fixtures: Fixtures;
beforeAll(async () => {
	fixtures = await openFixtures();
});
afterAll(() => fixtures.close());

type MakeWacz = CaptureRequest['makeWacz'];
const stepOf = ({ capture }: Taken, name: string) => capture.steps.find((s) => s.name === name);
/** What a capture lacks, apart from the words that stand behind the pictures of a grid. */
const losses = ({ verdict }: Taken) =>
	verdict.findings.filter((f) => f.severity !== 'note' && f.code !== 'words-behind-pictures');

/** Packs a recording without the records that a damaged disk or a forgetful recorder would have lost. */
function packedWithout(isLost: (address: string) => boolean): MakeWacz {
	return async (recording, target, signal) => {
		const whole = await readFile(recording.warc);
		const kept: Buffer[] = [];
		for await (const { targetUri, offset, length } of warcRecords(recording.warc))
			if (!targetUri || !isLost(targetUri)) kept.push(whole.subarray(offset, offset + length));
		await writeFile(`${target}.less`, Buffer.concat(kept));
		await replayable({ ...recording, warc: `${target}.less` }, target, signal);
	};
}

test('bildrutan, a grid of pictures with consent in a frame of another origin: all is had, the replay shows every post, and nothing of it reaches a network', async () => {
	let asked = 0;
	const makeWacz: MakeWacz = (recording, target, signal) => {
		asked = fixtures.requests().length;
		return replayable(recording, target, signal);
	};
	const taken = await take(fixtures.address('bildrutan', { posts: 20 }), fixtures.allowHosts, { makeWacz });
	const lost = taken.verdict.findings.filter((f) => f.severity !== 'note');
	expect(lost.map((f) => [f.code, f.data?.count])).toEqual([['words-behind-pictures', 20]]);
	expect(taken.posts).toHaveLength(20);
	expect(new Set((await taken.inPixels()).filter((t) => t.includes('-I'))).size).toBe(20);
	expect(taken.capture.changes.join()).toContain('reject');
	expect(stepOf(taken, 'replay')?.detail).toMatch(/^20 of 20 posts/);
	expect(asked).toBeGreaterThan(20);
	expect(fixtures.requests()).toHaveLength(asked);

	// A page that gets past the replayer still finds no way out, not even to this machine.
	const config = readConfig({ LOG_LEVEL: 'silent' });
	const { browser } = await launchBrowser(config);
	onTestFinished(() => browser.close());
	const recording = `${taken.file('warc')}.wacz`;
	const at = new Date(taken.capture.started);
	const signal = AbortSignal.timeout(30_000);
	await replayable(
		{ warc: taken.file('warc') ?? '', address: taken.capture.finalAddress, at },
		recording,
		signal,
	);
	const replayer = findReplayer() ?? '';
	const player = await openReplayer({ browser, config }, { replayer, recording }, undefined, signal);
	onTestFinished(() => player.close());
	const replay = await player.load(at, signal);
	const answers = await replay.page.evaluate(async (origin) => {
		const socket = new Promise((done) => {
			const ws = new WebSocket(origin.replace('http', 'ws'));
			ws.onopen = () => done('open');
			ws.onerror = () => done('refused');
		});
		const image = new Promise((done) => {
			const img = new Image();
			img.onload = () => done('loaded');
			img.onerror = () => done('refused');
			img.src = `${origin}/bildrutan/escape.jpg`;
		});
		const answer = await fetch(`${origin}/bildrutan/escape`).then(
			(r) => r.status,
			() => 'refused',
		);
		const secure = await fetch(origin.replace('http', 'https')).then(
			(r) => r.status,
			() => 'refused',
		);
		return [await socket, await image, answer, secure];
	}, fixtures.origin);
	expect(answers).not.toContain('open');
	expect(answers).not.toContain('loaded');
	expect(answers).not.toContain(200);
	expect(replay.refused.length).toBeGreaterThanOrEqual(3);
	expect(fixtures.requests()).toHaveLength(asked);
}, 120_000);

test('what is lost from the archive makes the verdict worse, and it says how many posts and which', async () => {
	const makeWacz = packedWithout((address) => /[?&]max_id=(?!0\b)/.test(address));
	const taken = await take(fixtures.address('bildrutan', { posts: 20 }), fixtures.allowHosts, { makeWacz });
	expect(taken.verdict.outcome).toBe('partial');
	expect(losses(taken)).toMatchObject([
		{ code: 'replay-lacks-posts', detail: 'the replay lacks 8 of 20 posts', data: { count: 8, asked: 20 } },
	]);
	expect(losses(taken)[0]?.data?.positions).toHaveLength(8);
}, 150_000);

test('an archive that cannot be made leaves the replay unasked, with the reason', async () => {
	const makeWacz = () => Promise.reject(new Error('the index has no end'));
	const taken = await take(fixtures.address('bildrutan', { posts: 6 }), fixtures.allowHosts, { makeWacz });
	expect(taken.verdict.outcome).toBe('partial');
	expect(losses(taken)).toMatchObject([
		{ code: 'replay-not-asked', detail: 'the recording was not replayed: the index has no end' },
	]);
}, 120_000);
