/** Key of the file beside a bundle that holds its checksum. */
export function checksumKey(key: string): string {
	return `${key}.sha256`;
}

/** Its text: the line that `sha256sum --check` reads. @param sha256 lower-case hex of the whole zip */
export function checksumText(key: string, sha256: string): string {
	return `${sha256}  ${key.slice(key.lastIndexOf('/') + 1)}\n`;
}
