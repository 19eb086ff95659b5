import { asDiskFull } from '../errors.ts';
import { dublinCore } from './dublin-core.ts';
import { formatOfName } from './formats.ts';
import { writeKeys } from './keys.ts';
import { PATHS, sealing, stampPaths } from './layout.ts';
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
import { sealManifest, signerFingerprint, stampedBytes } from './seal.ts';
import { ZipWriter } from './zip/write.ts';

export type { Packed, PackInput } from './pack/input.ts';

/**
 * Packs and seals one bundle by streams: data, each representation's METS, metadata, schemas, LASMIG.html, manifest,
 * seal, time stamps of it, and the package's METS last (docs/decisions/0003, 0021). On failure or abort nothing is left.
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
	const facts = { ...input, ...sealFacts(input) };
	const described = describe(facts);

	await packData(packing, input, described, signal);
	await packing.add(PATHS.dublinCore, dublinCore(described), 'descriptive-metadata');
	await packing.add(PATHS.premis, premis(described, packing.files, packing.now()), 'preservation-metadata');
	await packing.add(PATHS.manifestSchema, Buffer.from(manifestSchemaText()), 'schema');
	await packing.add(PATHS.postsSchema, Buffer.from(postsSchemaText()), 'schema');
	await packing.add(PATHS.keys, writeKeys(input.keys), 'seal-keys');
	const thumbnails = await thumbnailsOf(packing.tiles);
	await packing.add(PATHS.readme, lasmig({ described, files: packing.files, thumbnails }), 'readme');

	const { number } = input.context.organisation;
	const submission = { ...input.submission, ...(number === undefined ? {} : { organisationNumber: number }) };
	const metsOf = (files: readonly PackedFile[]) => rootMets(described, input.earkVersion, submission, files);
	const created = packing.now();
	const later = sealing(input.stamping?.authorities.length).map(
		(path): PackedFile => ({ path, ...NOT_YET, format: formatOfName(path), created }),
	);
	const draft = metsOf([...packing.files, ...later]);
	const manifest = { ...described, mets: { sha256: draftDigest(draft) }, files: packing.manifestFiles() };
	const bytes = writeManifest(manifest);
	const seal = await sealManifest(bytes, input.signer);
	const stamps = (await input.stamping?.stamp(stampedBytes(bytes, seal.signature))) ?? [];
	await packing.add(PATHS.manifest, bytes, undefined, created);
	await packing.add(PATHS.signature, seal.signature, undefined, created);
	await packing.add(PATHS.publicKey, seal.publicKey, undefined, created);
	for (const [index, { answer, chainPem }] of stamps.entries()) {
		const { token, chain } = stampPaths(index + 1);
		await packing.add(token, answer, undefined, created);
		await packing.add(chain, chainPem, undefined, created);
	}
	await packing.add(PATHS.mets, metsOf(packing.files));
	return { file: zip.target, ...(await zip.finish()), manifest };
}

/** What the manifest says of the seal before it is made. */
function sealFacts({ signer, stamping }: PackInput) {
	const keySha256 = signerFingerprint(signer);
	return { keySha256, ...(stamping ? { stamps: stamping.authorities } : {}) };
}
