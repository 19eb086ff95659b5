/**
 * The sort-friendly key of an address, as pywb computes it to look an address up in a CDXJ index:
 * host reversed, `www` dropped, lower case, path cleaned, query sorted, session ids dropped.
 * Always ASCII, so that comparing strings is comparing bytes.
 * Source: CDXJ 0.1.0 (specs.webrecorder.net), "Searchable URL".
 */
export function surt(address: string): string {
	const text = address.trim().replace(/[\n\r\t]/g, '');
	const url = /^(?:https?|ftp):/i.test(text) ? URL.parse(text) : null;
	if (!url) return encoded(Buffer.from(text)).toLowerCase().replace(/\/$/, '');
	const path = cleanPath(encoded(decoded(url.pathname)).toLowerCase());
	const query = cleanQuery(encoded(decoded(url.search.slice(1))).toLowerCase());
	return `${reversedHost(url)})${path}${query ? `?${query}` : ''}`;
}

function reversedHost(url: URL): string {
	const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/^www\d*\.|\.$/g, '');
	return `${host.split('.').reverse().join(',')}${url.port && `:${url.port}`}`;
}

function cleanPath(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..' && parts.length > 0) parts.pop();
		else if (part !== '' && part !== '.') parts.push(part);
	}
	const clean = `/${parts.join('/')}`;
	return clean.length > LONGEST_CLEANED ? clean : clean.replace(ASPX_SESSION, '/');
}

/** ASP.NET without cookies writes its session into the path. */
const ASPX_SESSION = /\/\((?:[a-z]\([0-9a-z]{24}\))+\)\/(?=[^?]*\.aspx)|\/\([0-9a-z]{24}\)\/(?=[^?]*\.aspx)/;
const SESSIONS = [
	/(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}(?:&|$)/,
	/aspsessionid[a-z]{8}=[a-z]{24}(?:&|$)/,
	/cfid=[^&]+&cftoken=[^&]+(?:&|$)/,
];

function cleanQuery(query: string): string {
	const sessions = query.length > LONGEST_CLEANED ? [] : SESSIONS;
	const left = sessions.reduce((rest, session) => rest.replace(session, ''), query);
	return left.split('&').sort(byName).join('&');
}

/** By name and then by value: `x=1` before `x.2=1`, which plain comparison would put the other way. */
function byName(a: string, b: string): number {
	const [nameA, nameB] = [a, b].map((argument) => argument.split('=', 1)[0] as string) as [string, string];
	if (nameA !== nameB) return nameA < nameB ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Pages encode what they encoded; deeper than this only one does that wants the indexing to take for ever. */
const MOST_LAYERS = 16;
/** The patterns above look around from every place; on an address of megabytes that would take for ever as well. */
const LONGEST_CLEANED = 8192;

/** Takes percent-encoding away until none is left. */
function decoded(text: string): Buffer {
	let bytes = Buffer.from(text);
	for (let layer = 0; layer < MOST_LAYERS; layer++) {
		const next = Buffer.from(
			bytes
				.toString('latin1')
				.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
			'latin1',
		);
		if (next.equals(bytes)) return bytes;
		bytes = next;
	}
	return bytes;
}

/** Encodes what cannot stand in a line of an index, and what would read as an encoding or a fragment. */
function encoded(bytes: Buffer): string {
	return bytes.toString('latin1').replace(
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to encode
		/[\u0000-\u0020\u007f-\u00ff%#]/g,
		(c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
	);
}
