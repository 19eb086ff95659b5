/**
 * A name as it is compared: equal for the same name in other cases (å, ä and ö too), in composed or decomposed
 * letters, and with other spaces. SQLite's own lower() knows only A to Z.
 */
export function comparable(name: string): string {
	return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
}
