/** The kinds of places that an e-archive takes deliveries in. */
const TARGET_KINDS = ['folder', 'sftp', 's3'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Where an e-archive takes deliveries in (leveransmål). No secret is in it: only where one lies. */
export interface DeliveryTarget {
	readonly id: string;
	readonly name: string;
	readonly kind: TargetKind;
	/** An absolute path, `sftp://user@host:port/path`, or `s3://bucket/prefix`. */
	readonly where: string;
	/** SFTP: path of the private key. */
	readonly keyFile?: string;
	/** SFTP: path of a file with the password, or with the pass phrase of `keyFile`. */
	readonly passwordFile?: string;
	/** SFTP: fingerprint of the server's key, as `ssh-keygen -l` writes it: `SHA256:…`. */
	readonly hostKey?: string;
	/** S3: the service's address; Amazon's own where absent. */
	readonly endpoint?: string;
	readonly region?: string;
	/** S3: path of a file with access key and secret, as the tools of the trade write it. */
	readonly credentialsFile?: string;
	/** Who receives there, such as the municipal archive. */
	readonly archive?: string;
	/** Number of the submission agreement that deliveries there are made under. */
	readonly agreement?: string;
}

/** What somebody wants of a target; empty text takes a value away. */
export interface TargetWish {
	readonly where?: string;
	readonly keyFile?: string;
	readonly passwordFile?: string;
	readonly hostKey?: string;
	readonly endpoint?: string;
	readonly region?: string;
	readonly credentialsFile?: string;
	readonly archive?: string;
	readonly agreement?: string;
}

export type TargetField = keyof TargetWish | 'name';

/** What is wrong with a wish: which field, and a code that has its words. */
export interface WrongTarget {
	readonly field: TargetField;
	readonly code: WrongTargetCode;
}
export type WrongTargetCode =
	| 'no-address'
	| 'secret-in-address'
	| 'no-user'
	| 'no-path'
	| 'no-bucket'
	| 'not-encoded'
	| 'not-a-fingerprint'
	| 'not-a-web-address'
	| 'not-absolute'
	| 'not-of-this-kind'
	| 'needed'
	| 'other-kind'
	| 'reserved-name';

/** Fields that only one kind has a use for. */
const OWN: Readonly<Record<TargetKind, readonly (keyof TargetWish)[]>> = {
	folder: [],
	sftp: ['keyFile', 'passwordFile', 'hostKey'],
	s3: ['endpoint', 'region', 'credentialsFile'],
};
const SPECIAL = Object.values(OWN).flat();
const FILES: readonly (keyof TargetWish)[] = ['keyFile', 'passwordFile', 'credentialsFile'];
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;
/** 32 bytes in base64 without its padding, as OpenSSH writes them. */
const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}$/;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * The target that somebody wants, by what is there and what is to be otherwise.
 * @param reserved names that mean something else where a target is named
 */
export function planTarget(
	there: DeliveryTarget | undefined,
	name: string,
	wish: TargetWish,
	newId: string,
	reserved: readonly string[],
): { readonly target?: DeliveryTarget; readonly wrong: readonly WrongTarget[] } {
	const wrong: WrongTarget[] = [];
	if (name.trim() === '') wrong.push({ field: 'name', code: 'needed' });
	if (reserved.includes(name.trim().toLowerCase())) wrong.push({ field: 'name', code: 'reserved-name' });
	const read = readWhere((wish.where ?? there?.where ?? '').trim());
	if ('code' in read) return { wrong: [...wrong, { field: 'where', code: read.code }] };
	if (there && read.kind !== there.kind) wrong.push({ field: 'where', code: 'other-kind' });
	const { id = newId } = there ?? {};
	const fields = withoutEmpty({ ...there, ...wish, where: read.where });
	for (const field of SPECIAL)
		if (fields[field] !== undefined && !OWN[read.kind].includes(field))
			wrong.push({ field, code: 'not-of-this-kind' });
	for (const field of FILES)
		if (fields[field] !== undefined && !ABSOLUTE.test(fields[field] ?? ''))
			wrong.push({ field, code: 'not-absolute' });
	if (fields.hostKey !== undefined && !FINGERPRINT.test(fields.hostKey))
		wrong.push({ field: 'hostKey', code: 'not-a-fingerprint' });
	if (fields.endpoint !== undefined && !isWebAddress(fields.endpoint))
		wrong.push({ field: 'endpoint', code: 'not-a-web-address' });
	if (read.kind === 'sftp' && !fields.keyFile && !fields.passwordFile)
		wrong.push({ field: 'keyFile', code: 'needed' });
	if (read.kind === 's3' && !fields.credentialsFile) wrong.push({ field: 'credentialsFile', code: 'needed' });
	if (wrong.length > 0) return { wrong };
	return { wrong, target: { ...fields, where: read.where, id, name: name.trim(), kind: read.kind } };
}

type ReadWhere = { readonly kind: TargetKind; readonly where: string } | { readonly code: WrongTargetCode };

/** Which kind an address is of, and its one spelling. A password has no place in it: it would be shown wherever the target is. */
export function readWhere(text: string): ReadWhere {
	if (ABSOLUTE.test(text)) return { kind: 'folder', where: text.replace(/(?<=[^/])\/+$/, '') };
	const url = URL.parse(text);
	if (url?.protocol === 'sftp:') return readSftp(url);
	if (url?.protocol === 's3:') return readS3(url);
	return { code: 'no-address' };
}

function readSftp({ hostname, port, pathname, username, password, search, hash }: URL): ReadWhere {
	if (hostname === '' || search !== '' || hash !== '') return { code: 'no-address' };
	if (password !== '') return { code: 'secret-in-address' };
	if (username === '') return { code: 'no-user' };
	if (!isEncoded(username) || !isEncoded(pathname)) return { code: 'not-encoded' };
	const path = pathname.replace(/\/+$/, '');
	if (/(?:^|\/|%2f)(?:\.|%2e){2}(?:\/|%2f|$)/i.test(pathname)) return { code: 'no-path' };
	return { kind: 'sftp', where: `sftp://${username}@${hostname}${port ? `:${port}` : ''}${path || '/'}` };
}

function readS3({ hostname, pathname, username, password, search, hash }: URL): ReadWhere {
	if (username !== '' || password !== '') return { code: 'secret-in-address' };
	if (!BUCKET.test(hostname) || search !== '' || hash !== '') return { code: 'no-bucket' };
	if (!isEncoded(pathname)) return { code: 'not-encoded' };
	return { kind: 's3', where: `s3://${hostname}${pathname.replace(/\/+$/, '')}` };
}

/** Whether every percent sign begins a byte of UTF-8, and none is that of an end of text. */
function isEncoded(part: string): boolean {
	try {
		return !decodeURIComponent(part).includes('\0');
	} catch {
		return false;
	}
}

function isWebAddress(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function withoutEmpty(fields: TargetWish): TargetWish {
	return Object.fromEntries(
		Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
	);
}
