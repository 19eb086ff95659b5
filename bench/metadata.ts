import { join } from 'node:path';
import { png } from '../src/bundle/formats.ts';
import { representationMets, rootMets } from '../src/bundle/mets.ts';
import type { PackedFile } from '../src/bundle/packed-file.ts';
import { premis, representationPremis } from '../src/bundle/premis.ts';
import type { Manifest } from '../src/records/manifest.ts';
import { CREATED, samplePacked } from '../test/bundle/sample.ts';
import { inTemporary } from './main-job.ts';

export interface MetadataRun {
	readonly files: number;
	/** Milliseconds of wall time of each run, by what was written. */
	readonly times: readonly Readonly<Record<'mets' | 'premis', number>>[];
	readonly bytes: Readonly<Record<'mets' | 'premis', number>>;
}

/**
 * Writes METS and PREMIS of the package and of its one representation, as packing does.
 * @param count of data files
 * @param runs in one process; the first of them is cold
 */
export function measureMetadata(count: number, runs: number): Promise<MetadataRun> {
	return inTemporary(async (dir) => {
		const { manifest } = (await samplePacked(join(dir, 'sample'))).packed;
		const { files: _, mets: __, ...described } = manifest;
		const files = Array.from({ length: count }, (_, i) => tile(i + 1));
		const times: Record<'mets' | 'premis', number>[] = [];
		let bytes = { mets: 0, premis: 0 };
		for (let run = 0; run < runs; run++) {
			const started = performance.now();
			const ofData = representationPremis(described, files);
			const ofPackage = premis(described, files, CREATED.toISOString());
			const between = performance.now();
			const data = representationMets(
				described,
				'2.1.0',
				'rep_appearance',
				files,
				packed(ofData, PREMIS_OF_DATA),
			);
			const root = rootMets(described, '2.1.0', {}, [
				...files,
				packed(data, METS_OF_DATA),
				...rest(manifest),
				packed(ofPackage, 'metadata/preservation/premis.xml'),
			]);
			times.push({ premis: between - started, mets: performance.now() - between });
			bytes = { premis: ofData.length + ofPackage.length, mets: data.length + root.length };
		}
		return { files: count, times, bytes };
	});
}

const METS_OF_DATA = 'representations/rep_appearance/METS.xml';
const PREMIS_OF_DATA = 'representations/rep_appearance/metadata/preservation/premis.xml';

function tile(number: number): PackedFile {
	return {
		path: `representations/rep_appearance/data/tile-${String(number).padStart(5, '0')}.png`,
		bytes: 100_000 + number,
		sha256: number.toString(16).padStart(64, '0'),
		format: png('1.0'),
		created: CREATED.toISOString(),
		role: 'tile',
	};
}

function packed(contents: Buffer, path: string): PackedFile {
	return { ...tile(0), path, bytes: contents.length, role: 'preservation-metadata' };
}

/** What else a package's METS lists. */
function rest({ files }: Manifest): readonly PackedFile[] {
	return files
		.filter(({ path }) => /^(?:documentation|schemas|metadata\/descriptive)\//.test(path))
		.map(({ path, role }) => ({ ...tile(0), path, role }));
}
