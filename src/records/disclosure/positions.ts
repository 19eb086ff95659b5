/** Positions of posts as a person writes them, `1, 3`; what is no number becomes one that no post has, so that it is refused and not passed over. */
export function readPositions(text: string): readonly number[] {
	return text
		.split(/[\s,;]+/)
		.filter(Boolean)
		.map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : Number.NaN));
}
