/** As “@kommunen” or “@kommunen@server.example”. */
export const HANDLES = /@[\w-]+(?:[.@][\w-]+)*/g;

/** What stands before a name. */
const BY = /^(?:by|av|af|von|par|por|door|przez)\s+(?=\S)/iu;

/** The name, perhaps with “by” before it and a handle and the time beside it, in whatever order and with nothing between, and nothing else. */
export function isByline(said: string, author: string, when: string): boolean {
	// A sign may stand before the name, as what is live or pinned has.
	const words = said.replace(/^[^\p{L}\p{N}@]+/u, '');
	const line = words.startsWith(author) ? words : words.replace(BY, '');
	const isFirst = line.startsWith(author) || (when !== '' && line.startsWith(when) && line.includes(author));
	if (!isFirst) return false;
	const rest = line.replace(author, ' ').replace(/(?<=^\s*[,·•|–—-]\s*)(?:den|the|on)(?=\s)/iu, ' ');
	return plain(rest) === '' || plain(rest.replace(HANDLES, ' ').replace(when, ' ')) === '';
}

export function plain(line: string): string {
	return line.replace(/[^\p{L}\p{N}]+/gu, '');
}
