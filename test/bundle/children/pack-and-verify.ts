import { join } from 'node:path';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { existing, sampleCapture, samplePacked } from '../sample.ts';

/** A process of its own that packs what lies in `parts` below the named directory, verifies it, and says how it grew. */
const dir = process.argv[2] ?? '';
const before = process.memoryUsage.rss();
let peak = before;
const look = () => {
	peak = Math.max(peak, process.memoryUsage.rss());
};
const watch = setInterval(look, 5);
const began = performance.now();
const { file } = await samplePacked(dir, { capture: sampleCapture(existing(join(dir, 'parts'))) });
const packed = performance.now();
const { ok, bytes } = await verifyBundle(file, { onProgress: look });
const verified = performance.now();
clearInterval(watch);
const times = { packMs: Math.round(packed - began), verifyMs: Math.round(verified - packed) };
process.stdout.write(JSON.stringify({ ok, bytes, file, ...times, grown: Math.round((peak - before) / 1e6) }));
