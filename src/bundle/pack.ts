import { asDiskFull } from '../errors.ts';
import { dublinCore } from './dublin-core.ts';
import { formatOfName } from './formats.ts';
import { PATHS, SEALING } from './layout.ts';
import { describe, writeManifest } from './manifest.ts';
import { draftDigest, NOT_YET } from './mets/digest.ts';
import { rootMets } from './mets.ts';
import { packData } from './pack/data.ts';
import type { Packed, PackInput } from './pack/input.ts';
import { Packing } from './pack/packing.ts';
import type { PackedFile } from './packed-file.ts';
import { premis } from './premis.ts';
import { lasmig } from './readme/lasmig.ts';
import { thumbnailsOf } from './readme/thumbnails.ts';
import { manifestSchemaText } from './schema/manifest-schema.ts';
import { postsSchemaText } from './schema/posts-schema.ts';
import { keyFingerprint, sealManifest } from './seal.ts';
import { ZipWriter } from './zip/write.ts';

export type { Packed, PackInput } from './pack/input.ts';

/**
 * Packs and seals one bundle by streams: data, each representation's METS, metadata, schemas, LASMIG.html, manifest,
 * seal, and the package's METS last (docs/decisions/0003). On failure or abort nothing is left.
 * @param target must not be there; the caller names it `*.partial`
 * @param signal its reason is thrown when it aborts
 * @throws TryAgainLater `disk-full` · Fault `target-exists`, `file-changed`, `unsafe-part-name`, `unsafe-bundle-id`, `tile-unreadable`
 */
export async function pack(input: PackInput, target: string, signal: AbortSignal): Promise<Packed> {
	try {
		const zip = await ZipWriter.create(target, input.created, signal);
		try {
			return await packInto(zip, input, signal);
		} catch (error) {
			await zip.discard();
			throw error;
		}
	} catch (error) {
		throw asDiskFull(error, target);
	}
}

async function packInto(zip: ZipWriter, input: PackInput, signal: AbortSignal): Promise<Packed> {
	const packing = new Packing(zip, input.bundleId, input.now);
	const facts = { ...input, keySha256: keyFingerprint(input.sealKey) };
	const described = describe(facts);

	await packData(packing, input, described, signal);
	await packing.add(PATHS.dublinCore, dublinCore(described), 'descriptive-metadata');
	await packing.add(PATHS.premis, premis(described, packing.files, packing.now()), 'preservation-metadata');
	await packing.add(PATHS.manifestSchema, Buffer.from(manifestSchemaText()), 'schema');
	await packing.add(PATHS.postsSchema, Buffer.from(postsSchemaText()), 'schema');
	const thumbnails = await thumbnailsOf(packing.tiles);
	await packing.add(PATHS.readme, lasmig({ described, files: packing.files, thumbnails }), 'readme');

	const { number } = input.context.organisation;
	const submission = { ...input.submission, ...(number === undefined ? {} : { organisationNumber: number }) };
	const metsOf = (files: readonly PackedFile[]) => rootMets(described, input.earkVersion, submission, files);
	const created = packing.now();
	const later = SEALING.map(
		(path): PackedFile => ({ path, ...NOT_YET, format: formatOfName(path), created }),
	);
	const draft = metsOf([...packing.files, ...later]);
	const manifest = { ...described, mets: { sha256: draftDigest(draft) }, files: packing.manifestFiles() };
	const bytes = writeManifest(manifest);
	const seal = sealManifest(bytes, input.sealKey);
	await packing.add(PATHS.manifest, bytes, undefined, created);
	await packing.add(PATHS.signature, seal.signature, undefined, created);
	await packing.add(PATHS.publicKey, seal.publicKey, undefined, created);
	await packing.add(PATHS.mets, metsOf(packing.files));
	return { file: zip.target, ...(await zip.finish()), manifest };
}
