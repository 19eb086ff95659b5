import { mkdtempSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from './test/conformance/bundles/unpack.ts';
import { packageOf220 } from './test/conformance/bundles/version-2-2-0.ts';
import { VALIDATORS, OF_ANY_PACKAGE } from './test/conformance/validators/all.ts';
import { validate } from './test/conformance/validators/validator.ts';
import { raisedAlarms } from './test/conformance/validators/eark-validator.ts';

const dir = mkdtempSync('/tmp/w5e-try-');
const zips = execFileSync('sh', ['-c', `ls /tmp/kan-4eOrC5/bundles/*/*/*/2026/*.zip /tmp/try5/bundles/*/*/*/2026/*.zip`], { encoding: 'utf8' }).trim().split('\n').slice(0, 2);
const bundles = [];
for (const [i, zip] of zips.entries()) bundles.push(await unpack(`b${i}`, zip, join(dir, `b${i}`)));
const newer = await packageOf220(join(dir, 'newer'));
const only = process.argv[2];
for (const v of VALIDATORS) {
	if (only && !v.name.includes(only)) continue;
	const t = performance.now();
	try {
		await v.install();
		const said = await validate(v, OF_ANY_PACKAGE.includes(v) ? [...bundles, newer] : bundles);
		console.log(v.name, Math.round(performance.now() - t), JSON.stringify(said.map((s) => [s.bundle, s.ok, s.notAsked, s.messages.slice(0, 6)])));
	} catch (e) { console.log(v.name, 'THREW', e); }
}
console.log([...raisedAlarms]);
