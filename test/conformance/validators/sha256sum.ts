import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { run } from '../machine/run.ts';
import { MANIFEST, ofFile } from './files.ts';
import { oneByOne, type Validator } from './validator.ts';

/** The checksum file beside the zip, and every checksum in the manifest, by the program that archives have anyway. */
export const sha256sum: Validator = {
	name: 'sha256sum',
	whyNot: async () => undefined,
	install: async () => undefined,
	faults: oneByOne(async (bundle) => {
		const sidecar = `${bundle.zip}.sha256`;
		const ofZip = existsSync(sidecar)
			? await check(dirname(bundle.zip), await readFile(sidecar, 'utf8'))
			: [`${basename(sidecar)}: is missing`];
		const ofFiles = await ofFile(bundle, MANIFEST, async (file) => {
			const { files } = JSON.parse(await readFile(file, 'utf8')) as Manifest;
			return check(bundle.folder, files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''));
		});
		return [...ofZip, ...ofFiles];
	}),
};

interface Manifest {
	readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

async function check(folder: string, lines: string): Promise<string[]> {
	const ran = await run('sha256sum', ['--check', '--strict', '--quiet', '-'], { cwd: folder, input: lines });
	return ran.code === 0 ? [] : `${ran.stdout}${ran.stderr}`.trim().split('\n');
}
