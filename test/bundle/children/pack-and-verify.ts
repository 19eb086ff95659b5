import { join } from 'node:path';
import { pack } from '../../../src/bundle/pack.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { existing, sampleCapture, sampleInput } from '../sample.ts';

/** A process of its own that packs what lies in `parts` below the named directory, verifies it, and says how it grew. */
const dir = process.argv[2] ?? '';
const before = process.memoryUsage.rss();
let peak = before;
const look = () => {
	peak = Math.max(peak, process.memoryUsage.rss());
};
const watch = setInterval(look, 5);
const input = await sampleInput(dir, { capture: sampleCapture(existing(join(dir, 'parts'))) });
let makingMs = 0;
/** The PDF and the WACZ are made while packing, and are not packing. */
const timed =
	<Made>(make: (target: string) => Promise<Made>) =>
	async (target: string): Promise<Made> => {
		const began = performance.now();
		const made = await make(target);
		makingMs += performance.now() - began;
		return made;
	};
const makers = {
	makeAppearancePdf: timed(input.makeAppearancePdf),
	makeWacz: timed(input.makeWacz),
};
const began = performance.now();
const { file } = await pack({ ...input, ...makers }, join(dir, 'bundle.zip'), new AbortController().signal);
const packed = performance.now();
const { ok, bytes } = await verifyBundle(file, { onProgress: look });
const verified = performance.now();
clearInterval(watch);
const times = {
	packMs: Math.round(packed - began - makingMs),
	makingMs: Math.round(makingMs),
	verifyMs: Math.round(verified - packed),
};
process.stdout.write(JSON.stringify({ ok, bytes, file, ...times, grown: Math.round((peak - before) / 1e6) }));
