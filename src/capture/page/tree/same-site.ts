/** Doors of one site for other devices, countries and languages. */
const DOOR = /^(?:www|m|mobile|touch|mbasic|web|[a-z]{2}(?:-[a-z]{2})?)\.(?=[^.]+\.)/;

/** Whether a host is this page's, or another door of the same site: “se.site.example” beside “www.site.example”. */
export function isThisSite(hostname: string): boolean {
	return hostname.replace(DOOR, '') === location.hostname.replace(DOOR, '');
}
