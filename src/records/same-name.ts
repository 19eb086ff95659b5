/**
 * A name as it is compared: equal for the same name in other cases (å, ä and ö too), in composed or decomposed
 * letters, and with other spaces. SQLite's own lower() knows only A to Z.
 */
export function comparable(name: string): string {
	return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
}

/** A person's name as it is compared: as `comparable`, and equal in whatever order first and last name stand, and without what stands in brackets. */
export function comparablePerson(name: string): string {
	const words = comparable(name.replace(/\([^)]*\)/g, ' ').replace(/[,;.]/g, ' ')).split(' ');
	return words.sort().join(' ');
}
