/**
 * What a post or comment may be that is not allowed to stand on an authority's page: eight kinds, as Swedish guidelines for social
 * media list them. Their words stand in `words/removal.ts`.
 */
export const REMOVAL_CATEGORIES = [
	'defamation',
	'hatred',
	'violence',
	'crime',
	'copyright',
	'privacy',
	'obscenity',
	'advertising',
] as const;
export type RemovalCategory = (typeof REMOVAL_CATEGORIES)[number];

/** What is about to be removed, and why it may not stand. */
export interface Removal {
	/** Address of the one post or comment. */
	readonly post: string;
	readonly category: RemovalCategory;
}
