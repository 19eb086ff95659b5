import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getCACertificates } from 'node:tls';
import type { Trust } from '../../bundle/evidence/check.ts';
import { certificatesOf } from '../../bundle/stamp/chain.ts';
import { StampRefused } from '../../bundle/stamp/flaw.ts';
import { revocationsOf } from '../../bundle/stamp/revocation.ts';
import type { Config } from '../../config.ts';
import { UsageError } from '../../errors.ts';

/** Which roots time stamps are trusted by, and what has been revoked. */
export type StampTrust = Required<Pick<Trust, 'anchors'>> & Pick<Trust, 'revocations'>;

let common: readonly X509Certificate[] | undefined;

/**
 * What the settings trust: the roots in TIMESTAMP_CA_FILE, else those that Node and the system know.
 * @throws UsageError `timestamp-ca-unreadable` `timestamp-crl-unreadable`
 */
export async function stampTrust(
	config: Pick<Config, 'TIMESTAMP_CA_FILE' | 'TIMESTAMP_CRL_FILE'>,
): Promise<StampTrust> {
	const { TIMESTAMP_CA_FILE: roots, TIMESTAMP_CRL_FILE: lists } = config;
	return {
		anchors: roots === undefined ? commonRoots() : await rootsIn(roots),
		...(lists === undefined ? {} : { revocations: await revocationsIn(lists) }),
	};
}

/** As `stampTrust` where the settings speak of authorities or roots; else nobody has said which are trusted, and none is asked for. @throws as `stampTrust` */
export async function knownTrust(
	config: Pick<Config, 'TIMESTAMP_CA_FILE' | 'TIMESTAMP_CRL_FILE' | 'TIMESTAMP_URLS'>,
): Promise<Pick<Trust, 'anchors' | 'revocations'>> {
	const { TIMESTAMP_CA_FILE: roots, TIMESTAMP_CRL_FILE: lists, TIMESTAMP_URLS: authorities } = config;
	if (roots !== undefined || authorities.length > 0) return stampTrust(config);
	return lists === undefined ? {} : { revocations: await revocationsIn(lists) };
}

/** What a reader trusts for one check: what they name, else what the settings trust. @param roots, lists paths @throws as `stampTrust` */
export async function readerTrust(
	config: Parameters<typeof knownTrust>[0],
	roots: string | undefined,
	lists: readonly string[],
): Promise<Pick<Trust, 'anchors' | 'revocations'>> {
	const named = (await Promise.all(lists.map(revocationsIn))).flat();
	const { TIMESTAMP_CRL_FILE: list } = config;
	const set = roots === undefined ? await knownTrust(config) : { anchors: await rootsIn(roots) };
	const known = list === undefined ? [] : await revocationsIn(list);
	return { ...set, revocations: [...named, ...known] };
}

/** The root certificates in a file. @throws UsageError `timestamp-ca-unreadable` */
async function rootsIn(file: string): Promise<readonly X509Certificate[]> {
	const roots = await readAs(file, 'timestamp-ca-unreadable', 'certificates in PEM form', certificatesOf);
	if (roots.length > 0) return roots;
	throw unreadable(file, 'timestamp-ca-unreadable', 'certificates in PEM form');
}

/** The lists of revoked certificates in a file. @throws UsageError `timestamp-crl-unreadable` */
function revocationsIn(file: string): Promise<ReturnType<typeof revocationsOf>> {
	return readAs(file, 'timestamp-crl-unreadable', 'lists of revoked certificates', revocationsOf);
}

function commonRoots(): readonly X509Certificate[] {
	const all = new Set([...getCACertificates('bundled'), ...getCACertificates('system')]);
	common ??= [...all].map((pem) => new X509Certificate(pem));
	return common;
}

async function readAs<T>(
	file: string,
	code: string,
	what: string,
	read: (bytes: Uint8Array) => T,
): Promise<T> {
	try {
		return read(await readFile(file));
	} catch (error) {
		if (!(error instanceof StampRefused) && (error as NodeJS.ErrnoException).code === undefined) throw error;
		throw unreadable(file, code, what, error);
	}
}

function unreadable(file: string, code: string, what: string, cause?: unknown): UsageError {
	return new UsageError(`${file} cannot be read, or holds no ${what}`, {
		code,
		subject: file,
		remedy: `Name a file that you may read and that holds ${what}.`,
		cause,
	});
}
