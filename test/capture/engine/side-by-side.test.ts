import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { TryAgainLater } from '../../../src/errors.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { page, posts, serve } from '../platforms/serve.ts';
import { replayable, take } from './take.ts';

/** An inner scroller: no print of the live page has more than what it shows at once. */
const INNER =
	'<title>Älvhamra</title><style>html, body { height: 100%; margin: 0; overflow: hidden } main { height: 600px; overflow: auto } article { height: 300px }</style>';
const feed = () =>
	serve({
		'/': page(
			INNER,
			posts((n) => `<p>Nytt från hamnen, dag ${n} av tolv</p>`, 12),
		),
	});

test('what is composed and what is replayed each have their record, in their order, and both their witness', async () => {
	const host = await feed();
	const dir = await tempDir();
	let wasComposed: string[] | undefined;
	const { capture, verdict } = await take(`http://${host}/`, [host], {
		dir,
		async makeWacz(recording, target, signal) {
			wasComposed = (await readdir(dir)).filter((name) => name === 'composed-1.pdf');
			await replayable(recording, target, signal);
		},
	});
	const last = capture.steps.slice(-4).map(({ name, outcome }) => `${name} ${outcome}`);
	expect(last).toEqual(['recording done', 'compose done', 'replay done', 'compare done']);
	expect(verdict.findings.map(({ code }) => code)).not.toContain('replay-not-asked');
	expect(wasComposed).toEqual([]);
	expect(await readdir(dir)).toEqual(expect.arrayContaining(['composed-1.pdf']));
}, 90_000);

test('a disk that is full for the one ends the other, and is what is told', async () => {
	const host = await feed();
	const dir = await tempDir();
	const full = new TryAgainLater('The disk is full', {
		code: 'disk-full',
		subject: dir,
		remedy: 'Make room.',
	});
	const taking = take(`http://${host}/`, [host], { dir, makeWacz: () => Promise.reject(full) });
	await expect(taking).rejects.toMatchObject({ code: 'disk-full' });
	expect((await readdir(dir)).filter((name) => /^composed-\d+$/.test(name))).toEqual([]);
}, 90_000);
