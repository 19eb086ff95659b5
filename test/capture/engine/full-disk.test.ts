import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placeOrder } from '../../../src/work/place-order.ts';
import { takeSnapshot } from '../../../src/work/take-snapshot.ts';
import { officeIn } from '../../storage/sample.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { page, posts, serve } from '../platforms/serve.ts';

/** Colours without a pattern, which no PNG makes small. */
const NOISE =
	'<canvas width=1200 height=700></canvas><script>for (const c of document.querySelectorAll("canvas")) { const g = c.getContext("2d"); const d = g.createImageData(1200, 700); for (let i = 0; i < d.data.length; i++) d.data[i] = i % 4 === 3 ? 255 : Math.random() * 256; g.putImageData(d, 0, 0); }</script>';

test('a disk that becomes full in the walk is told at once, and no step goes on after it', async ({
	skip,
}) => {
	const dir = join(await tempDir(), 'small');
	await mkdir(dir);
	const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', dir]);
	skip(mount.status !== 0, 'only root can mount a disk that is small enough to fill');
	onTestFinished(() => {
		execFileSync('umount', ['-l', dir]);
	});
	const host = await serve({
		'/fullt': page(
			'<title>Fullt</title>',
			posts(() => NOISE, 6),
		),
	});
	const env = { FEED_QUIET_SECONDS: '0.5', FEED_TRIES: '1' };
	const office = await officeIn(dir, { env });
	onTestFinished(() => office.close());
	const wish = { target: `http://${host}/fullt`, occasion: 'adhoc', reason: '', level: 'unique' } as const;
	const order = await placeOrder(office, { ...wish, allowHosts: [host] });
	const steps = new Set<string>();
	const snapshot = takeSnapshot(order, office, AbortSignal.timeout(100_000), ({ step }) => steps.add(step));
	await expect(snapshot).rejects.toMatchObject({ code: 'disk-full', exit: 75 });
	expect([...steps]).not.toContain('pack');
	expect([...steps]).not.toContain('text-pdf');
	expect(await readdir(join(dir, 'work'))).toEqual([]);
	expect(await office.catalogue.order(order.id)).toMatchObject({ state: 'waiting' });
}, 120_000);
