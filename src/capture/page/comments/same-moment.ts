/** Two elements tell one moment to the second: a post says again when it was written, as below its words and at its foot. */
export function isSameMoment(time: Element, own: Element | undefined): boolean {
	const moment = own?.getAttribute('datetime') ?? '';
	return /T\d\d:\d\d:\d\d/.test(moment) && time.getAttribute('datetime') === moment;
}
