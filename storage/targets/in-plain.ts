/** A part of an address without its percent signs; as it stands where it was kept before such an address was refused. */
export function inPlain(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
