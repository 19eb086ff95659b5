/** Words without what a drawing is called, as the globe beside a time is “Delas med alla”, and without the dot before it. */
export function withoutDrawings(el: Element): string {
	const drawings = el.querySelectorAll('svg title,svg desc');
	if (drawings.length === 0) return el.textContent ?? '';
	const named = [...drawings].reduce(
		(text, { textContent }) => text.replace(textContent ?? '', ' '),
		el.textContent ?? '',
	);
	return named.replace(/^[\s·•|]+|[\s·•|]+$/gu, '');
}
