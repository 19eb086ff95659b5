import { UsageError } from '../errors.ts';
import type { Capture } from '../records/capture.ts';
import type { AccountContext } from '../records/context.ts';
import {
	type Derived,
	MANIFEST_FORMAT,
	type Manifest,
	type ManifestFiling,
	type ManifestOverride,
} from '../records/manifest.ts';
import { recordedCookies } from '../records/occasion.ts';
import type { Order } from '../records/order.ts';
import type { Verdict } from '../records/verdict.ts';
import { refuseManyValues, refuseMuchBeside } from './bounded-json.ts';
import { manifestSchema } from './schema/manifest-schema.ts';

/** All that a manifest says but of its files: what the metadata can say before everything is packed. */
export type Described = Omit<Manifest, 'files' | 'mets'>;

/** All that a manifest says, from those who know it. */
export interface ManifestFacts {
	readonly bundleId: string;
	readonly created: Date;
	readonly software: Manifest['bundle']['software'];
	readonly context: AccountContext;
	readonly filing: ManifestFiling;
	readonly override?: ManifestOverride;
	/** In Swedish. */
	readonly legalBasis: string;
	readonly order: Order;
	readonly capture: Capture;
	readonly verdict: Verdict;
	/** Of the seal key, hex. */
	readonly keySha256: string;
	/** Addresses of the authorities that stamp the seal; absent where there are none. */
	readonly stamps?: readonly string[];
	/** Where it is a redacted copy of another bundle. */
	readonly derived?: Derived;
}

/** What a manifest says before there are files. */
export function describe(facts: ManifestFacts): Described {
	const { context, order } = facts;
	const { account } = context;
	return {
		format: MANIFEST_FORMAT,
		bundle: { id: facts.bundleId, created: facts.created.toISOString(), software: facts.software },
		account: {
			id: account.id,
			platform: account.platform,
			handle: account.handle,
			address: account.address,
			name: facts.capture.profile.name ?? account.name,
			unit: context.unit.name,
			creator: context.unit.creator,
			organisation: context.organisation.name,
		},
		filing: facts.filing,
		occasion: {
			kind: order.occasion,
			reason: order.reason,
			orderedBy: order.orderedBy,
			orderedAs: order.orderedAs,
			orderedAt: order.orderedAt,
			...(order.removal ? { removal: order.removal } : {}),
			...(facts.override ? { override: facts.override } : {}),
		},
		capture: statedCapture(facts.capture, facts.legalBasis, facts.derived === undefined),
		verdict: facts.verdict,
		seal: {
			algorithm: 'ed25519',
			keySha256: facts.keySha256,
			...(facts.stamps ? { stamps: facts.stamps } : {}),
		},
		...(facts.derived ? { derived: facts.derived } : {}),
	};
}

/** @param isRecorded false in a copy, which holds no recording that could have cookies */
function statedCapture(capture: Capture, legalBasis: string, isRecorded: boolean): Manifest['capture'] {
	const language = languageTag(capture.profile.language);
	const cookies = isRecorded ? recordedCookies(capture.wayIn) : undefined;
	return {
		started: capture.started,
		finished: capture.finished,
		address: capture.address,
		finalAddress: capture.finalAddress,
		level: capture.level,
		wayIn: capture.wayIn,
		...(cookies === undefined ? {} : { cookies }),
		legalBasis,
		viewport: capture.viewport,
		locale: capture.locale,
		...(language === undefined ? {} : { language }),
		timezone: capture.timezone,
		browser: capture.browser,
		userAgent: capture.userAgent,
		stop: capture.stop,
		covers: capture.covers,
		counts: capture.counts,
		...(capture.ordered ? { ordered: capture.ordered } : {}),
		stated: capture.stated,
		...(capture.oldest === undefined ? {} : { oldest: capture.oldest }),
		...(capture.newest === undefined ? {} : { newest: capture.newest }),
		changes: capture.changes,
		steps: capture.steps,
	};
}

/** A page may state anything; what is no language tag says nothing about its language. */
function languageTag(stated = ''): string | undefined {
	return /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(stated) ? stated : undefined;
}

/**
 * The manifest's bytes: JSON with every file on a line of its own, so that the recipe in LASMIG.html can turn it into a
 * checksum list with `sed` alone.
 */
export function writeManifest(manifest: Manifest): Buffer {
	const { files, ...rest } = manifest;
	const head = JSON.stringify(rest, null, 2).replace(/\n\}$/, '');
	const lines = files.map((file) => `    ${JSON.stringify(file)}`);
	return Buffer.from(`${head},\n  "files": [\n${lines.join(',\n')}\n  ]\n}\n`);
}

/** More faults are not told: each takes memory, and a manifest may be made to have millions. */
const MOST_TOLD = 20;

/**
 * @param bytes of documentation/manifest.json
 * @throws UsageError `bad-manifest` listing what is wrong with it
 */
export function parseManifest(bytes: Buffer): Manifest {
	const document = jsonOf(bytes);
	refuseWrongFiles(document);
	const read = manifestSchema.safeParse(document);
	if (read.success) return read.data;
	throw bad(read.error.issues);
}

/** Looks at file by file and stops at the first that are wrong, before all is looked at at once. */
function refuseWrongFiles(document: unknown): void {
	const files = typeof document === 'object' && document !== null && 'files' in document && document.files;
	if (!Array.isArray(files)) return;
	const { element } = manifestSchema.shape.files;
	const wrong: Issue[] = [];
	for (const [i, file] of files.entries()) {
		for (const issue of element.safeParse(file).error?.issues ?? [])
			wrong.push({ path: ['files', i, ...issue.path], message: issue.message });
		if (wrong.length >= MOST_TOLD) throw bad(wrong);
	}
}

function jsonOf(bytes: Buffer): unknown {
	try {
		refuseManyValues(bytes);
		const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		refuseMuchBeside(document);
		return document;
	} catch (cause) {
		throw badManifest((cause as Error).message, cause);
	}
}

interface Issue {
	readonly path: readonly PropertyKey[];
	readonly message: string;
}

function bad(issues: readonly Issue[]): UsageError {
	const told = issues.slice(0, MOST_TOLD);
	return badManifest(
		told.map(({ path, message }) => `${path.join('.') || 'manifest'}: ${message}`).join('; '),
	);
}

function badManifest(why: string, cause?: unknown): UsageError {
	return new UsageError(`documentation/manifest.json is not a manifest: ${why}`, {
		code: 'bad-manifest',
		subject: 'documentation/manifest.json',
		remedy: 'Verify the bundle; take it from another copy where it is damaged.',
		cause,
	});
}
