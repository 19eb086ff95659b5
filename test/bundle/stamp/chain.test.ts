import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { certificatesOf, chainOf } from '../../../src/bundle/stamp/chain.ts';

const dir = mkdtempSync(join(tmpdir(), 'ogonblick-mesh-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('gives up on authorities that all vouch for each other, of which there are more ways up than anybody can walk', () => {
	const openssl = (...args: readonly string[]) =>
		execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
	writeFileSync(join(dir, 'ca.ext'), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n');
	for (const name of ['a', 'b', 'leaf']) {
		openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
		openssl(
			'req',
			'-x509',
			'-key',
			`${name}.key`,
			'-subj',
			`/CN=${name}`,
			'-days',
			'9',
			'-out',
			`${name}.pem`,
		);
		openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
	}
	const issue = (name: string, by: string, serial: number) =>
		openssl(
			...['x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-days', '9'],
			...['-set_serial', String(serial), '-extfile', 'ca.ext'],
		);
	const mesh = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? issue('a', 'b', i) : issue('b', 'a', i)));
	writeFileSync(join(dir, 'leaf.pem'), issue('leaf', 'a', 99));
	const [leaf] = certificatesOf(readFileSync(join(dir, 'leaf.pem')));
	if (!leaf) throw new Error('it was not issued');
	expect(() => chainOf(leaf, mesh.flatMap(certificatesOf), new Date(), undefined)).toThrow('stamp-chain');
});
