import { join } from 'node:path';
import { needPackages, whyNotDebian } from '../machine/debian.ts';
import { has, run } from '../machine/run.ts';
import { MANIFEST, ofFile, PUBLIC_KEY, SIGNATURE } from './files.ts';
import { oneByOne, type Validator } from './validator.ts';

const PACKAGES = ['openssl'];

/** The seal: an Ed25519 signature over the manifest's exact bytes, by the key that lies beside it. */
export const openssl: Validator = {
	name: 'openssl (seal)',
	whyNot: async () => ((await has('openssl')) ? undefined : whyNotDebian(PACKAGES)),
	install: async () => {
		if (!(await has('openssl'))) await needPackages(PACKAGES);
	},
	faults: oneByOne((bundle) =>
		ofFile(bundle, MANIFEST, (manifest) =>
			ofFile(bundle, SIGNATURE, async (signature) => {
				const key = join(bundle.folder, PUBLIC_KEY);
				const ran = await run('openssl', [
					...['pkeyutl', '-verify', '-pubin', '-inkey', key],
					...['-rawin', '-in', manifest, '-sigfile', signature],
				]);
				return ran.code === 0 ? [] : (ran.stderr.trim() || ran.stdout.trim()).split('\n');
			}),
		),
	),
};
