/** What a file is, for the manifest, METS and PREMIS. */
export interface Format {
	readonly name: string;
	readonly version?: string;
	/** The true media type, as the manifest states it. */
	readonly mediaType: string;
	/** A media type that IANA has registered, as METS demands it (CSIP68); the same as `mediaType` where that one is. */
	readonly registeredType: string;
	/** PRONOM identifier; absent where PRONOM has none. */
	readonly puid?: string;
}

const format = (name: string, mediaType: string, more: Partial<Format> = {}): Format => ({
	name,
	mediaType,
	registeredType: mediaType,
	...more,
});

/** Formats that the name's ending alone tells, since the bundle's own code writes them. */
const BY_ENDING: Readonly<Record<string, Format>> = {
	xml: format('Extensible Markup Language', 'text/xml', { version: '1.0', puid: 'fmt/101' }),
	json: format('JSON', 'application/json', { puid: 'fmt/817' }),
	jsonl: format('JSON Lines', 'application/jsonl', { registeredType: 'application/json' }),
	html: format('Hypertext Markup Language', 'text/html', { version: '5', puid: 'fmt/471' }),
	txt: format('Plain text, UTF-8', 'text/plain', { puid: 'x-fmt/111' }),
	pem: format('PEM public key', 'application/x-pem-file', { registeredType: 'text/plain' }),
	sig: format('Ed25519 signature (RFC 8032), 64 bytes', 'application/octet-stream'),
	gz: format('GZIP', 'application/gzip', { puid: 'x-fmt/266' }),
	warc: format('WARC', 'application/warc', {
		version: '1.1',
		registeredType: 'application/octet-stream',
		puid: 'fmt/1281',
	}),
	tsr: format('Time-stamp response (RFC 3161)', 'application/timestamp-reply'),
	wacz: format('WACZ', 'application/wacz', { registeredType: 'application/zip', puid: 'fmt/1840' }),
	png: format('Portable Network Graphics', 'image/png'),
	jpg: format('JPEG', 'image/jpeg'),
	pdf: format('Portable Document Format', 'application/pdf'),
};

const UNKNOWN = format('Unknown', 'application/octet-stream');

/** @returns the format that a file's name tells, before its contents have been looked at */
export function formatOfName(name: string): Format {
	return BY_ENDING[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? UNKNOWN;
}

const PNG_VERSIONS = { '1.0': 'fmt/11', '1.1': 'fmt/12', '1.2': 'fmt/13' } as const;

/** PRONOM tells PNG's versions apart by the kinds of chunk in the file. */
export function png(version: keyof typeof PNG_VERSIONS): Format {
	return { ...formatOfName('x.png'), version, puid: PNG_VERSIONS[version] };
}

const PDF_VERSIONS: Readonly<Record<string, string>> = {
	'1.3': 'fmt/17',
	'1.4': 'fmt/18',
	'1.5': 'fmt/19',
	'1.6': 'fmt/20',
	'1.7': 'fmt/276',
	'2.0': 'fmt/1129',
};

const PDFA_LEVELS: Readonly<Record<string, string>> = {
	'1a': 'fmt/95',
	'1b': 'fmt/354',
	'2a': 'fmt/476',
	'2b': 'fmt/477',
	'2u': 'fmt/478',
	'3a': 'fmt/479',
	'3b': 'fmt/480',
	'3u': 'fmt/481',
};

/**
 * @param version of the header, such as `1.7`
 * @param level the PDF/A level that the file itself claims, such as `1b`; undefined when it claims none
 */
export function pdf(version: string, level?: string): Format {
	const puid = level === undefined ? PDF_VERSIONS[version] : PDFA_LEVELS[level];
	const name = level === undefined ? 'Portable Document Format' : 'PDF/A';
	return {
		...formatOfName('x.pdf'),
		name,
		version: level ?? version,
		...(puid === undefined ? {} : { puid }),
	};
}
