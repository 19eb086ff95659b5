import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pythonTools, whyNotPython } from '../machine/python.ts';
import { run } from '../machine/run.ts';
import { MANIFEST } from './files.ts';
import type { Bundle, Validator } from './validator.ts';

// fido 1.6 asks for pkg_resources, which later setuptools do not have.
const tools = () => pythonTools('fido', ['opf-fido==1.6.1', 'setuptools==80.9.0']);

/** What fido 1.6.1 calls a format that it cannot tell from another, and why that is no fault of the bundle. */
const SEEN_AS: Readonly<Record<string, { readonly puids: readonly string[]; readonly why: string }>> = {
	'fmt/1840': { puids: ['x-fmt/263'], why: 'Its signatures are older than WACZ, which is a zip.' },
	'fmt/817': {
		puids: ['fmt/1311'],
		why: 'It has no signature for JSON, and names one of those with the same ending.',
	},
	...Object.fromEntries(
		['fmt/354', 'fmt/477', 'fmt/478'].map((puid) => [
			puid,
			{
				puids: ['fmt/18', 'fmt/19', 'fmt/20', 'fmt/276'],
				why: 'It looks at the beginning and the end of a file, and the claim of PDF/A may stand between them; veraPDF judges that.',
			},
		]),
	),
};

interface Stated {
	readonly path: string;
	readonly puid: string;
}

/** Formats by PRONOM's signatures: of each bundle, one file of each that the manifest states. */
export const fido: Validator = {
	name: 'fido (formats)',
	whyNot: whyNotPython,
	install: async () => {
		await tools();
	},
	async faults(bundles) {
		const stated = await Promise.all(bundles.map(statedOf));
		const files = bundles.flatMap(({ folder }, i) => (stated[i] ?? []).map(({ path }) => join(folder, path)));
		const ran = await run(join(await tools(), 'fido'), ['-q', ...files.filter(existsSync)]);
		const seen = new Map<string, string[]>();
		for (const line of ran.stdout.split('\n')) {
			const [, puid = '', file = ''] = /^(?:OK|KO),\d+,([^,]*),.*,"([^"]*)",[^,]*,"[^"]*"$/.exec(line) ?? [];
			if (file) seen.set(file, [...(seen.get(file) ?? []), puid]);
		}
		return bundles.map(({ folder }, i) =>
			(stated[i] ?? []).flatMap(({ path, puid }) => {
				const said = seen.get(join(folder, path)) ?? [];
				const isRight = [puid, ...(SEEN_AS[puid]?.puids ?? [])].some((one) => said.includes(one));
				return isRight ? [] : [`${path}: stated as ${puid}, identified as ${said.join(', ') || 'nothing'}`];
			}),
		);
	},
};

async function statedOf({ folder }: Bundle): Promise<readonly Stated[]> {
	const text = await readFile(join(folder, MANIFEST), 'utf8');
	const { files } = JSON.parse(text) as { readonly files: readonly Partial<Stated>[] };
	const first = new Map<string, Stated>();
	for (const { path, puid } of files)
		if (path !== undefined && puid !== undefined && !first.has(puid)) first.set(puid, { path, puid });
	return [...first.values()];
}
