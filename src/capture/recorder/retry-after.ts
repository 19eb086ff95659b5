/** RFC 9110 §10.2.3: seconds, or a date. @returns milliseconds from now, at least 0; undefined where it says nothing */
export function retryAfter(value: string | undefined, now = Date.now()): number | undefined {
	if (value === undefined) return undefined;
	const text = value.trim();
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
